package org.hansho.casework.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.filter.RandomAlerts;
import org.hansho.casework.filter.RandomFilter;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.store.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a preview says of stored alerts, whichever database holds them. */
abstract class PreviewContract {
  private static final String TENANT = "example";
  private static final long NOW = 1_790_000_000_000_000_000L;
  private static final long HOUR = 3_600_000_000_000L;

  private CaseStore store;
  private Suppressions suppressions;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  /** How many suppressions the preview is compared on. */
  abstract int previews();

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
    suppressions = Suppressions.open(store, () -> NOW, tenant -> RandomFilter.LISTS);
    store.decideBy(suppressions.behind(Arrivals.UNCHANGED), () -> NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Alert on(String id, String host) {
    return RandomAlerts.of(id, "linux/miner", host, "erin");
  }

  private void come(Alert... alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, 1));
    }
    store.apply(TENANT, new EpochChanges(0, 1, changes));
  }

  private static SuppressionRequest request(String filter) {
    return new SuppressionRequest("n", filter, "why", Duration.ofDays(1), 0, 0);
  }

  private Preview preview(
      String tenant, SuppressionRequest request, Previews previews, Previews.Watch watch)
      throws IOException, FilterException {
    return suppressions.preview(
        suppressions.draft("s", tenant, "user ann", request), previews, watch);
  }

  private void closedAsTrue(String id) throws IOException {
    AlertEntry.Head head = new AlertEntry.Head("user ann", NOW, "alert.close", 7, "");
    store
        .transactions()
        .write(
            "change",
            on ->
                store
                    .states()
                    .change(
                        on,
                        TENANT,
                        List.of(id),
                        state -> state.with(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE),
                        head));
  }

  @Test
  void aPreviewTellsWhatPeopleMadeOfTheAlertsAndWhichIncidentsLoseAStep()
      throws IOException, FilterException {
    come(on("01", "web-1"), on("02", "web-1"), on("03", "web-2"));
    closedAsTrue("01");
    Previews previews = new Previews(store, (tenant, alerts) -> List.of("incident of " + alerts));
    Preview preview = preview(TENANT, request("host = web-1"), previews, Previews.Watch.WHOLE);
    assertThat(preview.alerts()).isEqualTo(2);
    assertThat(preview.searchedTo()).isNull();
    assertThat(preview.truePositives()).isEqualTo(1);
    assertThat(preview.byStatus())
        .isEqualTo(Map.of(AlertStatus.ACTIVE, 1L, AlertStatus.RESOLVED, 1L));
    assertThat(preview.newest()).hasSize(2);
    assertThat(preview.incidents()).isEqualTo(new Tally(1, true));
    assertThat(preview.losing()).containsExactly("incident of [02, 01]");
    AlertQuery active = AlertQuery.of(TENANT).withStatuses(Set.of(AlertStatus.ACTIVE));
    assertThat(store.count(active).all().number()).as("nothing is hidden").isEqualTo(2);
  }

  @Test
  void aMaintenanceWindowIsPreviewedOverItsOwnTime() throws IOException, FilterException {
    List<Entity> web = List.of(new Entity("host", Map.of("name", "web-1")));
    long begin = RandomAlerts.START;
    come(
        RandomAlerts.with("01", "linux/miner", Severity.LOW, web, begin + 2 * HOUR),
        RandomAlerts.with("02", "linux/miner", Severity.LOW, web, begin + HOUR / 2),
        RandomAlerts.with("03", "linux/miner", Severity.LOW, web, begin + 4 * HOUR));
    SuppressionRequest window =
        new SuppressionRequest("n", "host = web-1", "Move.", null, begin, begin + 4 * HOUR);
    Previews previews = new Previews(store, IncidentSteps.NONE);
    Preview preview = preview(TENANT, window, previews, Previews.Watch.WHOLE);
    assertThat(ids(preview.newest())).containsExactly("01");
  }

  @Test
  void aPreviewOfManyAlertsSaysHowFarItIsAndWhereItWasEnded() throws IOException, FilterException {
    List<Alert> many = new ArrayList<>();
    List<Entity> web = List.of(new Entity("host", Map.of("name", "web-1")));
    for (int i = 0; i < 2_500; i++) {
      long time = RandomAlerts.START + i * HOUR / 10;
      many.add(RandomAlerts.with("%04x".formatted(i), "linux/miner", Severity.LOW, web, time));
    }
    come(many.toArray(Alert[]::new));
    Previews previews = new Previews(store, (tenant, alerts) -> List.of("i" + alerts.size()));
    List<Long> passed = new ArrayList<>();
    Preview whole =
        preview(
            TENANT,
            request("host = web-1"),
            previews,
            (now, all) -> {
              assertThat(all).isEqualTo(2_500);
              passed.add(now);
              return true;
            });
    assertThat(passed).hasSize(4).isSorted().startsWith(0L).endsWith(2_500L);
    assertThat(passed.get(1)).isBetween(980L, 1_000L);
    assertThat(whole.alerts()).isEqualTo(2_500);
    assertThat(whole.losing()).containsExactly("i1000", "i500");
    Preview cut = preview(TENANT, request("host = web-1"), previews, (now, all) -> now == 0);
    assertThat(cut.alerts()).isEqualTo(1_000);
    assertThat(cut.searchedTo()).isEqualTo(RandomAlerts.START + 1_500 * HOUR / 10);
  }

  /** R605: a preview is what a replay of the same alerts hides. */
  @Test
  void r605APreviewIsWhatAReplayHides() throws IOException, FilterException {
    Random random = new Random(605);
    int alerts = 20;
    store.apply("history", history("history", alerts));
    Previews previews = new Previews(store, IncidentSteps.NONE);
    long hidden = 0;
    for (int i = 0; i < previews(); i++) {
      String tenant = "replay-" + i;
      String filter = RandomFilter.of(random, 3).text();
      SuppressionRequest request = request(filter);
      Preview preview = preview("history", request, previews, Previews.Watch.WHOLE);
      Suppression made = suppressions.draft("s" + i, tenant, "user ann", request);
      suppressions.add(made, work -> store.transactions().write("add", work));
      store.apply(tenant, history(tenant, alerts));
      AlertPage replayed =
          store.list(
              AlertQuery.of(tenant).withStatuses(Set.of(AlertStatus.SUPPRESSED)),
              AlertOrder.NEWEST,
              null,
              alerts);
      assertThat(ids(replayed.alerts())).as(filter).isEqualTo(ids(preview.newest()));
      assertThat(preview.alerts()).isEqualTo(replayed.alerts().size());
      hidden += preview.alerts();
    }
    assertThat(hidden).isBetween(2L * previews(), 18L * previews());
  }

  private static Set<String> ids(List<AlertPage.Listed> alerts) {
    Set<String> ids = new TreeSet<>();
    alerts.forEach(listed -> ids.add(listed.alert().id()));
    return ids;
  }

  private static EpochChanges history(String tenant, int alerts) {
    Random random = new Random(1);
    List<AlertChange> changes = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      changes.add(
          new AlertChange.Raised(RandomAlerts.random(random, tenant, "%04x".formatted(i)), 1));
    }
    return new EpochChanges(0, 1, changes);
  }
}
