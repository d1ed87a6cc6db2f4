package org.hansho.server.selftest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.hansho.alert.Alert;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.content.TestLines;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.TestWorld;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.server.tenant.Tenant;

/**
 * Sample alerts: of each detection the one that the first of its tests raises, dated to the last
 * day. The records of tests do not touch what the tenant has learned. Safe from any thread; one
 * call works at a time, at the price of a second copy of the compiled content.
 */
public final class Samples {
  private static final String SOURCE = "sample";
  private static final long NANOS = 1_000_000_000L;

  private final SampleAlerts alerts;
  private final Semaphore working = new Semaphore(1);

  /** Samples that come to a store. */
  public Samples(SampleAlerts alerts) {
    this.alerts = alerts;
  }

  /**
   * What was laid into the store.
   *
   * @param added samples that were not there before
   * @param alerts samples that are there now
   * @param leftOut ids of detections without a sample, since they lack a list or a test that fires
   */
  public record Added(int added, int alerts, List<String> leftOut) {
    public Added {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Adds the samples that are not there.
   *
   * @param noted runs the change in a transaction
   * @return what came of it; empty if another call is at it
   * @throws IOException if the store cannot be read or written; then nothing was added
   */
  public Optional<Added> add(Tenant tenant, SampleAlerts.Noted noted) throws IOException {
    if (!working.tryAcquire()) {
      return Optional.empty();
    }
    try {
      Set<String> there = alerts.of(tenant.name()).keySet();
      List<Detection> missing =
          tenant.engine().content().detections().stream()
              .filter(detection -> !there.contains(detection.id()))
              .toList();
      List<Alert> raised =
          missing.isEmpty() ? List.of() : raised(tenant, missing, instant(tenant.now()));
      int added = alerts.add(tenant.name(), raised, noted);
      Set<String> leftOut = new LinkedHashSet<>();
      missing.forEach(detection -> leftOut.add(detection.id()));
      raised.forEach(alert -> leftOut.remove(alert.detection()));
      return Optional.of(new Added(added, there.size() + added, List.copyOf(leftOut)));
    } finally {
      working.release();
    }
  }

  /**
   * Removes all samples of a tenant.
   *
   * @param noted runs the change in a transaction
   * @return how many there were
   * @throws IOException if they cannot be removed; then all stay
   */
  public int remove(Tenant tenant, SampleAlerts.Noted noted) throws IOException {
    return alerts.remove(tenant.name(), noted);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  private static List<Alert> raised(Tenant tenant, List<Detection> missing, Instant now) {
    Engine engine = TestWorld.engine(tenant.engine().content().asSamples());
    List<Alert> raised = new ArrayList<>();
    for (Detection detection : missing) {
      Optional<DetectionTest> test =
          detection.isArmed() ? detection.firingTest() : Optional.empty();
      test.flatMap(one -> raised(engine, detection.id(), one, begin(one, now)))
          .ifPresent(raised::add);
    }
    return raised;
  }

  /**
   * The last day on which a test that begins at its usual hour was over a day ago: some detections
   * decide hours behind the last record, and no sample is of the time to come.
   */
  private static Instant begin(DetectionTest test, Instant now) {
    List<TestLines.Block> blocks = TestLines.blocks(test, TestLines.START);
    Instant end = blocks.get(blocks.size() - 1).at();
    Instant latest = now.minus(Duration.between(TestLines.START, end)).minus(1, ChronoUnit.DAYS);
    Instant begin =
        latest
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.between(TestLines.START.truncatedTo(ChronoUnit.DAYS), TestLines.START));
    return begin.isAfter(latest) ? begin.minus(1, ChronoUnit.DAYS) : begin;
  }

  private static Optional<Alert> raised(
      Engine engine, String detection, DetectionTest test, Instant begin) {
    Format format = Formats.named(test.format());
    if (format == null) {
      return Optional.empty();
    }
    List<TestLines.Block> blocks = TestLines.blocks(test, begin);
    long end = blocks.get(blocks.size() - 1).at().getEpochSecond();
    UnstatedTime year = UnstatedTime.writtenBefore(end + Duration.ofDays(1).toSeconds());
    EngineSession session = new EngineSession(engine, SOURCE, EngineSession.UNBOUNDED);
    Set<String> open = new LinkedHashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      String source = format.readsWhole() ? SOURCE + "-" + i : SOURCE;
      if (open.add(source)) {
        session.open(source, format, year);
      }
      session.feed(source, format.described(blocks.get(i).lines()));
    }
    open.forEach(session::close);
    session.end();
    return session.takeChanges().stream()
        .filter(alert -> alert.detection().equals(detection))
        .min(Comparator.comparingLong(Alert::time).thenComparing(Alert::id))
        .map(Samples::withRecords);
  }

  /** Detectors name records that nobody keeps here. */
  private static Alert withRecords(Alert alert) {
    return alert.withEvidence(alert.evidence().stream().filter(one -> !one.isUnfetched()).toList());
  }
}
