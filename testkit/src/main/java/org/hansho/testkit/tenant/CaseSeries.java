package org.hansho.testkit.tenant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;

/**
 * Counts of one entity over time, with bursts put into some of its days: what statistics of volume
 * are measured on.
 *
 * <p>Counts are overdispersed (a Poisson rate that itself varies from day to day, 25 % to 40 % by
 * kind), as counts of logs are. A burst multiplies what the day would have had. The last half of
 * the days holds the bursts; the first half is for learning.
 *
 * @param hourly 24 counts a day
 * @param bursts days with a burst, by index
 * @param factor what a burst multiplies by
 */
public record CaseSeries(
    String entity, Rhythm rhythm, LocalDate start, int[] hourly, Set<Integer> bursts, int factor) {
  /** How many entities of a kind the usual comparison has. */
  public static final int ENTITIES = 120;

  /** How many days the usual comparison has. */
  public static final int DAYS = 60;

  /** The factors of the usual comparison. */
  public static final List<Integer> FACTORS = List.of(3, 5, 10);

  private static final int HOURS = 24;
  private static final int BURSTS = 2;

  /** The series of one kind: the usual number of entities and days, bursts of this factor. */
  public static List<CaseSeries> of(Rhythm rhythm, int factor, long seed) {
    return of(rhythm, factor, seed, ENTITIES, DAYS);
  }

  /**
   * The series of one kind.
   *
   * @param factor 1 for series without bursts; the counts between bursts are the same for any
   * @param entities how many series
   * @param days how long each; bursts fall into the second half
   */
  public static List<CaseSeries> of(Rhythm rhythm, int factor, long seed, int entities, int days) {
    List<CaseSeries> series = new ArrayList<>();
    for (int i = 0; i < entities; i++) {
      String entity = rhythm.name() + "-" + i;
      series.add(one(entity, rhythm, factor, Dice.of(seed, entity), days));
    }
    return series;
  }

  private static CaseSeries one(String entity, Rhythm rhythm, int factor, Dice dice, int days) {
    LocalDate start = LocalDate.of(2026, 1, 5);
    long first = start.toEpochDay() * Day.LENGTH;
    double mean = dice.size(80, 0.8);
    Dice own = dice.fork();
    Set<Integer> bursts = burstDays(dice, days);
    int[] hourly = new int[days * HOURS];
    for (int index = 0; index < days; index++) {
      Day day = Day.of(first + index * Day.LENGTH, index, 0);
      double expected = mean * rhythm.ofDay(day, own) * mood(rhythm, own);
      for (int hour = 0; hour < HOURS; hour++) {
        double share = rhythm == Rhythm.WEEKLY ? officeShare(rhythm, day, hour, own) : 1.0 / HOURS;
        int count = own.poisson(expected * share);
        boolean inBurst = factor > 1 && bursts.contains(index);
        hourly[index * HOURS + hour] = inBurst ? count * factor : count;
      }
    }
    return new CaseSeries(entity, rhythm, start, hourly, factor > 1 ? bursts : Set.of(), factor);
  }

  private static double officeShare(Rhythm rhythm, Day day, int hour, Dice dice) {
    double weight = rhythm.atHour(day, hour, dice);
    return weight / (HOURS * (day.isWeekend() ? 0.28 : 1.35));
  }

  /** How today differs from other days of its kind: a factor around 1. */
  private static double mood(Rhythm rhythm, Dice dice) {
    double spread = rhythm == Rhythm.STEADY || rhythm == Rhythm.WEEKLY ? 0.25 : 0.4;
    return StrictMath.exp(spread * dice.normal() - spread * spread / 2);
  }

  private static Set<Integer> burstDays(Dice dice, int days) {
    Set<Integer> chosen = new TreeSet<>();
    while (chosen.size() < Math.min(BURSTS, days / 2)) {
      chosen.add(dice.between(days / 2, days - 1));
    }
    return chosen;
  }

  /** How many days it has. */
  public int days() {
    return hourly.length / HOURS;
  }

  /** The count of each day. */
  public int[] daily() {
    int[] counts = new int[days()];
    for (int hour = 0; hour < hourly.length; hour++) {
      counts[hour / HOURS] += hourly[hour];
    }
    return counts;
  }
}
