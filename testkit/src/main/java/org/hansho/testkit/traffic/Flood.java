package org.hansho.testkit.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A flood as reported by an exporter in front of its target, which samples one packet in so many.
 * Of sampled packets each makes a record; unsampled, each source makes one a second.
 *
 * @param kind what the packets are
 * @param onset microseconds since 1970
 * @param seconds how long
 * @param packets a second, before sampling
 * @param sampling one packet in so many is looked at
 * @param target address; of carpet bombing the network's first
 */
public record Flood(
    Kind kind, long onset, int seconds, long packets, int sampling, int target, long seed) {
  private static final long SECOND = 1_000_000L;
  private static final int SOURCES = 200;
  private static final int[] REFLECTORS = {53, 123, 389, 1900, 11211};

  /** Kinds of floods, and how large their packets are. */
  public enum Kind {
    AMPLIFICATION(1_150, FlowRecord.UDP, 0),
    UDP(120, FlowRecord.UDP, 0),
    ICMP(84, FlowRecord.ICMP, 0),
    SYN(44, FlowRecord.TCP, 2),
    REFLECTED_ANSWERS(44, FlowRecord.TCP, 18),
    FRAGMENTS(1_480, FlowRecord.UDP, 0),
    CARPET(900, FlowRecord.UDP, 0);

    private final int bytes;
    private final int protocol;
    private final int flags;

    Kind(int bytes, int protocol, int flags) {
      this.bytes = bytes;
      this.protocol = protocol;
      this.flags = flags;
    }
  }

  /** Writes its records in order. */
  public void run(FlowSink sink) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int second = 0; second < seconds; second++) {
      List<FlowRecord> records = new ArrayList<>();
      long from = onset + second * SECOND;
      if (sampling == 1) {
        for (int source = 0; source < SOURCES; source++) {
          long begin = from + random.nextLong(SECOND / 10);
          records.add(record(random, source, begin, from + SECOND - 1, packets / SOURCES));
        }
      } else {
        for (long left = Chance.poisson(random, packets / (double) sampling); left > 0; left--) {
          long at = from + random.nextLong(SECOND);
          records.add(record(random, random.nextInt(1 << 16), at, at, 1));
        }
      }
      records.sort(Comparator.comparingLong(FlowRecord::end));
      records.forEach(sink::accept);
    }
  }

  private FlowRecord record(SplittableRandom random, int source, long start, long end, long count) {
    int high = 1_024 + random.nextInt(60_000);
    boolean fragments = kind == Kind.FRAGMENTS;
    boolean ports = !fragments && kind != Kind.ICMP;
    boolean reflected = kind == Kind.AMPLIFICATION || kind == Kind.CARPET;
    int from = reflected ? REFLECTORS[source % REFLECTORS.length] : high;
    int to = kind == Kind.SYN ? 443 : 1_024 + random.nextInt(60_000);
    int victim = kind == Kind.CARPET ? target + random.nextInt(250) : target;
    return new FlowRecord(
        start,
        end,
        FlowRecord.address(203, 0, 113 + (source >> 8), source & 0xFF),
        victim,
        ports ? kind == Kind.REFLECTED_ANSWERS ? 443 : from : 0,
        ports ? to : 0,
        kind.protocol,
        kind.flags,
        count,
        count * kind.bytes);
  }
}
