package org.hansho.benchmark.network;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.Observation;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.Format;
import org.hansho.record.Malformed;

/** Detects in files of flows, one behind another in time. */
final class FlowDetection implements Output {
  private final Engine engine;
  private final Format format;
  private final AlertFold fold = new AlertFold("simulated");
  private final KeyedSession keyed;
  private final List<Observation> observations = new ArrayList<>();
  private long events;

  FlowDetection(Engine engine, Format format) {
    this.engine = engine;
    this.format = format;
    keyed = engine.keyed(KeyedOutput.into(fold));
  }

  /** Reads a file whose flows are none of an earlier one's time. */
  void read(String name, byte[] bytes) {
    ReadingSession reading = engine.reading(this);
    OpenSource source = reading.open(format, name);
    reading.read(source, bytes, 0, bytes.length, 0, true);
    reading.end(source);
    observations.sort(Observation.ORDER);
    observations.forEach(keyed::accept);
    observations.clear();
  }

  /** All alerts of the section {@code network}. */
  List<Alert> end() {
    keyed.end();
    return fold.alerts().stream()
        .filter(alert -> alert.detection().startsWith("network/"))
        .toList();
  }

  long events() {
    return events;
  }

  @Override
  public void finding(Finding finding) {}

  @Override
  public void observed(Observation observation) {
    events += observation.size();
    observations.add(observation);
  }

  @Override
  public void malformed(Malformed record, String source) {
    throw new IllegalStateException(source + ": " + record.reason());
  }
}
