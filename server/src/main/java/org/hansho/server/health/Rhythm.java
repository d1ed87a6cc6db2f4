package org.hansho.server.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The rhythm of a source, and whether it has been silent for too long. Belongs to one thread.
 *
 * <p>A silence is measured in the times that the source should have been heard meanwhile, by the
 * hour of the week: a night in which it never sends is no silence, and neither is a quiet weekend.
 * In that measure all pauses of a source are alike, so one limit holds for all hours: three times
 * the second longest pause of the last five weeks. One outage therefore does not change the limit,
 * and a source whose pauses are irregular has a high limit of its own.
 *
 * <p>Nothing is judged before a day was watched and {@value #LEAST_PAUSES} pauses were seen. Time
 * in which nobody watched counts neither as silence nor as a pause ({@link #interrupted}).
 */
final class Rhythm {
  /** The shortest silence that raises an alert, in nanoseconds. */
  static final long SHORTEST = 60_000_000_000L;

  private static final int LEAST_HOURS = 24;
  private static final int LEAST_PAUSES = 50;
  private static final int WEEKS = 5;
  private static final double TIMES = 3;

  /** A pause is at least half a beat long: below that the hours themselves are too coarse. */
  private static final double SHORTEST_PAUSE = 0.5;

  private static final double WHOLE = 0.9;

  private WeekHours hours = new WeekHours();
  private long hour = Long.MIN_VALUE;
  private long watched;
  private int heard;
  private final List<Integer> empty = new ArrayList<>();

  private double expected;
  private long silent;
  private boolean whole;
  private long pauses;

  /** The two longest pauses of each week, by the week's number modulo {@value #WEEKS}. */
  private final double[] longest = new double[2 * WEEKS];

  private final long[] weeks = new long[WEEKS];

  /** It was heard, for the first time or again. */
  void heard(long now) {
    if (whole && hours.seen() > 0) {
      note(expected, now);
    }
    empty.forEach(hourOfWeek -> hours.add(hourOfWeek, 0));
    empty.clear();
    heard++;
    expected = 0;
    silent = 0;
    whole = true;
  }

  private void note(double pause, long now) {
    pauses++;
    long week = Math.floorDiv(now, WeekHours.HOUR * WeekHours.HOURS);
    int place = Math.floorMod(week, WEEKS);
    if (weeks[place] != week) {
      weeks[place] = week;
      longest[2 * place] = 0;
      longest[2 * place + 1] = 0;
    }
    double shorter = Math.min(pause, longest[2 * place]);
    longest[2 * place] = Math.max(pause, longest[2 * place]);
    longest[2 * place + 1] = Math.max(shorter, longest[2 * place + 1]);
  }

  /**
   * Time has passed in which it would have been heard.
   *
   * @param now nanoseconds since 1970
   * @param passed nanoseconds since the last call; minutes at most
   */
  void passed(long now, long passed) {
    long current = Math.floorDiv(now, WeekHours.HOUR);
    if (hour == Long.MIN_VALUE) {
      hour = current;
    }
    if (current != hour) {
      if (watched >= WHOLE * WeekHours.HOUR) {
        teach((int) Math.floorMod(hour, (long) WeekHours.HOURS));
      }
      hour = current;
      watched = 0;
      heard = 0;
    }
    watched += passed;
    silent += passed;
    expected += (double) hours.usual(WeekHours.of(now)) * passed / WeekHours.HOUR;
  }

  /** An hour in which nothing was heard counts once the source is heard again, not before. */
  private void teach(int ended) {
    if (heard > 0) {
      hours.add(ended, heard);
    } else if (empty.size() < WeekHours.HOURS) {
      empty.add(ended);
    }
  }

  /** Nobody watched for a while: its present silence begins anew and is no pause. */
  void interrupted() {
    expected = 0;
    silent = 0;
    whole = false;
    watched = 0;
    heard = 0;
    hour = Long.MIN_VALUE;
    empty.clear();
  }

  /** Whether enough is known to judge a silence. */
  boolean isLearned() {
    return hours.seen() >= LEAST_HOURS && pauses >= LEAST_PAUSES;
  }

  /** Whether it has been silent for longer than it ever is. */
  boolean isSilent() {
    return isLearned() && silent >= SHORTEST && expected >= limit();
  }

  private double limit() {
    double[] all = longest.clone();
    Arrays.sort(all);
    return TIMES * Math.max(SHORTEST_PAUSE, all[all.length - 2]);
  }

  /** How often it is usually heard within an hour at that time. */
  int usual(long now) {
    return hours.usual(WeekHours.of(now));
  }

  /** How much of a day was watched, from 0 to 100. */
  int learnedPercent() {
    long part = Math.min(hours.seen() * 100L / LEAST_HOURS, pauses * 100L / LEAST_PAUSES);
    return (int) Math.min(100, part);
  }

  void write(StateWriter out) {
    hours.write(out);
    out.number(hour);
    out.number(watched);
    out.count(heard);
    out.number(pauses);
    for (double pause : longest) {
      out.decimal(pause);
    }
    for (long week : weeks) {
      out.number(week);
    }
  }

  static Rhythm read(StateReader in) {
    Rhythm rhythm = new Rhythm();
    rhythm.hours = WeekHours.read(in);
    rhythm.hour = in.number();
    rhythm.watched = in.number();
    rhythm.heard = in.count();
    rhythm.pauses = in.number();
    for (int at = 0; at < rhythm.longest.length; at++) {
      rhythm.longest[at] = in.decimal();
    }
    for (int at = 0; at < rhythm.weeks.length; at++) {
      rhythm.weeks[at] = in.number();
    }
    return rhythm;
  }
}
