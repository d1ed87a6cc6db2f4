package org.hansho.benchmark.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.content.Detection;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.jspecify.annotations.Nullable;

/** Sends an access log through an engine: parse, match, put in order, detect, fold. */
final class SiteRun implements Output, KeyedOutput {
  private static final int BLOCK = 1 << 16;
  private static final long SECOND = 1_000_000_000L;

  private final Engine engine;
  private final AlertFold fold = new AlertFold("default");
  private final @Nullable Consumer<Found> findings;
  private final KeyedSession keyed;
  private int observed;
  private long newest = Long.MIN_VALUE;
  private long parsed;
  private long detected;

  /**
   * What a detection found.
   *
   * @param time seconds since 1970
   * @param text gives the record, or the fields of the result
   */
  record Found(String detection, long time, Supplier<String> text) {}

  /**
   * A run that has read nothing.
   *
   * @param findings receives each finding, before it is folded into an alert; null for nobody
   */
  SiteRun(Engine engine, @Nullable Consumer<Found> findings) {
    this.engine = engine;
    this.findings = findings;
    keyed = engine.keyed(this);
  }

  /** Reads the log to its end, block by block; facts wait until the log is a second further. */
  void read(byte[] log) {
    ReadingSession reading = engine.reading(this);
    OpenSource source = reading.open(new AccessLogFormat(), "access.log");
    int at = 0;
    while (at < log.length) {
      int end = Math.min(log.length, at + BLOCK);
      long begin = processorTime();
      at = reading.read(source, log, at, end, at, end == log.length);
      parsed += processorTime() - begin;
      deliver(newest - SECOND);
    }
    reading.end(source);
    keyed.end();
  }

  private void deliver(long until) {
    long begin = processorTime();
    keyed.advance(until);
    detected += processorTime() - begin;
  }

  @Override
  public void finding(Finding finding) {
    fold.add(finding);
    if (findings != null && finding.isOfRule()) {
      String detection = finding.detection().detection();
      findings.accept(new Found(detection, finding.time() / SECOND, finding::record));
    }
  }

  @Override
  public void observed(Observation observation) {
    if (!keyed.take(observation)) {
      throw new IllegalStateException("a line is more than a second too late");
    }
    observed++;
    newest = Math.max(newest, observation.time());
  }

  @Override
  public AlertFold fold() {
    return fold;
  }

  @Override
  public void result(Result result) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null && findings != null) {
      byte[] fields = result.fact().buffer();
      long time = result.fact().time() / SECOND;
      findings.accept(new Found(detection.id(), time, () -> new String(fields, UTF_8)));
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  List<Alert> alerts() {
    return fold.alerts();
  }

  int observed() {
    return observed;
  }

  /** Nanoseconds of reading and matching, and of putting in order and detecting. */
  long[] nanos() {
    return new long[] {parsed, detected};
  }
}
