package org.hansho.benchmark.volume;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** A statistic over the counts of the 30 days before, once there are 14. */
abstract class Window implements Statistic {
  private static final int HISTORY = 30;
  private static final int LEARNED = 14;

  /** Mean, standard deviation and sorted counts of the days before. */
  record Past(double mean, double spread, int[] sorted) {
    static Past of(int[] counts) {
      double mean = Arrays.stream(counts).average().orElse(0);
      double squares = Arrays.stream(counts).mapToDouble(x -> (x - mean) * (x - mean)).sum();
      int[] sorted = counts.clone();
      Arrays.sort(sorted);
      return new Past(mean, Math.sqrt(squares / counts.length), sorted);
    }

    double quantile(double share) {
      double rank = share * (sorted.length - 1);
      int below = (int) rank;
      int above = Math.min(below + 1, sorted.length - 1);
      return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
  }

  abstract boolean isUnusual(int count, Past past);

  @Override
  public Set<Integer> unusual(LocalDate start, int[] daily) {
    Set<Integer> unusual = new TreeSet<>();
    for (int day = LEARNED; day < daily.length; day++) {
      Past past = Past.of(Arrays.copyOfRange(daily, Math.max(0, day - HISTORY), day));
      if (isUnusual(daily[day], past)) {
        unusual.add(day);
      }
    }
    return unusual;
  }

  /** Three standard deviations above the mean. */
  static final class ThreeSigma extends Window {
    @Override
    public String name() {
      return "mean + 3 sd";
    }

    @Override
    boolean isUnusual(int count, Past past) {
      return count > past.mean() + 3 * past.spread();
    }
  }

  /** Kusto's spike function: Z over 3 and Q over 2, each with 1 added to the denominator. */
  static final class Spike extends Window {
    @Override
    public String name() {
      return "Kusto-like spike";
    }

    @Override
    boolean isUnusual(int count, Past past) {
      double z = (count - past.mean()) / (past.spread() + 1);
      double high = past.quantile(0.9);
      double q = (count - high) / (high - past.quantile(0.25) + 1);
      return z > 3 && q > 2;
    }
  }
}
