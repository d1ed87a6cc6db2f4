package org.hansho.server.job;

import org.hansho.alert.Worded;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is. Immutable.
 *
 * @param request what was asked for
 * @param begun when it began, nanoseconds since 1970
 * @param done how much of the work is done, in a unit of its kind
 * @param all how much there is, roughly; 0 while that is not known
 * @param trouble why it failed, for a person; null if it did not
 * @param report what came of it; null unless it is done
 */
public record Job<W, R>(
    State state,
    W request,
    long begun,
    long done,
    long all,
    @Nullable Worded trouble,
    @Nullable R report) {
  /** Where it stands. */
  public enum State {
    /** It is at work. */
    RUNNING,
    /** There is a report. */
    DONE,
    /** The request was wrong, or something could not be read. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED
  }

  static <W, R> Job<W, R> begun(W request, long begun) {
    return new Job<>(State.RUNNING, request, begun, 0, 0, null, null);
  }

  /** The same further on. */
  Job<W, R> at(long now, long ofAll) {
    return new Job<>(state, request, begun, now, Math.max(now, ofAll), trouble, report);
  }

  /** The same at its end. */
  Job<W, R> ended(State end, @Nullable Worded why, @Nullable R found) {
    return new Job<>(end, request, begun, done, all, why, found);
  }
}
