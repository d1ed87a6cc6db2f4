package org.hansho.casework.suppression;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.Tally;
import org.hansho.event.Event;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Inhibition;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that mute their consequences, by rules of the content. What is muted stands like what a
 * suppression hides: stored, counted, listed, shown again by whoever makes it active. An alert that
 * is hidden or dismissed mutes nothing, and nothing mutes an alert that is more severe. Causes are
 * in memory, read again from the store at a start. Safe from any thread.
 */
public final class Inhibitions {
  /** What stands before the id of an inhibition where that of a suppression stands else. */
  public static final String PREFIX = "inhibition/";

  /** Most entities of a tenant and an inhibition whose causes are known; the oldest leave. */
  private static final int MOST_CAUSES = 10_000;

  private final CaseStore store;
  private final List<Inhibition> all;
  private final Map<String, Map<String, Map<EntityKey, Inhibition.Cause>>> causes = new HashMap<>();

  private Inhibitions(CaseStore store, List<Inhibition> all) {
    this.store = store;
    this.all = List.copyOf(all);
  }

  /**
   * Inhibitions over a store; causes that are there mute what comes from now on.
   *
   * @param tenants whose causes are read
   * @throws IOException if they cannot be read
   */
  public static Inhibitions open(CaseStore store, List<Inhibition> all, Set<String> tenants)
      throws IOException {
    Inhibitions inhibitions = new Inhibitions(store, all);
    for (String tenant : tenants) {
      for (Inhibition one : all) {
        inhibitions.restore(tenant, one);
      }
    }
    return inhibitions;
  }

  private void restore(String tenant, Inhibition one) throws IOException {
    AlertQuery query =
        AlertQuery.of(tenant)
            .withStatuses(
                Set.of(AlertStatus.ACTIVE, AlertStatus.IN_PROGRESS, AlertStatus.RESOLVED));
    for (String named : one.causes()) {
      AlertQuery ofCause =
          named.endsWith("/*")
              ? query.withSections(Set.of(named.substring(0, named.length() - 2)))
              : query.withDetections(Set.of(named));
      AlertPage page = store.list(ofCause, AlertOrder.NEWEST, null, CaseStore.MOST_LISTED);
      for (int i = page.alerts().size() - 1; i >= 0; i--) {
        note(page.alerts().get(i).alert());
      }
    }
  }

  /** All of them, by id. */
  public List<Inhibition> list() {
    return all;
  }

  /** How many alerts of a tenant one hides now. */
  public Tally hides(String tenant, Inhibition one) throws IOException {
    return store
        .count(
            AlertQuery.of(tenant)
                .withStatuses(Set.of(AlertStatus.SUPPRESSED))
                .withEntities(
                    List.of(new AlertQuery.NamedEntity("suppression", PREFIX + one.id()))))
        .all();
  }

  /** Decides where alerts stand that come in, behind another rule. */
  public Arrivals behind(Arrivals first) {
    return new Arrivals() {
      @Override
      public Arrival arrived(Alert alert, @Nullable AlertState before, boolean isMore) {
        AlertState muted = before != null && isMuted(before) ? before : null;
        if (muted != null && !isMore) {
          return Arrival.quiet(muted);
        }
        Arrival arrival = first.arrived(alert, muted == null ? before : muted.released(), isMore);
        boolean isChange = before == null || isMore;
        return isChange ? decide(alert, muted, arrival) : arrival;
      }

      @Override
      public AlertState again(String tenant, AlertState state) {
        if (!isMuted(state)) {
          return first.again(tenant, state);
        }
        boolean isLeft = all.stream().noneMatch(one -> key(one).equals(state.suppression()));
        return isLeft ? state.released() : state;
      }
    };
  }

  private static boolean isMuted(AlertState state) {
    return state.status() == AlertStatus.SUPPRESSED && state.suppression().startsWith(PREFIX);
  }

  private static String key(Inhibition one) {
    return PREFIX + one.id();
  }

  /**
   * Decides.
   *
   * @param muted where it stood if it was muted; else null
   */
  private Arrivals.Arrival decide(
      Alert alert, @Nullable AlertState muted, Arrivals.Arrival arrival) {
    AlertState state = arrival.state();
    if (state.status() == AlertStatus.SUPPRESSED) {
      return arrival;
    }
    Muting by = state.isUntouched() ? muting(alert) : null;
    if (by == null) {
      note(alert);
      return muted == null || !arrival.verb().isEmpty()
          ? arrival
          : new Arrivals.Arrival(
              state, "alert.unsuppress", "No other alert mutes its new evidence.");
    }
    return muted != null && muted.suppression().equals(key(by.rule()))
        ? Arrivals.Arrival.quiet(muted)
        : new Arrivals.Arrival(
            state.suppressed(key(by.rule())),
            "alert.inhibit",
            by.rule().in(Language.ENGLISH).title() + ": " + by.cause().alert());
  }

  private record Muting(Inhibition rule, Inhibition.Cause cause) {}

  private synchronized @Nullable Muting muting(Alert alert) {
    Map<String, Map<EntityKey, Inhibition.Cause>> known = causes.get(alert.tenant());
    if (known == null) {
      return null;
    }
    for (Inhibition one : all) {
      Map<EntityKey, Inhibition.Cause> ofRule = known.getOrDefault(one.id(), Map.of());
      for (EntityKey key : EntityKeys.of(alert.entities())) {
        Inhibition.Cause cause = ofRule.get(key);
        if (cause != null
            && !cause.alert().equals(alert.id())
            && one.mutes(alert, cause)
            && !isPutAway(alert.tenant(), cause.alert())) {
          return new Muting(one, cause);
        }
      }
    }
    return null;
  }

  /**
   * Whether somebody has called a cause none, or a suppression hides it by now: then it mutes
   * nothing, until it is active again. One that cannot be read, or is not stored yet, mutes.
   */
  private boolean isPutAway(String tenant, String cause) {
    try {
      AlertPage.Listed listed = store.find(tenant, cause);
      AlertStatus status = listed == null ? AlertStatus.ACTIVE : listed.state().status();
      return status == AlertStatus.DISMISSED || status == AlertStatus.SUPPRESSED;
    } catch (IOException unread) {
      return false;
    }
  }

  /** From now on it mutes, if it is a cause. */
  private synchronized void note(Alert alert) {
    for (Inhibition one : all) {
      if (alert.time() != Event.NO_TIME && one.isCause(alert.detection())) {
        Inhibition.Cause cause =
            new Inhibition.Cause(alert.id(), alert.severity(), alert.time(), alert.lastTime());
        Map<EntityKey, Inhibition.Cause> known =
            causes
                .computeIfAbsent(alert.tenant(), unused -> new HashMap<>())
                .computeIfAbsent(one.id(), unused -> new Bounded());
        for (EntityKey key : EntityKeys.of(alert.entities())) {
          if (one.entities().contains(key.type())) {
            known.remove(key); // What is seen again is the newest.
            known.put(key, cause);
          }
        }
      }
    }
  }

  /** Lets the oldest go. */
  private static final class Bounded extends LinkedHashMap<EntityKey, Inhibition.Cause> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<EntityKey, Inhibition.Cause> eldest) {
      return size() > MOST_CAUSES;
    }
  }
}
