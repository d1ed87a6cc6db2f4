package org.hansho.testkit.flood;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.hansho.testkit.traffic.FlowRecord;
import org.hansho.testkit.traffic.FlowSink;

/**
 * A router's flow cache: a flow that goes on is exported when its active time-out has passed, one
 * that has ended when it was silent for the inactive time-out. Counts are those of the packets that
 * were looked at. Records come in the order in which they are exported.
 *
 * <p>Source: Cisco's manual of Flexible NetFlow and RFC 5472, section 3.2; sampling is random, one
 * in so many (RFC 5475, section 5.2.2.2).
 *
 * @param timeout seconds after which a flow that goes on is exported
 * @param sampling one packet in so many is looked at
 * @param aligned whether all flows are exported at the same moments; otherwise each at its own
 */
public record FlowCache(int timeout, int sampling, boolean aligned) {
  private static final long SECOND = 1_000_000L;
  private static final long INACTIVE = 15 * SECOND;

  /** A record and when it is exported. */
  private record Export(long at, FlowRecord record) {}

  /** Hands the records of all talks to {@code sink}, in the order of their export. */
  public void export(List<Talk> talks, long seed, FlowSink sink) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Export> exports = new ArrayList<>();
    talks.forEach(talk -> cut(talk, random, exports));
    exports.sort(Comparator.comparingLong(Export::at));
    exports.forEach(one -> sink.accept(one.record()));
  }

  private void cut(Talk talk, SplittableRandom random, List<Export> exports) {
    long active = timeout * SECOND;
    long phase = aligned ? 0 : random.nextLong(active);
    long length = talk.end() - talk.start();
    long from = talk.start();
    long before = 0;
    while (from <= talk.end() && before < talk.packets()) {
      long cut = from - Math.floorMod(from - phase, active) + active;
      boolean last = cut > talk.end();
      long to = last ? talk.end() : cut;
      long upTo = last ? talk.packets() : share(talk.packets(), to - talk.start(), length);
      record(talk, from, to, upTo - before, random, last ? to + Math.min(INACTIVE, active) : to)
          .forEach(exports::add);
      before = upTo;
      from = last ? talk.end() + 1 : cut;
    }
  }

  private static long share(long packets, long passed, long length) {
    return (long) (packets * (passed / (double) length));
  }

  private List<Export> record(
      Talk talk, long from, long to, long packets, SplittableRandom random, long at) {
    long seen = seen(packets, random);
    if (seen == 0) {
      return List.of();
    }
    boolean whole = sampling == 1;
    long one = from + (to > from && seen == 1 ? random.nextLong(to - from) : 0);
    FlowRecord record =
        new FlowRecord(
            whole || seen > 1 ? from : one,
            whole || seen > 1 ? to : one,
            talk.source(),
            talk.destination(),
            talk.sourcePort(),
            talk.destinationPort(),
            talk.protocol(),
            talk.flags(),
            seen,
            seen * talk.packetBytes());
    return List.of(new Export(at, record));
  }

  /** How many of some packets are looked at: exact for few, else by the normal distribution. */
  private long seen(long packets, SplittableRandom random) {
    if (sampling == 1) {
      return packets;
    }
    double chance = 1.0 / sampling;
    if (packets * chance > 50) {
      double normal = -6;
      for (int i = 0; i < 12; i++) {
        normal += random.nextDouble();
      }
      return Math.max(0, Math.round(packets * chance + normal * Math.sqrt(packets * chance)));
    }
    long seen = 0;
    double left = packets;
    while (true) {
      left -= Math.ceil(Math.log(1 - random.nextDouble()) / Math.log(1 - chance));
      if (left < 0) {
        return seen;
      }
      seen++;
    }
  }
}
