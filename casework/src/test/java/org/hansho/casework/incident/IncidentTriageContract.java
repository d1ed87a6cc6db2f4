package org.hansho.casework.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of incidents, whichever database holds them. */
abstract class IncidentTriageContract {
  private static final String TENANT = "example";

  private StoreSettings.Place place;
  private CaseStore store;
  private Incidents incidents;
  private long epoch;
  private long now = 1_000;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    reopen();
  }

  private void reopen() throws IOException {
    store = CaseStore.open(StoreSettings.of(place));
    incidents = new Incidents(store, List::of);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void come(List<Alert> alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    alerts.forEach(alert -> changes.add(new AlertChange.Raised(alert, 1)));
    store.apply(TENANT, new EpochChanges(epoch, ++epoch, changes));
    incidents.catchUp(TENANT);
  }

  private static List<Alert> stories(Plot... plots) {
    StoryMonth month = new StoryMonth(3);
    for (Plot plot : plots) {
      month.with(plot, Manner.SLOW);
    }
    return month.alerts().stream().map(StoryAlert::alert).toList();
  }

  private List<String> listed(AlertStatus... statuses) throws IOException {
    IncidentQuery query =
        new IncidentQuery(
            Severity.INFORMATIONAL, null, Long.MIN_VALUE, Long.MAX_VALUE, Set.of(statuses), null);
    return incidents.list(TENANT, query, Long.MAX_VALUE, "", 200).stream()
        .map(IncidentHead::id)
        .toList();
  }

  private IncidentState say(String id, IncidentChange change) throws IOException {
    return store
        .transactions()
        .write("say", on -> incidents.change(on, TENANT, id, change, "user ann", ++now));
  }

  private static IncidentChange closing(String note) {
    return new IncidentChange(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, null, note);
  }

  private static IncidentChange assigning(String name) {
    return new IncidentChange(null, null, name, "");
  }

  private IncidentState state(String id) throws IOException {
    return incidents.find(TENANT, id).state();
  }

  @Test
  void anIncidentIsTakenClosedAndOpenedAgainAlsoBehindARestart() throws IOException {
    come(stories(Plot.values()));
    List<String> all = listed();
    String id = all.get(0);
    assertThat(state(id)).isEqualTo(IncidentState.NEW);
    assertThat(say(id, assigning("ann")).status()).isEqualTo(AlertStatus.IN_PROGRESS);
    assertThat(say(id, assigning("")).status()).isEqualTo(AlertStatus.ACTIVE);
    say(id, assigning("bob"));
    say(id, closing("host rebuilt"));
    store.close();
    reopen();
    assertThat(state(id).status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(state(id).assignee()).isEqualTo("bob");
    assertThat(listed(AlertStatus.RESOLVED)).containsExactly(id);
    assertThat(listed(AlertStatus.ACTIVE, AlertStatus.IN_PROGRESS))
        .hasSize(all.size() - 1)
        .doesNotContain(id);
    say(id, new IncidentChange(AlertStatus.ACTIVE, null, null, "once more"));
    assertThat(listed(AlertStatus.ACTIVE)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(incidents.history(TENANT, id, 10).stream().map(IncidentEntry::verb))
        .containsExactly(
            "incident.reopen",
            "incident.close",
            "incident.assign",
            "incident.assign",
            "incident.assign");
    assertThat(incidents.states("another", all)).isEmpty();
  }

  private List<String> meant(String filter, int most) throws IOException, FilterException {
    List<String> ids = new ArrayList<>();
    long before = Long.MAX_VALUE;
    String id = "";
    while (true) {
      List<IncidentHead> page =
          incidents.list(
              TENANT, IncidentQuery.ALL, Filter.parse(filter, Map.of()), before, id, most);
      if (page.isEmpty()) {
        return ids;
      }
      assertThat(page).hasSizeLessThanOrEqualTo(most);
      page.forEach(one -> ids.add(one.id()));
      before = page.get(page.size() - 1).lastTime();
      id = page.get(page.size() - 1).id();
    }
  }

  @Test
  void aFilterMeansTheIncidentsThatAPlainReadingOfAllGives() throws IOException, FilterException {
    come(stories(Plot.values()));
    List<IncidentHead> all =
        incidents.list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", Incidents.MOST_LISTED);
    IncidentHead middle = all.get(all.size() / 2);
    say(middle.id(), assigning("Ann"));
    String time = Instant.EPOCH.plusNanos(middle.lastTime()).toString();
    String stage = middle.intents().get(middle.intents().size() - 1).key();
    Map<String, Predicate<IncidentHead>> asked =
        Map.of(
            "severity >= high",
            one -> one.severity().compareTo(Severity.HIGH) >= 0,
            "not intent = " + stage + " or count > " + middle.alerts(),
            one ->
                one.intents().stream().noneMatch(intent -> intent.key().equals(stage))
                    || one.alerts() > middle.alerts(),
            "time <= " + time + " and severity > low",
            one ->
                one.lastTime() <= middle.lastTime() && one.severity().compareTo(Severity.LOW) > 0,
            "first_time > " + time,
            one -> one.firstTime() > middle.lastTime(),
            "assignee ~ \"a*\" and status = in-progress",
            one -> one.id().equals(middle.id()),
            "not assignee exists",
            one -> !one.id().equals(middle.id()));
    for (Map.Entry<String, Predicate<IncidentHead>> each : asked.entrySet()) {
      List<String> plain = all.stream().filter(each.getValue()).map(IncidentHead::id).toList();
      assertThat(plain.size()).as(each.getKey()).isBetween(1, all.size() - 1);
      for (int most : List.of(1, 2, Incidents.MOST_LISTED)) {
        assertThat(meant(each.getKey(), most)).as(each.getKey()).isEqualTo(plain);
      }
    }
  }

  @Test
  void aFilterThatAsksForWhatIncidentsDoNotHaveIsRefusedAlsoWhereThereIsNone() {
    for (String filter :
        List.of("host = web-1", "\"miner\"", "severity = low or process.name = a")) {
      assertThatThrownBy(() -> meant(filter, 1))
          .isInstanceOf(IncidentRefusedException.class)
          .hasMessageContaining("incidents have no field ")
          .hasMessageContaining("They have assignee, count, first_time, intent, severity, ");
    }
  }

  @Test
  void whatWasSaidStaysWithItsAlertsWhenAnEarlierOneComesAndItIsMarked() throws IOException {
    List<Alert> firsts = new ArrayList<>();
    List<Alert> others = new ArrayList<>();
    Set<String> begun = new HashSet<>();
    StoryMonth month = new StoryMonth(3);
    for (Plot plot : Plot.values()) {
      month.with(plot, Manner.SLOW);
    }
    for (StoryAlert alert : month.alerts()) {
      (begun.add(alert.story()) ? firsts : others).add(alert.alert());
    }
    come(others);
    List<String> before = listed();
    for (String id : before) {
      say(id, closing("done"));
      assertThat(state(id).isUpdated(alerts(id))).isFalse();
    }
    come(firsts);
    int renamed = 0;
    for (String old : before) {
      String id = incidents.find(TENANT, old).incident().id();
      if (!id.equals(old)) {
        assertThat(state(id).status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(state(id).isUpdated(alerts(id))).isTrue();
        assertThat(incidents.history(TENANT, id, 10)).isNotEmpty();
        renamed++;
      }
    }
    assertThat(renamed).isPositive();
  }

  private int alerts(String id) throws IOException {
    return incidents.find(TENANT, id).incident().members().size();
  }

  @Test
  void ofIncidentsThatBecomeOneTheLastWordHoldsAndAllOfItIsHistory() throws IOException {
    come(stories(Plot.values()));
    List<String> all = listed();
    say(all.get(0), closing("first"));
    say(all.get(1), assigning("bob"));
    String one =
        store.transactions().write("merge", on -> incidents.merge(on, TENANT, all.subList(0, 2)));
    assertThat(state(one).status()).isEqualTo(AlertStatus.IN_PROGRESS);
    assertThat(state(one).assignee()).isEqualTo("bob");
    assertThat(incidents.history(TENANT, one, 10)).hasSize(2);
    assertThat(listed(AlertStatus.IN_PROGRESS)).containsExactly(one);
  }

  @Test
  void whatContradictsItselfOrAsksForNothingIsRefused() {
    assertThatThrownBy(() -> new IncidentChange(AlertStatus.RESOLVED, null, null, ""))
        .hasMessageContaining("Say why");
    assertThatThrownBy(() -> new IncidentChange(null, null, null, ""))
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> new IncidentChange(AlertStatus.SUPPRESSED, null, null, ""))
        .isInstanceOf(IncidentRefusedException.class);
    assertThatThrownBy(() -> new IncidentChange(null, null, null, "x".repeat(5_000)))
        .hasMessageContaining("4000");
    assertThatThrownBy(() -> say("none", closing(""))).isInstanceOf(IncidentRefusedException.class);
  }
}
