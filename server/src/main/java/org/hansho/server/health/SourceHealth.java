package org.hansho.server.health;

import org.hansho.local.run.SourceTally;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** What is known of one source. Belongs to one thread. */
final class SourceHealth {
  private static final double SECOND = 1e9;
  private static final double RATE_OVER = 60 * SECOND;

  private final Rhythm rhythm;
  private long lastArrival;
  private SourceTally tally = SourceTally.NONE;
  private double rate;

  private SourceHealth(Rhythm rhythm, long lastArrival) {
    this.rhythm = rhythm;
    this.lastArrival = lastArrival;
  }

  /** A source that was not known before. */
  SourceHealth() {
    this(new Rhythm(), Long.MIN_VALUE);
  }

  Rhythm rhythm() {
    return rhythm;
  }

  /** When its last input arrived, nanoseconds since 1970. */
  long lastArrival() {
    return lastArrival;
  }

  /** Notes its last input; whether it is one that was not known. */
  boolean heard(long arrival) {
    boolean isNew = arrival != lastArrival;
    lastArrival = arrival;
    return isNew;
  }

  /**
   * Notes what was read of it in this process.
   *
   * @param passed nanoseconds since the last call
   * @return how many more numbers were missing since then
   */
  long note(SourceTally now, long passed) {
    SourceTally before = now.events() < tally.events() ? SourceTally.NONE : tally;
    tally = now;
    double share = Math.min(1, passed / RATE_OVER);
    if (passed > 0) {
      rate += share * ((now.events() - before.events()) * SECOND / passed - rate);
    }
    return Math.max(0, now.missing() - before.missing());
  }

  SourcePulse pulse(long now, boolean silent, boolean planned) {
    String state =
        silent ? "silent" : planned ? "planned" : rhythm.isLearned() ? "heard" : "learning";
    return new SourcePulse(state, rhythm.learnedPercent(), rhythm.usual(now), rate);
  }

  void write(StateWriter out) {
    out.number(lastArrival);
    rhythm.write(out);
  }

  static SourceHealth read(StateReader in) {
    long lastArrival = in.number();
    return new SourceHealth(Rhythm.read(in), lastArrival);
  }
}
