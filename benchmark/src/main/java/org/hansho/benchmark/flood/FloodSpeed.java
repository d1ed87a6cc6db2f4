package org.hansho.benchmark.flood;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.testkit.traffic.ExportedFlows;
import org.hansho.testkit.traffic.FlowRecord;

/**
 * Measures flow records a second of CPU time on one thread, from bytes in memory through decoding,
 * analyzers, rules and the detections of floods: ordinary flows to and from a thousand addresses,
 * and the same with one address under a flood.
 */
public final class FloodSpeed {
  private static final int RECORDS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final int OWN = 1_000;
  private static final int A_SECOND = 20_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_772_409_600_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FloodSpeed() {}

  /** Takes the folder of the content, {@code content} where none is given. */
  public static void main(String[] arguments) throws IOException {
    Path content = Path.of(arguments.length > 0 ? arguments[0] : "content");
    for (long lag : new long[] {SECOND, FloodRun.LAG}) {
      System.out.println("facts wait " + lag / SECOND + " s for others");
      measure("ordinary flows", content, lag, flows(0));
      measure("half to one address", content, lag, flows(2));
    }
  }

  private static void measure(String name, Path content, long lag, byte[] bytes)
      throws IOException {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      FloodRun run = new FloodRun(content, lag);
      long begin = THREADS.getCurrentThreadCpuTime();
      run.whole("exporter", new ExportsFormat(), bytes);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - begin);
    }
    System.out.printf(
        "%-22s %,12d records/s %,8d ns a record%n",
        name, RECORDS * 1_000_000_000L / best, best / RECORDS);
  }

  /**
   * Records of a flood among ordinary ones.
   *
   * @param flood one in so many records belongs to it; 0 for none
   */
  private static byte[] flows(int flood) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(RECORDS * 50);
    ExportedFlows exporter = new ExportedFlows(1, bytes::writeBytes);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < RECORDS; i++) {
      long end = START + i * 1_000_000L / A_SECOND;
      boolean attack = flood > 0 && i % flood == 0;
      int own = FlowRecord.address(10, 2, 0, 0) + (attack ? 0 : random.nextInt(OWN));
      int other = FlowRecord.address(198, 51, 100, 0) + random.nextInt(1 << 14);
      boolean in = attack || random.nextInt(2) == 0;
      boolean tcp = !attack && random.nextInt(4) > 0;
      int port = 1_024 + random.nextInt(60_000);
      exporter.accept(
          new FlowRecord(
              attack ? end : end - random.nextLong(8_000_000),
              end,
              in ? other : own,
              in ? own : other,
              in ? port : 443,
              in ? 443 : port,
              tcp ? FlowRecord.TCP : FlowRecord.UDP,
              tcp ? 27 : 0,
              attack ? 40 : 1 + random.nextInt(20),
              attack ? 40_000 : 60 + random.nextInt(9_000)));
    }
    exporter.flush();
    return bytes.toByteArray();
  }
}
