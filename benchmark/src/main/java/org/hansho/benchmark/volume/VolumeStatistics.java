package org.hansho.benchmark.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.testkit.tenant.CaseSeries;
import org.hansho.testkit.tenant.clockwork.Rhythm;

/**
 * Prints a table in Markdown: false positives for each 1,000 days of an entity without bursts, and
 * the share of bursts found, by kind of series and statistic. Only days from {@link #JUDGED} on
 * count.
 *
 * <p>The argument, if any, is the seed. Statistics are those of the days before; see {@link
 * CaseSeries} for the series.
 */
public final class VolumeStatistics {
  /** The first day that counts: half of the series. */
  private static final int JUDGED = CaseSeries.DAYS / 2;

  private static final List<Statistic> STATISTICS =
      List.of(
          new Window.ThreeSigma(),
          new Window.Spike(),
          new VolumeBaseline("`deviation: {gte: 3}`", "deviation: {gte: 3}"),
          tail("1.25"),
          tail("2"));

  private VolumeStatistics() {}

  private static Statistic tail(String peak) {
    return new VolumeBaseline(
        "tail, `peak: {gt: " + peak + "}`",
        "tail: {lt: 0.00001}, peak: {gt: " + peak + "}, ratio: {gte: 2}, gte: 10");
  }

  /** Prints the table. */
  public static void main(String[] args) {
    long seed = args.length == 0 ? 1 : Long.parseLong(args[0]);
    StringBuilder head = new StringBuilder("| series |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Statistic statistic : STATISTICS) {
      head.append(' ').append(statistic.name()).append(" |");
      rule.append("---|");
    }
    System.out.println(head);
    System.out.println(rule);
    for (Rhythm rhythm : Rhythm.values()) {
      StringBuilder row = new StringBuilder("| " + rhythm.name().toLowerCase(Locale.ROOT) + " |");
      for (Statistic statistic : STATISTICS) {
        row.append(' ').append(cell(statistic, rhythm, seed)).append(" |");
      }
      System.out.println(row);
    }
  }

  private static String cell(Statistic statistic, Rhythm rhythm, long seed) {
    List<String> recalls = new ArrayList<>();
    for (int factor : CaseSeries.FACTORS) {
      recalls.add(String.format(Locale.ROOT, "%.2f", recall(statistic, rhythm, factor, seed)));
    }
    return String.format(
        Locale.ROOT,
        "%.2f; %s",
        falsePositives(statistic, CaseSeries.of(rhythm, 1, seed)),
        String.join(" / ", recalls));
  }

  private static double falsePositives(Statistic statistic, List<CaseSeries> quiet) {
    long days = 0;
    long raised = 0;
    for (CaseSeries series : quiet) {
      days += series.days() - JUDGED;
      raised +=
          statistic.unusual(series.start(), series.daily()).stream()
              .filter(day -> day >= JUDGED)
              .count();
    }
    return 1000.0 * raised / days;
  }

  /** Each burst is the only one of its series; days without anything have none. */
  private static double recall(Statistic statistic, Rhythm rhythm, int factor, long seed) {
    long bursts = 0;
    long found = 0;
    List<CaseSeries> quiet = CaseSeries.of(rhythm, 1, seed);
    List<CaseSeries> burst = CaseSeries.of(rhythm, factor, seed);
    for (int i = 0; i < quiet.size(); i++) {
      for (int day : burst.get(i).bursts()) {
        int[] daily = quiet.get(i).daily();
        daily[day] = burst.get(i).daily()[day];
        if (daily[day] > 0) {
          bursts++;
          found += statistic.unusual(quiet.get(i).start(), daily).contains(day) ? 1 : 0;
        }
      }
    }
    return (double) found / bursts;
  }
}
