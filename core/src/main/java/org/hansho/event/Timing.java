package org.hansho.event;

import java.util.Locale;

/**
 * How the time of an event was come by. Whoever brings events in decides it; where nobody does, the
 * record's own time is taken as it is.
 */
public enum Timing {
  /** The record's own time, in order. */
  CLAIMED,
  /** The record's own time, less what the clock of its sender is known to be wrong by. */
  CORRECTED,
  /** When it arrived, since the record says no time. */
  UNDATED,
  /** When it arrived, since the record's own time is ahead of that or cannot be. */
  SKEWED,
  /** The record's own time, which is older than the bound of lateness allows. */
  LATE;

  private static final Timing[] ALL = values();

  /**
   * Whether detectors may learn from such events: of those that are late or skewed, whoever wrote
   * the record chose when it is to have happened.
   */
  public boolean teaches() {
    return this != SKEWED && this != LATE;
  }

  /** Whether the event's time is that of its arrival, not its own. */
  public boolean isByArrival() {
    return this == UNDATED || this == SKEWED;
  }

  /** Its name in what is written for programs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A small number that stands for it where it is saved. */
  public int number() {
    return ordinal();
  }

  /** The one that a number stands for. */
  public static Timing of(int number) {
    return ALL[number];
  }
}
