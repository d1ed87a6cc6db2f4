package org.hansho.benchmark.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hansho.format.flow.CaptureFormat;
import org.hansho.pipeline.Engine;

/**
 * Prints packets a second of CPU time from captures in memory to alerts: packets read, flows made
 * of them, all detections of the sections {@code network} and {@code ddos}, with a list of 100,000
 * malicious addresses, nothing being learned first. Median, least and most of some rounds.
 */
public final class CaptureDetectionSpeed {
  private static final int ROUNDS = 9;
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int LENGTH = 8;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CaptureDetectionSpeed() {}

  /** The folder {@code content} of the project and captures in the classic format. */
  public static void main(String[] arguments) throws IOException {
    Engine engine = FlowSections.engine(Path.of(arguments[0]));
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      measure(engine, file, Files.readAllBytes(Path.of(file)));
    }
  }

  private static void measure(Engine engine, String name, byte[] capture) {
    long[] nanos = new long[ROUNDS];
    QueuedDetection detection = new QueuedDetection(engine);
    for (int round = 0; round < ROUNDS; round++) {
      detection = new QueuedDetection(engine);
      long start = THREADS.getCurrentThreadCpuTime();
      detection.read(name, new CaptureFormat(), capture);
      nanos[round] = THREADS.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    long packets = packets(capture);
    System.out.printf(
        "%s: %,d packets, %,d flows, %,d observations, %d alerts; packets/s %,d (%,d–%,d)%n",
        name,
        packets,
        detection.flows(),
        detection.observations(),
        detection.alerts().size(),
        rate(packets, nanos[ROUNDS / 2]),
        rate(packets, nanos[ROUNDS - 1]),
        rate(packets, nanos[0]));
  }

  private static long rate(long packets, long nanos) {
    return packets * 1_000_000_000L / nanos;
  }

  private static long packets(byte[] capture) {
    boolean little = capture[0] != (byte) 0xA1;
    ByteBuffer bytes =
        ByteBuffer.wrap(capture).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long packets = 0;
    int at = FILE_HEADER;
    while (at + PACKET_HEADER <= capture.length) {
      packets++;
      at += PACKET_HEADER + bytes.getInt(at + LENGTH);
    }
    return packets;
  }
}
