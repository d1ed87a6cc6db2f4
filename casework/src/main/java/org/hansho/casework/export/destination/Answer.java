package org.hansho.casework.export.destination;

import java.time.Duration;

/** What became of a message. */
public sealed interface Answer {
  /** The other side has it. */
  record Delivered() implements Answer {}

  /**
   * The other side may take it, or any other message, later.
   *
   * @param reason one sentence for people
   * @param after not before this time is over; zero if nothing was said
   */
  record TryAgain(String reason, Duration after) implements Answer {
    /** Nothing was said about when. */
    public TryAgain(String reason) {
      this(reason, Duration.ZERO);
    }
  }

  /**
   * The other side refuses this message; others may be accepted.
   *
   * @param reason one sentence for people
   */
  record Refused(String reason) implements Answer {}
}
