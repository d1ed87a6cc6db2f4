package org.hansho.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One work measured on one thread: a few rounds to warm up, then rounds in turn with Jackson.
 *
 * @param rate records a CPU second
 * @param treeRate records a CPU second that Jackson's {@code readTree} alone reaches; zeros where
 *     the records are not JSON
 * @param ratio of the two, round by round; zeros where the records are not JSON
 * @param allocatedAnEvent bytes allocated a record in the last round
 * @param tally verdicts of the last round
 */
record Measurement(
    Work work, Spread rate, Spread treeRate, Spread ratio, double allocatedAnEvent, Tally tally) {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  static Measurement of(Work work, int warmUp, int rounds) {
    for (int i = 0; i < warmUp; i++) {
      pass(work);
      if (work.isJson()) {
        trees(work);
      }
    }
    List<Double> rates = new ArrayList<>();
    List<Double> treeRates = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    Tally[] last = new Tally[1];
    Round round = new Round(1, 0);
    for (int i = 0; i < rounds; i++) {
      round = Round.of(() -> last[0] = pass(work));
      rates.add(rate(work, round));
      if (work.isJson()) {
        treeRates.add(rate(work, Round.of(() -> trees(work))));
        ratios.add(rates.get(i) / treeRates.get(i));
      }
    }
    return new Measurement(
        work,
        Spread.of(rates),
        spread(treeRates),
        spread(ratios),
        (double) round.allocated() / work.records(),
        last[0]);
  }

  private static Spread spread(List<Double> figures) {
    return figures.isEmpty() ? new Spread(0, 0, 0) : Spread.of(figures);
  }

  private static double rate(Work work, Round round) {
    return work.records() * 1e9 / round.cpuNanos();
  }

  /** From bytes to verdicts. */
  static Tally pass(Work work) {
    Tally tally = new Tally(work);
    for (byte[] source : work.sources()) {
      var reader = work.open();
      reader.read(source, 0, source.length, 0, true, tally);
      reader.end(tally);
    }
    return tally;
  }

  /** From bytes to trees, a line each. */
  private static void trees(Work work) {
    try {
      for (byte[] source : work.sources()) {
        int from = 0;
        for (int at = 0; at < source.length; at++) {
          if (source[at] == '\n') {
            JACKSON.readTree(source, from, at - from);
            from = at + 1;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
