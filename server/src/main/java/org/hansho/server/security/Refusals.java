package org.hansho.server.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which refused calls get a row of the audit log: of each address five a minute, and two hundred a
 * minute of all together. The others are counted in the next row. Whoever sends a million wrong
 * tokens cannot fill the log with them. Safe from any thread.
 */
final class Refusals {
  static final int EACH = 5;
  static final int ALL = 200;

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int ADDRESSES = 1_000;

  private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
  private final Window all = new Window(Long.MIN_VALUE);
  private long left;

  /** What was written in a minute. */
  private static final class Window {
    private long start;
    private int rows;

    Window(long start) {
      this.start = start;
    }

    boolean take(long now, int most) {
      if (start == Long.MIN_VALUE || now - start >= MINUTE_NANOS) {
        start = now;
        rows = 0;
      }
      if (rows >= most) {
        return false;
      }
      rows++;
      return true;
    }
  }

  /**
   * A call that was refused.
   *
   * @param now of a clock that only goes forward, in nanoseconds
   * @return how many were left out since the last row, if this one gets a row
   */
  synchronized OptionalLong admit(String address, long now) {
    Window window = windows.computeIfAbsent(address, unused -> new Window(Long.MIN_VALUE));
    if (windows.size() > ADDRESSES) {
      windows.remove(windows.keySet().iterator().next());
    }
    if (!window.take(now, EACH) || !all.take(now, ALL)) {
      left++;
      return OptionalLong.empty();
    }
    return OptionalLong.of(takeLeft());
  }

  /** So many more that have no row. */
  synchronized void leave(long more) {
    left += more;
  }

  /** How many were left out since the last row; from now on none. */
  synchronized long takeLeft() {
    long taken = left;
    left = 0;
    return taken;
  }
}
