package org.hansho.benchmark.network;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.content.Detection;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.event.Event;
import org.hansho.format.Format;
import org.hansho.format.Malformed;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.pipeline.ResultEvents;
import org.hansho.sigma.Rule;

/** Detects in files of flows, one behind another in time. */
final class FlowDetection implements Output {
  private final Engine engine;
  private final Format format;
  private final AlertFold fold = new AlertFold("simulated");
  private final LayerStack layers;
  private final List<Fact> facts = new ArrayList<>();
  private long events;

  FlowDetection(Engine engine, Format format) {
    this.engine = engine;
    this.format = format;
    ResultEvents results = new ResultEvents(engine);
    layers = new LayerStack(engine.detectors(), result -> results.fold(result, fold));
  }

  /** Reads a file whose flows are none of an earlier one's time. */
  void read(String name, byte[] bytes) {
    Pipeline pipeline = engine.pipeline(this);
    pipeline.begin(format, name);
    pipeline.read(bytes, 0, bytes.length, 0, true);
    pipeline.end();
    facts.sort(Fact.ORDER);
    events += facts.size();
    facts.forEach(layers::accept);
    facts.clear();
  }

  /** All alerts of the section {@code network}. */
  List<Alert> end() {
    layers.end();
    return fold.alerts().stream()
        .filter(alert -> alert.detection().startsWith("network/"))
        .toList();
  }

  long events() {
    return events;
  }

  @Override
  public void finding(Detection detection, Rule rule, Event event, String source) {}

  @Override
  public void fact(Fact fact) {
    facts.add(fact);
  }

  @Override
  public void malformed(Malformed record, String source) {
    throw new IllegalStateException(source + ": " + record.reason());
  }
}
