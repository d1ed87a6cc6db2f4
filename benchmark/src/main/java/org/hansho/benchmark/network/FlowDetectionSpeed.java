package org.hansho.benchmark.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.intelligence.IntelligenceAnalyzer;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.network.Flow;
import org.hansho.testkit.network.NetworkLife;
import org.hansho.testkit.network.PacketSampling;
import org.hansho.testkit.network.export.FlowExport;
import org.hansho.testkit.network.export.NetflowFive;
import org.hansho.testkit.network.export.NetflowNine;
import org.hansho.testkit.network.life.WebTraffic;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Prints flow records a second of CPU time through decoding, matching, the queue and the detectors
 * of the sections {@code network} and {@code ddos}, and of the first alone: a day of web traffic
 * and names with the life of {@link MixedNetwork} in it, unsampled, and a list of 100,000 malicious
 * addresses: one that is never replaced, and one that may be, so that contacts of the past are
 * remembered. The best of some rounds.
 */
public final class FlowDetectionSpeed {
  private static final int ROUNDS = 10;
  private static final long MIDNIGHT = 1_795_305_600_000_000_000L;
  private static final int CLIENTS = 0x0A030001;
  private static final int CONTENT_NETWORK = 0xC0000201;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FlowDetectionSpeed() {}

  /** One option: the folder {@code content} of the project. */
  public static void main(String[] arguments) throws IOException {
    Content content = ContentFolder.read(Path.of(arguments.length > 0 ? arguments[0] : "content"));
    List<Flow> flows = flows();
    for (List<String> sections : List.of(List.of("network/", "ddos/"), List.of("network/"))) {
      System.out.println(String.join(" ", sections));
      measure(content.only(detections(content, sections)), flows);
    }
  }

  private static List<String> detections(Content content, List<String> sections) {
    return content.detections().stream()
        .map(Detection::id)
        .filter(id -> sections.stream().anyMatch(id::startsWith))
        .toList();
  }

  private static void measure(Content sections, List<Flow> flows) {
    Engine fixed = engine(sections, IntelligenceReference.fixed(ListedAddresses.intelligence()));
    print("NetFlow v5", fixed, flows, new NetflowFive(1));
    print("NetFlow v9", fixed, flows, new NetflowNine(1));
    Engine renewed = engine(sections, new IntelligenceReference(ListedAddresses.intelligence()));
    print("NetFlow v5, lists may be replaced", renewed, flows, new NetflowFive(1));
    print("NetFlow v9, lists may be replaced", renewed, flows, new NetflowNine(1));
  }

  private static Engine engine(Content content, IntelligenceReference intelligence) {
    List<Analyzer> analyzers = new ArrayList<>(Analyzers.ALL);
    analyzers.add(new IntelligenceAnalyzer(intelligence, Event.NO_TIME));
    return Engine.compile(content, analyzers);
  }

  private static List<Flow> flows() {
    NetworkLife life = MixedNetwork.of(1, 40);
    life.with("web", new WebTraffic(CLIENTS, 4_000, CONTENT_NETWORK, 200, 250_000));
    PacketSampling all = new PacketSampling(1, new Dice(1));
    return new ArrayList<>(NetworkLife.seen(life.day(MIDNIGHT), all));
  }

  private static void print(String name, Engine engine, List<Flow> flows, FlowExport export) {
    flows.forEach(export::add);
    byte[] bytes = export.toBytes();
    long best = Long.MAX_VALUE;
    long observations = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Format format = new ExportsFormat();
      QueuedDetection detection = new QueuedDetection(engine);
      long start = THREADS.getCurrentThreadCpuTime();
      detection.read(name, format, bytes);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
      observations = detection.observations();
    }
    System.out.printf(
        "%s: %,d records, %,d observations, %,d records/s, %.0f ns each%n",
        name,
        flows.size(),
        observations,
        flows.size() * 1_000_000_000L / best,
        best / (double) flows.size());
  }
}
