package org.hansho.testkit.network;

import java.util.Arrays;
import java.util.function.Consumer;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * What an exporter sees that looks at one packet in so many, chosen by chance.
 *
 * <p>Packets of a connection are taken to be spread evenly over its time. Packets seen of one
 * direction are one flow as long as none comes {@link #IDLE} behind the one before and the flow is
 * not older than {@link #ACTIVE}, as caches of routers have it.
 */
public final class PacketSampling {
  /** Nanoseconds of silence after which a flow is exported. */
  public static final long IDLE = 15_000_000_000L;

  /** Nanoseconds after which a flow is exported although it goes on. */
  public static final long ACTIVE = 60_000_000_000L;

  private static final int FEW = 64;

  private final int rate;
  private final Dice dice;

  /**
   * A sampler.
   *
   * @param rate one packet in so many; with 1 all are seen
   */
  public PacketSampling(int rate, Dice dice) {
    this.rate = rate;
    this.dice = dice;
  }

  /** The rate. */
  public int rate() {
    return rate;
  }

  /** Exports what is seen of a connection, the direction of the client first. */
  public void see(Connection connection, Consumer<Flow> exporter) {
    see(connection.forthFlow(), exporter);
    if (connection.back().packets() > 0) {
      see(connection.backFlow(), exporter);
    }
  }

  /** Exports what is seen of one direction. */
  public void see(Flow whole, Consumer<Flow> exporter) {
    long packets = whole.seen().packets();
    long seen = rate == 1 ? packets : sampled(packets);
    if (seen == 0) {
      return;
    }
    if (rate == 1 && whole.end() - whole.start() <= ACTIVE) {
      exporter.accept(whole);
      return;
    }
    cut(whole, places(packets, (int) Math.min(seen, 100_000)), exporter);
  }

  /** How many of so many packets are seen. */
  private long sampled(long packets) {
    if (packets > FEW * (long) rate) {
      double expected = (double) packets / rate;
      return Math.max(0, Math.round(expected + Math.sqrt(expected) * dice.normal()));
    }
    if (packets > 4L * rate) {
      return dice.poisson((double) packets / rate);
    }
    double missed = Math.log1p(-1.0 / rate);
    long seen = 0;
    long at = (long) (Math.log(1 - dice.unit()) / missed);
    while (at < packets) {
      seen++;
      at += 1 + (long) (Math.log(1 - dice.unit()) / missed);
    }
    return seen;
  }

  /** Which packets are seen, in order. */
  private long[] places(long packets, int seen) {
    long[] places = new long[seen];
    for (int i = 0; i < seen; i++) {
      places[i] =
          rate == 1
              ? i * packets / seen
              : Math.min(packets - 1, (long) (dice.unit() * (double) packets));
    }
    Arrays.sort(places);
    return places;
  }

  private void cut(Flow whole, long[] places, Consumer<Flow> exporter) {
    int from = 0;
    for (int i = 1; i <= places.length; i++) {
      boolean ends =
          i == places.length
              || time(whole, places[i]) - time(whole, places[i - 1]) > IDLE
              || time(whole, places[i]) - time(whole, places[from]) > ACTIVE;
      if (ends) {
        exporter.accept(part(whole, places, from, i));
        from = i;
      }
    }
  }

  private static long time(Flow whole, long place) {
    long packets = Math.max(2, whole.seen().packets());
    double share = (double) place / (double) (packets - 1);
    return whole.start() + (long) (share * (double) (whole.end() - whole.start()));
  }

  private Flow part(Flow whole, long[] places, int from, int to) {
    long packets = whole.seen().packets();
    long each = whole.seen().bytes() / packets;
    long count = rate == 1 ? packets * (to - from) / places.length : to - from;
    int flags = whole.tcpFlags() & ~(TcpFlags.SYN | TcpFlags.FIN);
    flags |= places[from] == 0 ? whole.tcpFlags() & TcpFlags.SYN : 0;
    flags |= places[to - 1] == packets - 1 ? whole.tcpFlags() & TcpFlags.FIN : 0;
    boolean onlySyn = rate > 1 && to - from == 1 && places[from] == 0;
    boolean answers = (whole.tcpFlags() & TcpFlags.ACK) != 0 && whole.ports().client() < 1024;
    return new Flow(
        time(whole, places[from]),
        time(whole, places[to - 1]),
        whole.source(),
        whole.destination(),
        whole.ports(),
        whole.protocol(),
        new Connection.Amounts(Math.max(1, count), Math.max(1, count) * each),
        onlySyn ? TcpFlags.SYN | (answers ? TcpFlags.ACK : 0) : flags);
  }
}
