package org.hansho.local.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.time.SourceClock;

/**
 * How far event time has come: up to where no source has anything in order to add, and never beyond
 * what has arrived.
 *
 * <p>The time of a source that falls silent goes on as arrival does, as far behind it as its last
 * input was: records that were under way for minutes stay in order, and nobody is held up for
 * longer than before. So does that of a source whose records stay at the same time, by a clock that
 * stands still or since it repeats itself. One whose reader holds back records does not go on. A
 * source that is further behind than records may be under way holds the others up for that long,
 * which is enough to read a backlog, and then no more.
 */
final class Watermark {
  private static final long HOUR = 3_600_000_000_000L;

  private final long delay;
  private final long idle;
  private final long opened;
  private long time = Long.MIN_VALUE;
  private long arrival = Long.MIN_VALUE;
  private long newest = Long.MIN_VALUE;
  private final List<String> leftBehind = new ArrayList<>();

  /**
   * No time has passed.
   *
   * @param opened when the runner was opened: no source is idle for what happened before
   */
  Watermark(RunnerSettings settings, long opened) {
    this.delay = settings.time().delay().toNanos();
    this.idle = settings.idle().toNanos();
    this.opened = opened;
  }

  long time() {
    return time;
  }

  void raise(long to) {
    time = Math.max(time, to);
  }

  /** When the latest input arrived, over the life of the data folder. */
  long arrival() {
    return arrival;
  }

  /** Notes an arrival, and returns it or the latest if that is later: arrival never goes back. */
  long arrived(long at) {
    arrival = Math.max(arrival, at);
    return arrival;
  }

  /**
   * For how long nothing had come of a source when something comes, or by now.
   *
   * @param at when that is; while the runner was closed nothing could come, so that does not count
   *     unless the input is one that came before
   */
  long silence(SourceClock source, long at) {
    boolean wasOpen = at < opened;
    return at - (wasOpen ? source.arrival() : Math.max(source.arrival(), opened));
  }

  /** Whether a source is too far behind for too long to hold the others up. */
  private boolean isLeftBehind(SourceClock source) {
    long since = source.behindSince();
    return since != Long.MIN_VALUE && source.arrival() - Math.max(since, opened) > delay;
  }

  /**
   * How far time will have come.
   *
   * @param sources those to look at; one that sleeps and will not hold time up any more, whatever
   *     the hour, is taken out
   * @param now the arrival of what is read, or the clock if nothing is left to be read
   * @return the least that a source allows; if none holds time up, the newest event of all
   */
  long next(Collection<SourceState> sources, long now) {
    long least = Long.MAX_VALUE;
    long leastLeftBehind = Long.MAX_VALUE;
    leftBehind.clear();
    for (Iterator<SourceState> each = sources.iterator(); each.hasNext(); ) {
      SourceState source = each.next();
      SourceClock clock = source.clock;
      newest = Math.max(newest, Math.max(clock.reached(), clock.furthest()));
      long silent = since(clock.arrival(), now);
      long standing = since(clock.moved(), now) - clock.lateness();
      boolean isStanding = silent <= idle && standing > idle;
      boolean isIdle = isStanding || (silent > idle && !source.holdsBack());
      long without = isStanding ? standing : silent;
      if (clock.reached() == Event.NO_TIME || (isIdle && !staysInMind(clock, without))) {
        if (source.isAsleep() && isIdle) {
          each.remove();
        }
        continue;
      }
      long allows = clock.reached() - clock.lateness() - 1 + (isIdle ? without : 0);
      if (!isIdle && isLeftBehind(clock)) {
        leastLeftBehind = Math.min(leastLeftBehind, allows);
        leftBehind.add(source.id);
      } else {
        least = Math.min(least, allows);
      }
    }
    long allowed = least != Long.MAX_VALUE ? least : leastLeftBehind;
    return Math.max(time, Math.min(newest, allowed));
  }

  /** The sources that the last call of {@link #next} did not wait for, since they are behind. */
  List<String> leftBehind() {
    return leftBehind;
  }

  /** How long ago that was, not counting the time in which the runner was closed. */
  private long since(long then, long now) {
    return Math.max(0, now - Math.max(then, opened));
  }

  private boolean staysInMind(SourceClock clock, long silent) {
    return silent <= HOUR && clock.arrival() - clock.reached() <= delay;
  }
}
