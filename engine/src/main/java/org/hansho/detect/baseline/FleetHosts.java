package org.hansho.detect.baseline;

import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The busiest hours of the groups of a fleet, day by day.
 *
 * <p>Of more than {@link #MOST} groups those with the lowest hashes are kept, a sample that depends
 * on nobody's behaviour; the median of so many is off by a tenth of the groups at most, nearly
 * always. At most 20 kB; belongs to one thread.
 */
final class FleetHosts {
  /** Groups kept. */
  static final int MOST = 256;

  /** Fewest groups of a day that have a median worth the name. */
  static final int FEWEST = 5;

  private static final int MOST_CODE = 255;
  private static final double STEPS = 16;
  private static final long IDLE_DAYS = 30;
  private static final long NONE = Long.MIN_VALUE;

  private final TreeMap<Long, Host> hosts = new TreeMap<>();
  private long hour = NONE;
  private int median;

  /** A group: attempts of the running hour, and of the busiest hour of the day. */
  private static final class Host {
    private long hour;
    private double count;
    private double busiest;
  }

  /** Adds attempts to a group; what is earlier than the running hour is left out. */
  void see(long hash, long time, double attempts) {
    long now = Math.floorDiv(time, Buckets.HOUR);
    if (now < hour) {
      return;
    }
    if (hour != NONE && day(now) != day(hour)) {
      turn(day(hour), day(now));
    }
    hour = now;
    Host host = hosts.get(hash);
    if (host == null) {
      host = enter(hash);
    }
    if (host.hour != now) {
      host.hour = now;
      host.count = 0;
    }
    host.count += attempts;
    host.busiest = Math.max(host.busiest, host.count);
  }

  /** Joins the groups that another fleet has; the median is that of the later day. */
  void join(FleetHosts other) {
    if (other.hour > hour) {
      hour = other.hour;
      median = other.median;
    }
    other.hosts.forEach((hash, host) -> hosts.merge(hash, host, FleetHosts::later));
    while (hosts.size() > MOST) {
      hosts.pollLastEntry();
    }
  }

  private static Host later(Host host, Host other) {
    Host later = other.hour > host.hour ? other : host;
    Host earlier = other.hour > host.hour ? host : other;
    if (later.hour == earlier.hour) {
      later.count = Math.max(later.count, earlier.count);
    }
    if (day(later.hour) == day(earlier.hour)) {
      later.busiest = Math.max(later.busiest, earlier.busiest);
    }
    return later;
  }

  private Host enter(long hash) {
    Host host = new Host();
    hosts.put(hash, host);
    if (hosts.size() > MOST) {
      hosts.pollLastEntry();
    }
    return host;
  }

  private static long day(long hour) {
    return Math.floorDiv(hour, Buckets.DAY / Buckets.HOUR);
  }

  /** A day has ended; its busiest hours are held against from now on. */
  private void turn(long ended, long begun) {
    hosts.values().removeIf(host -> begun - day(host.hour) > IDLE_DAYS);
    double[] seen =
        hosts.values().stream()
            .filter(host -> day(host.hour) == ended && host.busiest > 0)
            .mapToDouble(host -> host.busiest)
            .sorted()
            .toArray();
    hosts.values().forEach(host -> host.busiest = 0);
    median = seen.length < FEWEST ? 0 : code(seen[seen.length / 2]);
  }

  /** The median of the day before as a code; 0 if none is known. */
  int median() {
    return median;
  }

  int size() {
    return hosts.size();
  }

  /** A number as a logarithm in 255 steps of four percent, up to some 60,000. */
  static int code(double number) {
    double steps = STEPS * StrictMath.log1p(number) / StrictMath.log(2);
    return (int) Math.max(1, Math.min(MOST_CODE, Math.rint(steps)));
  }

  /** The number behind a code. */
  static double decoded(int code) {
    return code == 0 ? 0 : StrictMath.pow(2, code / STEPS) - 1;
  }

  long expiry() {
    return hour == NONE ? NONE : (hour + 1) * Buckets.HOUR + IDLE_DAYS * Buckets.DAY;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 80 + hosts.size() * (HeapBytes.ENTRY + 32);
  }

  void write(StateWriter out) {
    out.number(hour);
    out.count(median);
    out.count(hosts.size());
    for (Map.Entry<Long, Host> entry : hosts.entrySet()) {
      Host host = entry.getValue();
      out.number(entry.getKey());
      out.number(host.hour);
      out.decimal(host.count);
      out.decimal(host.busiest);
    }
  }

  static FleetHosts read(StateReader in) {
    FleetHosts state = new FleetHosts();
    state.hour = in.number();
    state.median = in.count();
    for (int left = in.count(); left > 0; left--) {
      Host host = new Host();
      state.hosts.put(in.number(), host);
      host.hour = in.number();
      host.count = in.decimal();
      host.busiest = in.decimal();
    }
    return state;
  }
}
