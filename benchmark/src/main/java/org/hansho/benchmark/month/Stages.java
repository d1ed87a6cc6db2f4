package org.hansho.benchmark.month;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one scan by one thread cost, in nanoseconds of its CPU time.
 *
 * @param events records read
 * @param facts the facts that detectors received of them
 * @param reading finding and decoding of the fields that somebody reads, nothing else
 * @param matching the same with analyzers, rules, and the making of facts, which are thrown away
 * @param laying the same with facts laid aside, in order and on the disk where they are many
 * @param detecting reading them back, merging them and all detectors, with what they find folded
 * @param showing making the alerts
 */
record Stages(
    long events,
    long facts,
    long reading,
    long matching,
    long laying,
    long detecting,
    long showing,
    Set<String> alertIds) {

  /** All that a scan does: its reading happens once, inside of the stage that lays facts aside. */
  long all() {
    return laying + detecting + showing;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%,d events, %,d facts, %d alerts, %,.0f events a CPU second",
        events,
        facts,
        alertIds.size(),
        events * 1e9 / all());
  }

  static String table(List<Stages> rounds) {
    StringBuilder table = new StringBuilder();
    table.append("| stage | ns an event (least–most) |\n|---|---:|\n");
    row(table, "reading", rounds, Stages::reading);
    row(table, "analyzing, matching, making facts", rounds, one -> one.matching - one.reading);
    row(table, "laying facts aside", rounds, one -> one.laying - one.matching);
    row(table, "fetching facts, detectors, folding", rounds, Stages::detecting);
    row(table, "alerts", rounds, Stages::showing);
    row(table, "all", rounds, Stages::all);
    double[] rates = sorted(rounds, one -> one.events * 1e9 / one.all());
    table.append(
        String.format(
            Locale.ROOT,
            "| events a CPU second | %,.0f (%,.0f–%,.0f) |%n",
            rates[rates.length / 2],
            rates[0],
            rates[rates.length - 1]));
    return table.toString();
  }

  private interface Figure {
    double of(Stages stages);
  }

  private static void row(StringBuilder table, String name, List<Stages> rounds, Figure nanos) {
    double[] sorted = sorted(rounds, one -> nanos.of(one) / one.events);
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %,.0f (%,.0f–%,.0f) |%n",
            name,
            sorted[sorted.length / 2],
            sorted[0],
            sorted[sorted.length - 1]));
  }

  private static double[] sorted(List<Stages> rounds, Figure figure) {
    List<Double> figures = new ArrayList<>();
    rounds.forEach(stages -> figures.add(figure.of(stages)));
    return figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
