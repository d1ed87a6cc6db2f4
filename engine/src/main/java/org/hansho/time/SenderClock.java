package org.hansho.time;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * By how much the clock of one sender is wrong, agreed by several of its records. A majority vote:
 * records near the candidate speak for it, others against it, and one without votes is replaced; so
 * single records, however far away, change nothing.
 */
final class SenderClock {
  private static final long SECOND = 1_000_000_000L;

  /** Records that agree lie within this. */
  private static final long BAND = 30 * SECOND;

  private static final int AGREED = 5;
  private static final int MOST_VOTES = 16;

  /** A backlog that is read changes its distance from arrival by more than the band in this. */
  private static final long WATCHED = 30 * SECOND;

  /** Crystals drift by far less than {@link #STEP} in this. */
  private static final long DRIFT = 60 * SECOND;

  private static final long STEP = SECOND;

  private long offset;
  private int votes;
  private long since;
  private long adjusted;
  private long stands = Long.MIN_VALUE;
  private long standsSince;
  private long lastClaimed = Long.MIN_VALUE;
  private long lastJudged = Long.MIN_VALUE;

  /** Notes how far a record claims to be ahead of its arrival; a negative number is behind. */
  void note(long ahead, long arrival) {
    if (stands == Long.MIN_VALUE || Math.abs(arrival + ahead - stands) > SECOND) {
      stands = arrival + ahead;
      standsSince = arrival;
    }
    if (votes == 0) {
      offset = ahead;
      since = arrival;
      adjusted = arrival;
      votes = 1;
    } else if (isNear(ahead)) {
      votes = Math.min(MOST_VOTES, votes + 1);
      if (arrival - adjusted >= DRIFT) {
        adjusted = arrival;
        offset += Math.max(-STEP, Math.min(STEP, ahead - offset));
      }
    } else {
      votes--;
    }
  }

  /** How many records speak for the offset, less those against it. */
  int votes() {
    return votes;
  }

  /** By how much its clock is ahead of arrival. */
  long offset() {
    return offset;
  }

  private boolean isNear(long ahead) {
    return Math.abs(ahead - offset) <= BAND;
  }

  /** Whether several records agree that this one is ahead because its sender's clock is. */
  boolean explainsAhead(long ahead) {
    return votes >= AGREED && isNear(ahead);
  }

  /**
   * The same for one that is behind, for so long that it is no backlog which is being read. What it
   * claims must have moved meanwhile, or the same old record again and again would look like that.
   */
  boolean explainsBehind(long ahead, long arrival) {
    long moved = arrival + ahead - (since + offset);
    return explainsAhead(ahead) && arrival - since >= WATCHED && moved >= WATCHED / 2;
  }

  /**
   * Whether its records have claimed the same time for so long that its clock stands still.
   *
   * @param delay how far behind a clock may have been that was right; who sends one old record
   *     again and again was further behind from the beginning
   */
  boolean standsStill(long arrival, long delay) {
    return arrival - standsSince >= WATCHED && standsSince - stands <= delay;
  }

  /** The time of a record that was judged, behind that of the one before if it claims to be. */
  long inOrder(long claimed, long judged) {
    long time = claimed >= lastClaimed ? Math.max(judged, lastJudged + 1) : judged;
    lastClaimed = claimed;
    lastJudged = time;
    return time;
  }

  void write(StateWriter out) {
    out.number(offset);
    out.count(votes);
    out.number(since);
    out.number(adjusted);
    out.number(lastClaimed);
    out.number(lastJudged);
    out.number(stands);
    out.number(standsSince);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param knowsStanding whether it says since when a clock stands still, as older programs did not
   */
  static SenderClock read(StateReader in, boolean knowsStanding) {
    SenderClock clock = new SenderClock();
    clock.offset = in.number();
    clock.votes = in.count();
    clock.since = in.number();
    clock.adjusted = in.number();
    clock.lastClaimed = in.number();
    clock.lastJudged = in.number();
    if (knowsStanding) {
      clock.stands = in.number();
      clock.standsSince = in.number();
    }
    return clock;
  }
}
