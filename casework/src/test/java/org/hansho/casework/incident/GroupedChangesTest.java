package org.hansho.casework.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hansho.alert.Alert;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.feed.FeedName;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.incident.Pattern;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of grouping, alerts reach people, and nobody waits for it. */
@Timeout(120)
class GroupedChangesTest {
  private static final String TENANT = "example";

  @TempDir private Path folder;
  private CaseStore store;

  @BeforeEach
  void open() throws IOException {
    store = CaseStore.open(StoreSettings.of(EmptyDatabases.sqlite(folder)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static List<Alert> alerts() {
    return new StoryMonth(3)
        .with(Plot.STORAGE_WIPED, Manner.SLOW).alerts().stream().map(StoryAlert::alert).toList();
  }

  private static EpochChanges epoch(List<Alert> alerts) {
    List<AlertChange> changes = new ArrayList<>();
    alerts.forEach(alert -> changes.add(new AlertChange.Raised(alert, 1)));
    return new EpochChanges(0, 1, changes);
  }

  private GroupedChanges grouped(Supplier<List<Pattern>> patterns) {
    GroupedChanges grouped =
        new GroupedChanges(store, new Incidents(store, patterns), Duration.ofMillis(1));
    grouped.start();
    return grouped;
  }

  private List<IncidentHead> listed() throws IOException {
    return new Incidents(store, List::of).list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", 200);
  }

  private void untilOneIsListed() throws IOException {
    while (listed().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }

  @Test
  void alertsReachPeopleThoughGroupingFailsAndAreGroupedOnceItDoesNot() throws IOException {
    AtomicBoolean fails = new AtomicBoolean(true);
    CountDownLatch twice = new CountDownLatch(2);
    Supplier<List<Pattern>> patterns =
        () -> {
          if (fails.get()) {
            twice.countDown();
            throw new IllegalStateException("no patterns");
          }
          return List.of();
        };
    try (GroupedChanges grouped = grouped(patterns)) {
      assertThat(grouped.position(TENANT)).isZero();
      assertThat(grouped.apply(TENANT, epoch(alerts()))).isTrue();
      await(twice);
      assertThat(store.changes(TENANT, 0, 200).alerts()).hasSameSizeAs(alerts());
      assertThat(grouped.position(TENANT)).isEqualTo(1);
      assertThat(grouped.trouble(TENANT)).contains("no patterns");
      assertThat(grouped.trouble("other")).isEmpty();
      assertThat(listed()).isEmpty();
      fails.set(false);
      untilOneIsListed();
      while (!grouped.trouble(TENANT).isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void nobodyWaitsForGroupingAndAnEndWaitsForAFewAlertsOnly() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Supplier<List<Pattern>> patterns =
        () -> {
          reached.countDown();
          await(goOn);
          return List.of();
        };
    GroupedChanges grouped = grouped(patterns);
    assertThat(grouped.apply(TENANT, epoch(alerts()))).isTrue();
    await(reached);
    assertThat(grouped.position(TENANT)).isEqualTo(1);
    Thread ending = new Thread(grouped::close);
    ending.start();
    while (ending.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    ending.join();
    assertThat(new Incidents(store, List::of).catchUp(TENANT)).isEqualTo(alerts().size());
  }

  @Test
  void alertsOfAFurtherFeedAreGroupedWithTheirTenants() throws IOException {
    try (GroupedChanges grouped = grouped(List::of)) {
      grouped.apply(FeedName.of(TENANT, "health"), epoch(alerts()));
      untilOneIsListed();
      assertThat(listed()).hasSize(1);
    }
  }

  @Test
  void manyAlertsAreGroupedInSmallTransactions() throws IOException {
    List<Alert> many =
        new StoryMonth(3).withQuietAlerts().alerts().stream().map(StoryAlert::alert).toList();
    store.apply(TENANT, epoch(many));
    Incidents incidents = new Incidents(store, List::of);
    int steps = 0;
    while (incidents.groupNext(TENANT)) {
      steps++;
    }
    assertThat(steps).isBetween(many.size() / 50, many.size() / 50 + 2);
  }
}
