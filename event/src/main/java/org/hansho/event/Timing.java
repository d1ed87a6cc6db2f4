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
  LATE,
  /** The record's own time, in order, but from before its source was known. */
  BACKLOG;

  private static final Timing[] ALL = values();

  /**
   * Whether detectors may learn from such events: of all others, whoever wrote the record chose
   * when it is to have happened.
   */
  public boolean teaches() {
    return this != SKEWED && this != LATE && this != BACKLOG;
  }

  /** Whether detectors judge such events in their order, although they may not learn from them. */
  public boolean isJudgedOnly() {
    return this == SKEWED || this == BACKLOG;
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
