package org.hansho.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.detect.Fact;
import org.hansho.detect.Result;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.Failure;
import org.hansho.pipeline.SessionOutput;

/** Reads an access log, and keeps what was found of which client and when. */
final class AccessLogReading implements SessionOutput {
  private static final long SECOND = 1_000_000_000L;

  private final Engine engine;
  private final List<Fact> results = new ArrayList<>();
  private List<Alert> alerts = List.of();

  private AccessLogReading(Engine engine) {
    this.engine = engine;
  }

  static AccessLogReading of(byte[] bytes, Engine engine) {
    AccessLogReading reading = new AccessLogReading(engine);
    EngineSession session = new EngineSession(engine, "site", EngineSession.UNBOUNDED, reading);
    session.open("access.log", new AccessLogFormat());
    session.feed("access.log", bytes);
    session.end();
    reading.alerts = session.takeChanges();
    return reading;
  }

  @Override
  public void failed(Failure failure, String source) {
    throw new IllegalStateException(failure.record().reason(), failure.cause());
  }

  @Override
  public void result(Result result) {
    if (engine.detectionOfDocument(result.document()) != null) {
      results.add(result.fact());
    }
  }

  List<Alert> alerts() {
    return alerts;
  }

  /** The second in which a client was first named since a time, or none. */
  long firstSecondOf(String client, long since) {
    return results.stream()
        .filter(result -> result.time() >= since * SECOND)
        .filter(result -> new String(result.buffer(), StandardCharsets.UTF_8).contains(client))
        .mapToLong(result -> result.time() / SECOND)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
