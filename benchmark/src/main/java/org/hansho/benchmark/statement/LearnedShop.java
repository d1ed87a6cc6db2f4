package org.hansho.benchmark.statement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.content.Detection;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;

/**
 * Detectors that have learned a program's statements from a log, and judge more of them, each from
 * the same beginning.
 */
final class LearnedShop {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(10);

  private final Engine engine;
  private final StatementLog log;
  private final String application;
  private List<SavedState> states = List.of();
  private Instant now = START;

  LearnedShop(Engine engine, StatementLog log, String application) {
    this.engine = engine;
    this.log = log;
    this.application = application;
  }

  /** Learns statements that succeeded, one every ten minutes. */
  void learn(List<String> statements) {
    KeyedSession keyed = keyed(result -> {});
    StringBuilder lines = new StringBuilder();
    for (String statement : statements) {
      now = now.plus(STEP);
      lines.append(line(statement, StatementLog.SUCCESS));
    }
    read(lines.toString(), keyed::accept, finding -> {});
    states = keyed.saveChanged();
  }

  /** The detections that fire on a statement with an outcome, an hour after what was learned. */
  Set<String> judge(String statement, String state) {
    Set<String> fired = new TreeSet<>();
    KeyedSession keyed = keyed(result -> fired(result, fired));
    states.forEach(keyed::restore);
    Instant before = now;
    now = now.plus(Duration.ofHours(1));
    read(
        line(statement, state),
        keyed::accept,
        finding -> fired.add(finding.detection().detection()));
    keyed.flush();
    now = before;
    return fired;
  }

  /** Reads and judges statements one after the other. */
  Pass judgeAll(List<String> statements) {
    int[] found = {0};
    KeyedSession keyed =
        keyed(result -> found[0] += engine.detectionOfDocument(result.document()) == null ? 0 : 1);
    states.forEach(keyed::restore);
    StringBuilder lines = new StringBuilder();
    for (String statement : statements) {
      now = now.plusMillis(100);
      lines.append(line(statement, StatementLog.SUCCESS));
    }
    List<Observation> observations = new ArrayList<>(statements.size());
    long begin = CPU.getCurrentThreadCpuTime();
    read(lines.toString(), observations::add, finding -> found[0]++);
    long read = CPU.getCurrentThreadCpuTime();
    observations.forEach(keyed::accept);
    keyed.flush();
    long judged = CPU.getCurrentThreadCpuTime();
    return new Pass(observations.size(), found[0], read - begin, judged - read);
  }

  /**
   * How it went.
   *
   * @param readNanos CPU time from bytes to facts
   * @param judgeNanos CPU time of the detectors
   */
  record Pass(int statements, int alerts, long readNanos, long judgeNanos) {}

  private void fired(Result result, Set<String> into) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null) {
      into.add(detection.id());
    }
  }

  private KeyedSession keyed(Consumer<Result> results) {
    AlertFold fold = new AlertFold("default");
    return engine.keyed(
        new KeyedOutput() {
          @Override
          public void finding(Finding finding) {
            fold.add(finding);
          }

          @Override
          public AlertFold fold() {
            return fold;
          }

          @Override
          public void result(Result result) {
            results.accept(result);
          }
        });
  }

  private void read(String lines, Consumer<Observation> observations, Consumer<Finding> findings) {
    ReadingSession reading =
        engine.reading(
            new Output() {
              @Override
              public void finding(Finding finding) {
                findings.accept(finding);
              }

              @Override
              public void observed(Observation observation) {
                observations.accept(observation);
              }
            });
    OpenSource source = reading.open(log.format(), "shop");
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    reading.read(source, bytes, 0, bytes.length, 0, true);
    reading.end(source);
  }

  private String line(String statement, String state) {
    return log.line(now, application, statement, state);
  }
}
