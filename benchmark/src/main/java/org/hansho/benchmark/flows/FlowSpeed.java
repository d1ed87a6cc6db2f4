package org.hansho.benchmark.flows;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.address.HomeNetworks;
import org.hansho.analyze.NetworkDirectionAnalyzer;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.flow.CaptureFormat;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;

/**
 * Measures records a second of CPU time from bytes in memory to events with the fields that network
 * detections read, their direction among them. Prints a line a protocol, the best of some rounds,
 * and how much was allocated for a record.
 */
public final class FlowSpeed {
  private static final int ROUNDS = 12;
  private static final int BLOCK = 1 << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final List<String> FIELDS =
      List.of(
          "source.ip",
          "source.port",
          "destination.ip",
          "destination.port",
          "network.transport",
          "network.bytes",
          "network.packets",
          "network.tcp_flags",
          "network.sampling_rate",
          "network.direction",
          "event.start",
          "observer.ip");

  private FlowSpeed() {}

  /** Runs all measurements, or that of classic captures which are named. */
  public static void main(String[] arguments) throws IOException {
    for (String file : arguments) {
      byte[] capture = Files.readAllBytes(Path.of(file));
      print(file + ", packets", packets(capture), best(new CaptureFormat(), capture));
    }
    if (arguments.length == 0) {
      generated();
    }
  }

  private static int packets(byte[] capture) {
    boolean little = capture[0] != (byte) 0xA1;
    ByteBuffer bytes =
        ByteBuffer.wrap(capture).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int packets = 0;
    for (int at = 24; at + 16 <= capture.length; at += 16 + bytes.getInt(at + 8)) {
      packets++;
    }
    return packets;
  }

  private static void generated() {
    ExportStream stream = new ExportStream();
    measure("NetFlow v5, records", new ExportsFormat(), stream.five(20_000));
    measure("NetFlow v9, records", new ExportsFormat(), stream.templated(9, 20_000));
    measure("IPFIX, records", new ExportsFormat(), stream.templated(10, 20_000));
    int packets = 1_000_000;
    byte[] capture = stream.capture(packets);
    Tally tally = best(new CaptureFormat(), capture);
    print("pcap, packets", packets, tally);
  }

  private static void measure(String name, Format format, byte[] source) {
    Tally tally = best(format, source);
    print(name, tally.events, tally);
  }

  private static void print(String name, long count, Tally tally) {
    System.out.printf(
        "%-22s %,12d /s %,8.0f ns %8.2f bytes allocated, %d events%n",
        name,
        count * 1_000_000_000L / tally.nanos,
        tally.nanos / (double) count,
        tally.allocated / (double) count,
        tally.events);
  }

  private static Tally best(Format format, byte[] source) {
    Tally best = new Tally();
    best.nanos = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      Tally tally = round(format, source);
      if (tally.nanos < best.nanos) {
        best = tally;
      }
    }
    return best;
  }

  private static Tally round(Format format, byte[] source) {
    Set<String> names = new TreeSet<>(FIELDS);
    names.addAll(format.reads());
    Fields fields = Fields.of(names);
    Tally tally = new Tally();
    tally.direction = new NetworkDirectionAnalyzer(HomeNetworks.PRIVATE).bind(fields);
    RecordReader reader = format.open(fields, Limits.DEFAULT);
    long allocated = allocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    int at = 0;
    while (at < source.length) {
      int to = Math.min(source.length, at + BLOCK);
      at = reader.read(source, at, to, at, to == source.length, tally);
    }
    reader.end(tally);
    tally.nanos = THREADS.getCurrentThreadCpuTime() - start;
    tally.allocated = allocatedBytes() - allocated;
    return tally;
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) THREADS).getCurrentThreadAllocatedBytes();
  }

  private static final class Tally implements EventSink {
    Analyzer.Step direction = event -> {};
    long events;
    long nanos;
    long allocated;

    @Override
    public void event(Event event) {
      direction.analyze(event);
      events++;
    }

    @Override
    public void malformed(Malformed record) {
      throw new IllegalStateException(record.reason());
    }
  }
}
