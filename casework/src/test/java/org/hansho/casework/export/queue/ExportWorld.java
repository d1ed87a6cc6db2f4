package org.hansho.casework.export.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.export.ChangesOfAlerts;
import org.hansho.casework.export.ChangesOfIncidents;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.detect.Grounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store with alerts, targets over it, and a clock that tests set. */
abstract class ExportWorld {
  static final String TENANT = "shop";
  static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");

  @TempDir private Path folder;

  CaseStore store;
  Incidents incidents;
  volatile Instant now = NOW;
  private long epoch;

  /** An empty database. */
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.sqlite(folder);
  }

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
    incidents = new Incidents(store, List::of);
  }

  @AfterEach
  void close() {
    store.close();
  }

  static String id(int number) {
    return String.format("%064x", 0xabc000L + number);
  }

  static Alert alert(int number, Severity severity, long count) {
    AlertTexts texts =
        new AlertTexts("Title " + number, "", "", "", null, List.of(), List.of(), "");
    long time = NOW.getEpochSecond() * 1_000_000_000L;
    return new Alert(
        id(number),
        number % 2 == 0 ? "linux/even" : "linux/odd",
        "",
        new Wording(texts, texts),
        severity,
        Alert.Confidence.HIGH,
        List.of(Intent.EXECUTION),
        List.of(),
        time,
        time,
        SentenceValues.NONE,
        List.of(new Entity("host", Map.of("name", "web-" + number))),
        List.of(),
        List.of(),
        count,
        Set.of(),
        Grounds.NONE,
        null,
        TENANT);
  }

  void raise(Alert... alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, epoch + 1));
    }
    store.apply(TENANT, new EpochChanges(epoch, epoch + 1, changes));
    epoch++;
  }

  static ExportPlan plan(String name, Destination taker) {
    return new Target(name, taker).plan();
  }

  /** Signals at once, so that no test waits for a second. */
  private static final Signal BUSY =
      new Signal() {
        @Override
        public long count() {
          return 0;
        }

        @Override
        public void await(long seen, Duration most) throws InterruptedException {
          new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
        }
      };

  Exports start(ExportPlan... plans) throws IOException {
    ExportSources sources =
        new ExportSources(
            store.transactions(), new ChangesOfAlerts(store), new ChangesOfIncidents(incidents));
    return Exports.start(List.of(plans), sources, BUSY, () -> now);
  }

  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("it never came true");
      }
    }
  }

  static void untilIdle(Exports exports) {
    until(() -> exports(exports).stream().allMatch(one -> one.waiting() == 0));
  }

  static List<TargetStatus> exports(Exports exports) {
    try {
      return exports.status(TENANT);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static TargetStatus status(Exports exports) {
    return exports(exports).get(0);
  }

  static List<ExportLetter> letters(Exports exports) {
    try {
      return exports.letters("hook", TENANT, "", 10).orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Optional<Integer> retry(Exports exports, String alert) throws IOException {
    return exports.retry("hook", TENANT, alert, work -> store.transactions().write("retry", work));
  }
}
