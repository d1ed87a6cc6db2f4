package org.hansho.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.pipeline.ResultEvents;
import org.hansho.sigma.Rule;

/** Reads an access log, and keeps what was found of which client and when. */
final class AccessLogReading implements Output {
  private static final long SECOND = 1_000_000_000L;

  private final Engine engine;
  private final AlertFold fold = new AlertFold("site");
  private final ResultEvents events;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Fact> results = new ArrayList<>();

  private AccessLogReading(Engine engine) {
    this.engine = engine;
    this.events = new ResultEvents(engine);
  }

  static AccessLogReading of(byte[] bytes, Engine engine) {
    AccessLogReading reading = new AccessLogReading(engine);
    Pipeline pipeline = engine.pipeline(reading);
    pipeline.begin(new AccessLogFormat(), "access.log");
    pipeline.read(bytes, 0, bytes.length, 0, true);
    pipeline.end();
    LayerStack layers = new LayerStack(engine.detectors(), reading::result);
    reading.facts.sort(Fact.ORDER);
    reading.facts.forEach(layers::accept);
    layers.end();
    return reading;
  }

  @Override
  public void finding(Detection detection, Rule rule, Event event, String source) {
    fold.add(detection.alert(), rule, event, source);
  }

  @Override
  public void fact(Fact fact) {
    facts.add(fact);
  }

  private void result(Result result) {
    if (engine.detectionOfDocument(result.document()) != null) {
      events.fold(result, fold);
      results.add(result.fact());
    }
  }

  List<Alert> alerts() {
    return fold.alerts();
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
