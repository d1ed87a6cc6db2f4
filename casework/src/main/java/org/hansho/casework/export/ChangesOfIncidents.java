package org.hansho.casework.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hansho.casework.incident.IncidentTurn;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertPage;
import org.hansho.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * The changes of incidents, each incident in the shape of an alert.
 *
 * <p>The id of an incident follows from its first alert, so an earlier alert that comes late gives
 * it another one. A reader keeps the id that he had first. Of several incidents that he has had and
 * that have become one, the others are closed as duplicates; so is one of which a single alert is
 * left.
 */
public final class ChangesOfIncidents implements ChangeSource {
  private final Incidents incidents;

  /** Those of these incidents. */
  public ChangesOfIncidents(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public boolean isReady(String tenant) throws IOException {
    return incidents.isWhole(tenant);
  }

  @Override
  public long newest(String tenant) throws IOException {
    return incidents.newestChange(tenant);
  }

  @Override
  public List<Changed> after(String tenant, long change, int most, Sent sent) throws IOException {
    List<Changed> all = new ArrayList<>();
    for (IncidentTurn turn : incidents.changes(tenant, change, most)) {
      all.add(new Changed(turn.change(), alert(tenant, turn, sent)));
    }
    return all;
  }

  @Override
  public AlertPage.@Nullable Listed find(String tenant, String id, Sent sent) throws IOException {
    IncidentView view = incidents.whatBecameOf(tenant, id);
    if (view == null) {
      return null;
    }
    long change = incidents.changeOf(tenant, List.of(id, view.incident().id()));
    return alert(tenant, new IncidentTurn(id, change), view, sent);
  }

  private AlertPage.@Nullable Listed alert(String tenant, IncidentTurn turn, Sent sent)
      throws IOException {
    IncidentView view = incidents.whatBecameOf(tenant, turn.incident());
    return view == null ? null : alert(tenant, turn, view, sent);
  }

  private static AlertPage.@Nullable Listed alert(
      String tenant, IncidentTurn turn, IncidentView view, Sent sent) throws IOException {
    String now = view.incident().id();
    Set<String> ids = new LinkedHashSet<>();
    view.incident()
        .members()
        .forEach(member -> ids.add(IncidentId.of(tenant, member.step().alert())));
    Set<String> had = sent.among(ids);
    boolean isOne = ids.size() > 1;
    String known =
        had.contains(now) ? now : ids.stream().filter(had::contains).findFirst().orElse(now);
    if (isOne && (turn.incident().equals(known) || turn.incident().equals(now))) {
      return IncidentAlert.of(view, tenant, turn.change(), known);
    }
    return had.contains(turn.incident())
        ? IncidentAlert.ended(view, tenant, turn, isOne ? known : "")
        : null;
  }
}
