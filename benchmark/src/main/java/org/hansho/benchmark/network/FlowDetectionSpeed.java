package org.hansho.benchmark.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.analyze.Analyzers;
import org.hansho.benchmark.quality.ContentFolder;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.format.Format;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.network.Flow;
import org.hansho.testkit.network.NetworkLife;
import org.hansho.testkit.network.PacketSampling;
import org.hansho.testkit.network.export.FlowExport;
import org.hansho.testkit.network.export.NetflowFive;
import org.hansho.testkit.network.export.NetflowNine;
import org.hansho.testkit.network.life.WebTraffic;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Prints flow records a second of CPU time through decoding, matching and the detectors of the
 * section {@code network}: a day of web traffic and names with the life of {@link MixedNetwork} in
 * it, unsampled, and a list of 100,000 malicious addresses. The best of some rounds.
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
    List<String> network =
        content.detections().stream()
            .map(Detection::id)
            .filter(id -> id.startsWith("network/"))
            .toList();
    Engine engine =
        Engine.compile(content.only(network), Analyzers.ALL, ListedAddresses.intelligence());
    List<Flow> flows = flows();
    print("NetFlow v5", engine, flows, new NetflowFive(1));
    print("NetFlow v9", engine, flows, new NetflowNine(1));
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
    long facts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Format format = new ExportsFormat();
      FlowDetection detection = new FlowDetection(engine, format);
      long start = THREADS.getCurrentThreadCpuTime();
      detection.read(name, bytes);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
      facts = detection.events();
    }
    System.out.printf(
        "%s: %,d records, %,d facts, %,d records/s, %.0f ns each%n",
        name,
        flows.size(),
        facts,
        flows.size() * 1_000_000_000L / best,
        best / (double) flows.size());
  }
}
