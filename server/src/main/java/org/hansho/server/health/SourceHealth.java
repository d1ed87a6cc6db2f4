package org.hansho.server.health;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** What is known of one source. Belongs to one thread. */
final class SourceHealth {
  private final Rhythm rhythm;
  private long lastArrival;

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

  SourcePulse pulse(long now, boolean silent) {
    String state = silent ? "silent" : rhythm.isLearned() ? "heard" : "learning";
    return new SourcePulse(state, rhythm.learnedPercent(), rhythm.usual(now));
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
