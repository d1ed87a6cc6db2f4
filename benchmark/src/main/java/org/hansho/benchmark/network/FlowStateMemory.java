package org.hansho.benchmark.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.alert.AlertFold;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.SavedState;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.testkit.traffic.ExportedFlows;

/**
 * Prints what the detections of the sections {@code network} and {@code ddos} remember of many
 * machines: live bytes of the heap behind a collection, with all states less without any, and the
 * share of each document, restored by itself from what the states save.
 */
public final class FlowStateMemory {
  private static final long START = 1_772_409_600_000_000L;
  private static final int COLLECTIONS = 4;
  private static final double MEGABYTE = 1e6;

  private final Engine engine;
  private final int machines;
  private final int peers;

  private FlowStateMemory(Engine engine, int machines, int peers) {
    this.engine = engine;
    this.machines = machines;
    this.peers = peers;
  }

  /** The folder {@code content} of the project, machines (100,000), peers of each (6). */
  public static void main(String[] arguments) throws IOException {
    Engine engine = FlowSections.engine(Path.of(arguments[0]));
    int machines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    int peers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
    new FlowStateMemory(engine, machines, peers).measure();
  }

  private void measure() {
    Map<String, List<SavedState>> saved = all();
    for (DetectorPlan.Document document : engine.detectors().keyed()) {
      share(document, saved.getOrDefault(document.reference(), List.of()));
    }
  }

  /** Prints what all states take, and gives them as they are saved. */
  private Map<String, List<SavedState>> all() {
    long before = live();
    QueuedDetection detection = detect();
    detection.forgetQueue();
    long all = live() - before;
    System.out.printf(
        "%,d machines with %d peers, %,d records: %.0f MB, %,d bytes a machine; %d alerts%n",
        machines,
        peers,
        detection.flows(),
        all / MEGABYTE,
        all / machines,
        detection.alerts().size());
    return detection.keyed().saveChanged().stream()
        .collect(Collectors.groupingBy(SavedState::document));
  }

  private QueuedDetection detect() {
    QueuedDetection detection = new QueuedDetection(engine);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExportedFlows exporter = new ExportedFlows(1, bytes::writeBytes);
    new RemoteTraffic(machines, peers, exporter).run(START);
    exporter.flush();
    detection.read("exporter", new ExportsFormat(), bytes.toByteArray());
    return detection;
  }

  private void share(DetectorPlan.Document document, List<SavedState> saved) {
    long before = live();
    KeyedSession keyed = engine.keyed(KeyedOutput.into(new AlertFold("simulated")));
    saved.forEach(keyed::restore);
    long bytes = live() - before;
    long states = keyed.knowledge().size(document.index());
    if (states > 0) {
      System.out.printf(
          "%-45s %,9d states %,7d bytes each %7.1f MB %,6d bytes a machine%n",
          document.reference(), states, bytes / states, bytes / MEGABYTE, bytes / machines);
    }
  }

  private static long live() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
