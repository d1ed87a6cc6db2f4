package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.health.Watching;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R704: what is deleted from the list of alerts after a time, and who can see that it was. */
class StoreRetentionTest {
  private static final long DAY = Duration.ofDays(1).toNanos();

  private final AtomicLong time = new AtomicLong(20_000 * DAY);

  @TempDir private Path folder;

  private List<?> listed(CaseStore store) throws IOException {
    return store.list(AlertQuery.of("default"), AlertOrder.NEWEST, null, 10).alerts();
  }

  @Test
  void r704AnAlertThatNobodyTouchesIsDeletedAfterTheTimeOfTheSettingsAndTheAuditLogSaysSo()
      throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), RunningServer.ROOM, false);
    try (RunningServer server =
        new RunningServer(folder, unused -> Workload.engine(), "", watching)) {
      server.post("/ingest/v1/app", Workload.line(time.get(), "denied", "ann", "web-1"));
      server.until("/api/v1/alerts", "test/denied");
    }
    Path data = folder.resolve("data");
    StoreSettings settings =
        StoreSettings.of(new StoreSettings.Sqlite(data.resolve("casework.db")));
    try (CaseStore store = CaseStore.open(settings)) {
      AuditLog audit = AuditLog.open(store.transactions(), data.resolve("audit-head"), time::get);
      StoreRetention retention = retention(store, audit, Duration.ofDays(400));
      retention.look();
      time.addAndGet(400 * DAY);
      retention.look();
      assertThat(listed(store)).hasSize(1);
      time.addAndGet(DAY);
      retention(store, audit, Duration.ZERO).look();
      assertThat(listed(store)).as("zero keeps all").hasSize(1);
      retention.look();
      assertThat(listed(store)).isEmpty();
    }
    try (RunningServer server =
        new RunningServer(folder, unused -> Workload.engine(), "", watching)) {
      assertThat(server.get("/api/v1/audit").body())
          .contains("alert.expire", "1 alerts", "\"tenant\":\"default\"");
      assertThat(server.get("/api/v1/alerts").body()).contains("\"alerts\":[]");
    }
  }

  @Test
  @Timeout(60)
  void itEndsAlsoIfSomethingElseHasUsedUpTheSignalThatWokeIt() throws Exception {
    StoreSettings settings =
        StoreSettings.of(new StoreSettings.Sqlite(folder.resolve("casework.db")));
    try (CaseStore store = CaseStore.open(settings)) {
      AuditLog audit = AuditLog.open(store.transactions(), folder.resolve("audit-head"), time::get);
      AtomicReference<Thread> closer = new AtomicReference<>();
      CountDownLatch asked = new CountDownLatch(1);
      Supplier<Duration> age =
          () -> {
            asked.countDown();
            Thread closing = closer.get();
            while (closing == null || closing.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
              closing = closer.get();
            }
            LockSupport.park();
            return Duration.ZERO;
          };
      StoreRetention retention =
          new StoreRetention(store.oldAlerts(Incidents.groups()), audit, age, List.of(), time::get);
      retention.start();
      asked.await();
      Thread closing = new Thread(retention::close);
      closing.setDaemon(true);
      closing.start();
      closer.set(closing);
      closing.join();
    }
  }

  private StoreRetention retention(CaseStore store, AuditLog audit, Duration age) {
    return new StoreRetention(
        store.oldAlerts(Incidents.groups()), audit, () -> age, List.of("default"), time::get);
  }
}
