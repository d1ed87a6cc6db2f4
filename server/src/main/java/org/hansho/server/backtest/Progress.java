package org.hansho.server.backtest;

import org.jspecify.annotations.Nullable;

/**
 * How far a back-test is.
 *
 * @param wanted what is tried
 * @param begun when it began, nanoseconds since 1970
 * @param bytes how much was read
 * @param ofBytes how much there is, roughly; 0 while that is not known
 * @param trouble why it failed, for a person; empty if it did not
 * @param report what came of it; null unless it is done
 */
public record Progress(
    State state,
    Wanted wanted,
    long begun,
    long bytes,
    long ofBytes,
    String trouble,
    @Nullable Report report) {
  /** Where it stands. */
  public enum State {
    /** The rules are read and the records too. */
    RUNNING,
    /** There is a report. */
    DONE,
    /** The rules are wrong, or the records could not be read. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED
  }

  /** The same further on. */
  Progress read(long now, long all) {
    return new Progress(state, wanted, begun, now, Math.max(now, all), trouble, report);
  }

  /** The same at its end. */
  Progress ended(State end, String why, @Nullable Report found) {
    return new Progress(end, wanted, begun, bytes, ofBytes, why, found);
  }
}
