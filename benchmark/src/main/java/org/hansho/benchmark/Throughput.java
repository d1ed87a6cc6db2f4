package org.hansho.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hansho.match.MatchCounts;

/**
 * Measures events a CPU second, from the bytes of a file to the verdicts of all rules.
 *
 * <p>Arguments: {@code --data DIR --rules DIR}, and at will {@code --work a,b} (names as in {@link
 * Works#NAMES}, or {@code load}, {@code cores}), {@code --records N}, {@code --rounds N}, {@code
 * --warm-up N}, {@code --verdicts yes} (matches of each rule).
 */
public final class Throughput {
  private final Map<String, String> arguments;
  private final Works works;

  private Throughput(Map<String, String> arguments) {
    this.arguments = arguments;
    this.works =
        new Works(
            Path.of(required("--data")),
            new RuleFolder(Path.of(required("--rules"))),
            number("--records", 200_000));
  }

  /** Prints a line for each work. */
  public static void main(String[] args) {
    Map<String, String> arguments = new TreeMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      arguments.put(args[i], args[i + 1]);
    }
    new Throughput(arguments).run();
  }

  private String required(String name) {
    String value = arguments.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing " + name);
    }
    return value;
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(arguments.getOrDefault(name, Integer.toString(otherwise)));
  }

  private void run() {
    String all = "load," + String.join(",", Works.NAMES) + ",cores";
    List<String> names = List.of(arguments.getOrDefault("--work", all).split(","));
    if (names.contains("load")) {
      Loading.print(works.rules(), () -> works.named("windows"));
    }
    printHeader();
    for (String name : names) {
      if (Works.NAMES.contains(name)) {
        measure(works.named(name));
      }
    }
    if (names.contains("cores")) {
      for (String name : List.of("mix", "proc", "auditd")) {
        Cores cores = Cores.of(works.named(name), number("--rounds", 7));
        System.out.printf(
            Locale.ROOT,
            "two cores on %s: %.2f times one by the wall clock (%.2f-%.2f; an empty loop:"
                + " %.2f), %.2f by CPU time (%.2f-%.2f)%n",
            name,
            cores.wall().median(),
            cores.wall().least(),
            cores.wall().most(),
            cores.control().median(),
            cores.cpu().median(),
            cores.cpu().least(),
            cores.cpu().most());
      }
    }
  }

  private static void printHeader() {
    System.out.println(
        "work                 records bytes rules    rate/s      least-most  read only  readTree"
            + "  ratio  least-most    B/rec   cand  tests  asked matches/rules");
  }

  private static String line(Measurement result) {
    Work work = result.work();
    Tally tally = result.tally();
    MatchCounts counts = tally.counts();
    double events = counts.events();
    return String.format(
            Locale.ROOT,
            "%-19s %8d %5d %5d %9.0f %7.0f-%7.0f %10.0f %9.0f %6.2f %5.2f-%5.2f",
            work.name(),
            work.records(),
            work.bytes() / work.records(),
            work.rules().rules().size(),
            result.rate().median(),
            result.rate().least(),
            result.rate().most(),
            result.readRate().median(),
            result.treeRate().median(),
            result.ratio().median(),
            result.ratio().least(),
            result.ratio().most())
        + String.format(
            Locale.ROOT,
            " %8.1f %6.2f %6.2f %6.2f %d/%d",
            result.allocatedARecord(),
            counts.candidates() / events,
            counts.tests() / events,
            counts.questions() / events,
            tally.total(),
            tally.rulesThatMatched());
  }

  private void measure(Work work) {
    Measurement result = Measurement.of(work, number("--warm-up", 4), number("--rounds", 7));
    Tally tally = result.tally();
    if (tally.malformed() > 0) {
      throw new IllegalStateException(tally.malformed() + " malformed records in " + work.name());
    }
    System.out.println(line(result));
    if (arguments.containsKey("--verdicts")) {
      printVerdicts(work, tally.matches());
    }
  }

  private static void printVerdicts(Work work, long[] matches) {
    IntStream.range(0, matches.length)
        .filter(rule -> matches[rule] > 0)
        .boxed()
        .sorted(Comparator.comparing(rule -> -matches[rule]))
        .forEach(
            rule ->
                System.out.println(
                    "  " + matches[rule] + "  " + work.rules().rules().get(rule).title()));
    System.out.println("  sum " + Arrays.stream(matches).sum());
  }
}
