package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Connections of one peer that are as like one another as those of a program that guesses, by the
 * packets of the client in each.
 *
 * <p>The method is that of SSHCure (Hellemans et al., AIMS 2012; Hofstede et al., CCR 2014): a
 * connection of 11 to 51 packets belongs to the streak while the cumulative sums of its deviations
 * from the mean, upwards and downwards, stay within 2; a packet more or less, as delayed
 * acknowledgements make it, adds nothing to them. One that does not is passed over; a second in a
 * row begins another streak. Ten such connections are a streak, and one with at least five packets
 * above the mean leaves it as a logon that succeeds does. Times are nanoseconds since 1970. Belongs
 * to one thread.
 */
final class GuessingStreak {
  /** Fewest connections of a streak. */
  static final int FEWEST = 10;

  /** Packets above the mean with which a connection leaves. */
  static final double ABOVE = 5;

  /** Silence that ends a streak. */
  static final long IDLE = Buckets.HOUR;

  /** Fewest packets in which a password is tried at all. */
  private static final int SMALLEST = 11;

  private static final double SLACK = 1;
  private static final double THRESHOLD = 2;

  private int flows;
  private long packets;
  private double up;
  private double down;
  private boolean unlike;
  private long began = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  int flows() {
    return flows;
  }

  /** Packets of the client in each connection, on average. */
  double mean() {
    return flows == 0 ? 0 : (double) packets / flows;
  }

  /** When its last connection ended. */
  long last() {
    return last;
  }

  /** Whether a connection that begins then comes too late to belong to the streak. */
  boolean isOver(long start) {
    return flows > 0 && start > last + IDLE;
  }

  /** Whether a connection that began then leaves the streak upwards. */
  boolean isLeftBy(int flowPackets, long start) {
    return flows >= FEWEST && start >= began && !isOver(start) && flowPackets >= mean() + ABOVE;
  }

  /** Whether a connection may be an attempt. */
  static boolean mayTry(int flowPackets, int longest) {
    return flowPackets >= SMALLEST && flowPackets <= longest;
  }

  /** Takes in the next attempt. */
  void take(int flowPackets, long start, long end) {
    double deviation = flows == 0 ? 0 : flowPackets - mean();
    double higher = Math.max(0, up + deviation - SLACK);
    double lower = Math.max(0, down - deviation - SLACK);
    boolean fits = higher <= THRESHOLD && lower <= THRESHOLD;
    if (isOver(start) || (!fits && unlike)) {
      clear();
    } else if (!fits) {
      unlike = true;
      last = Math.max(last, end);
      return;
    } else {
      up = higher;
      down = lower;
    }
    unlike = false;
    flows += flows == Integer.MAX_VALUE ? 0 : 1;
    packets += flowPackets;
    began = Math.min(began, start);
    last = Math.max(last, end);
  }

  /** Forgets the attempts so far. */
  void clear() {
    flows = 0;
    packets = 0;
    up = 0;
    down = 0;
    began = Long.MAX_VALUE;
  }

  void write(StateWriter out) {
    out.count(flows);
    out.number(packets);
    out.decimal(up);
    out.decimal(down);
    out.flag(unlike);
    out.number(began);
    out.number(last);
  }

  static GuessingStreak read(StateReader in) {
    GuessingStreak streak = new GuessingStreak();
    streak.flows = in.count();
    streak.packets = in.number();
    streak.up = in.decimal();
    streak.down = in.decimal();
    streak.unlike = in.flag();
    streak.began = in.number();
    streak.last = in.number();
    return streak;
  }
}
