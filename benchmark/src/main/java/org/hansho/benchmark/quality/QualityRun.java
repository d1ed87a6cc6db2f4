package org.hansho.benchmark.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Finding;
import org.hansho.content.Detection;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.format.azure.AzureJsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.SessionOutput;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.LogSink;

/**
 * Sends the records of a simulation through an engine as they come, in flat memory: facts wait
 * until all kinds of log have passed their time.
 */
final class QualityRun implements LogSink, SessionOutput {
  private static final long LAG_NANOS = 60_000_000_000L;
  private static final long FLUSH_MICROS = 600_000_000L;

  private final Engine engine;
  private final EngineSession session;
  private final List<Found> findings = new ArrayList<>();
  private final Set<LogKind> kinds = EnumSet.noneOf(LogKind.class);
  private long nextFlush = Long.MIN_VALUE;
  private List<Alert> alerts = List.of();
  private long records;
  private long facts;

  /**
   * What a detection found.
   *
   * @param time when, nanoseconds since 1970
   * @param text lower case: the record, or the fields of the result
   */
  record Found(String detection, long time, String text) {}

  QualityRun(Engine engine) {
    this.engine = engine;
    this.session = new EngineSession(engine, "default", EngineSession.UNBOUNDED, this);
  }

  /** Runs a simulation to its end. */
  void run(Simulation simulation) {
    simulation.run(this);
    session.end();
    alerts = session.takeChanges();
    if (session.late() > 0) {
      throw new IllegalStateException("a fact came later than " + LAG_NANOS + " ns");
    }
  }

  @Override
  public void accept(LogKind kind, long time, byte[] bytes, int length) {
    records++;
    if (kinds.add(kind)) {
      session.open(kind.fileName(), new AzureJsonFormat());
    }
    session.feed(kind.fileName(), bytes, 0, length);
    if (time >= nextFlush) {
      session.advance(time * 1_000 - LAG_NANOS);
      nextFlush = time + FLUSH_MICROS;
    }
  }

  @Override
  public void finding(Finding finding) {
    if (finding.isOfRule()) {
      String record = finding.record().toLowerCase(Locale.ROOT);
      findings.add(new Found(finding.detection().detection(), finding.time(), record));
    }
  }

  @Override
  public void observed(Observation observation) {
    facts += observation.size();
  }

  @Override
  public void result(Result result) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null) {
      byte[] values = result.fact().buffer();
      String text = new String(values, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      findings.add(new Found(detection.id(), result.fact().time(), text));
    }
  }

  List<Found> findings() {
    return findings;
  }

  List<Alert> alerts() {
    return alerts;
  }

  long records() {
    return records;
  }

  long facts() {
    return facts;
  }
}
