package org.hansho.detect.statement;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many statements of the last 24 hours there were and how many of them were new, by the hour.
 * Programs send what they sent before; people and reports do not.
 */
final class NoveltyWindow {
  private static final int HOURS = 24;
  private static final long HOUR = 3_600_000_000_000L;
  private static final int PER = 1_000;
  private static final int MOST_PER = 2;

  /** So many new ones are no sign of people, however few statements there are. */
  private static final int ALWAYS = 5;

  private final int[] statements = new int[HOURS];
  private final int[] novel = new int[HOURS];
  private long hour;

  /** Counts a statement; those of the past 24 hours may come late. */
  void count(long time, boolean isNew) {
    long now = Math.floorDiv(time, HOUR);
    turn(now);
    if (now > hour - HOURS) {
      int at = (int) Math.floorMod(now, (long) HOURS);
      statements[at]++;
      novel[at] += isNew ? 1 : 0;
    }
  }

  private void turn(long now) {
    if (now - hour >= HOURS) {
      Arrays.fill(statements, 0);
      Arrays.fill(novel, 0);
      hour = now;
    }
    while (hour < now) {
      int at = (int) Math.floorMod(++hour, (long) HOURS);
      statements[at] = 0;
      novel[at] = 0;
    }
  }

  /**
   * Whether what came lately is what a program sends.
   *
   * @param explained new ones that a new version of the program explains
   */
  boolean isProgram(int explained) {
    long all = Arrays.stream(statements).asLongStream().sum();
    return novel() - explained <= Math.max(ALWAYS, all * MOST_PER / PER);
  }

  /** New ones of the last 24 hours. */
  int novel() {
    return Arrays.stream(novel).sum();
  }

  void write(StateWriter out) {
    out.number(hour);
    for (int at = 0; at < HOURS; at++) {
      out.count(statements[at]);
      out.count(novel[at]);
    }
  }

  void read(StateReader in) {
    hour = in.number();
    for (int at = 0; at < HOURS; at++) {
      statements[at] = in.count();
      novel[at] = in.count();
    }
  }
}
