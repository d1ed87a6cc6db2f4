package org.hansho.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;

/**
 * One work measured on one thread: a few rounds to warm up, then rounds in turn with reading alone
 * and with Jackson.
 *
 * @param rate records a CPU second, from bytes to verdicts
 * @param readRate the same without the rules: events are made and dropped
 * @param treeRate records a CPU second that Jackson's {@code readTree} alone reaches; zeros where
 *     the records are not JSON
 * @param ratio of the first to the last, round by round
 * @param allocatedARecord bytes allocated a record in the last round
 * @param tally verdicts of the last round
 */
record Measurement(
    Work work,
    Spread rate,
    Spread readRate,
    Spread treeRate,
    Spread ratio,
    double allocatedARecord,
    Tally tally) {
  static Measurement of(Work work, int warmUp, int rounds) {
    Passes warm = new Passes(work);
    for (int i = 0; i < warmUp; i++) {
      warm.run();
    }
    Passes passes = new Passes(work);
    for (int i = 0; i < rounds; i++) {
      passes.run();
    }
    return new Measurement(
        work,
        Spread.of(passes.rates),
        Spread.of(passes.readRates),
        Spread.of(passes.treeRates),
        Spread.of(passes.ratios),
        passes.allocated,
        passes.tally);
  }

  /** Rounds of the three passes in turn. */
  private static final class Passes {
    private final Work work;
    private final Trees trees;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> readRates = new ArrayList<>();
    private final List<Double> treeRates = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private Tally tally;
    private double allocated;

    Passes(Work work) {
      this.work = work;
      this.trees = new Trees(work.isJson() ? work.sources() : List.of());
      this.tally = new Tally(work);
    }

    void run() {
      Round full = Round.of(() -> tally = pass(work));
      double rate = rate(full);
      rates.add(rate);
      allocated = (double) full.allocated() / work.records();
      readRates.add(rate(Round.of(() -> read(work, new Dropper()))));
      double treeRate = work.isJson() ? rate(Round.of(trees::build)) : 0;
      treeRates.add(treeRate);
      ratios.add(work.isJson() ? rate / treeRate : 0);
    }

    private double rate(Round round) {
      return work.records() * 1e9 / round.cpuNanos();
    }
  }

  /** Takes events and does nothing with them. */
  private static final class Dropper implements EventSink {
    private long slots;

    @Override
    public void event(Event event) {
      slots += event.slots();
    }

    @Override
    public void malformed(Malformed record) {
      throw new IllegalStateException(record.reason() + " after " + slots + " values");
    }
  }

  /** From bytes to verdicts. */
  static Tally pass(Work work) {
    Tally tally = new Tally(work);
    read(work, tally);
    return tally;
  }

  static void read(Work work, EventSink sink) {
    for (byte[] source : work.sources()) {
      var reader = work.open();
      reader.read(source, 0, source.length, 0, true, sink);
      reader.end(sink);
    }
  }
}
