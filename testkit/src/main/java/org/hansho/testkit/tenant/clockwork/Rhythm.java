package org.hansho.testkit.tenant.clockwork;

/** How the amount of work of an entity changes with time: the six kinds of series. */
public enum Rhythm {
  /** The same at any time. */
  STEADY,
  /** Office hours on weekdays, little at night, less on weekends. */
  WEEKLY,
  /** Steady, and eightfold on the last working day of the month. */
  MONTHLY,
  /** A few days with something, nothing on most. */
  SPARSE,
  /** Doubles within a month. */
  GROWING,
  /** Quiet, with hours of tenfold work at moments of chance. */
  BURSTY;

  private static final double MONTH_END = 8;
  private static final double[] HOURS_OF_OFFICE = {
    0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.9, 1.8, 2.3, 2.4, 2.2,
    1.8, 2.2, 2.4, 2.3, 2.1, 1.7, 1.0, 0.6, 0.4, 0.3, 0.2, 0.1
  };

  /** The share of the mean amount of work that falls on an hour of a day; the mean is about 1. */
  public double atHour(Day day, int hour, Dice dice) {
    return switch (this) {
      case STEADY -> 1;
      case WEEKLY -> HOURS_OF_OFFICE[hour] * (day.isWeekend() ? 0.25 : 1.2);
      case MONTHLY -> day.isMonthEnd() && hour >= 18 ? 4 * MONTH_END : 0.8;
      case SPARSE -> dice.chance(0.02) ? 20 : 0;
      case GROWING -> 1 + day.index() / 30.0;
      case BURSTY -> dice.chance(0.04) ? 10 + 10 * dice.unit() : 0.4;
    };
  }

  /** The share of the mean amount of work that falls on a whole day. */
  public double ofDay(Day day, Dice dice) {
    return switch (this) {
      case STEADY -> 1;
      case WEEKLY -> day.isWeekend() ? 0.25 : 1.3;
      case MONTHLY -> day.isMonthEnd() ? MONTH_END : 0.75;
      case SPARSE -> dice.chance(0.12) ? 8 : 0;
      case GROWING -> 1 + day.index() / 30.0;
      case BURSTY -> dice.chance(0.1) ? 3 + 4 * dice.unit() : 0.5 + 0.4 * dice.unit();
    };
  }
}
