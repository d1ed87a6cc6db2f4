package org.hansho.benchmark.memory;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.StateBudget;

/**
 * Feeds ready facts in batches through the layers, key hashing included, and prints for each
 * workload facts a CPU second (median and range of the rounds), results, keys, bytes of heap a key,
 * and bytes allocated a fact.
 *
 * <p>Of a baseline also where its keys are ready, as for the workers of a runner; beside both
 * stands the least that could be kept instead, {@link PlainBaseline}. In a round of a baseline all
 * keys are known already; correlations begin anew. Arguments: rounds (7), and the beginning of the
 * name of the only workload to run.
 */
public final class Memory {
  private static final int KEYS = 1_000_000;
  private static final int FACTS = 1_000_000;
  private static final int WARM_UP = 4;

  /**
   * The serial collector leaves up to a twentieth of garbage where it is, but for each 4th time.
   */
  private static final int WHOLE_COLLECTION = 4;

  /** With fewer keys the heap says nothing about one. */
  private static final int FEWEST_KEYS = 100_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Memory() {}

  /** Prints a line for each workload. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    String only = args.length > 1 ? args[1] : "";
    List<Supplier<Workload>> workloads =
        List.of(
            () -> Workload.volume(false, false, KEYS, 2 * FACTS),
            () -> Workload.volume(true, false, KEYS, 2 * FACTS),
            () -> Workload.volume(false, true, KEYS, 2 * FACTS),
            () -> Workload.threshold(FACTS),
            () -> Workload.sequence(FACTS));
    System.out.println(
        "workload                         facts/s     least-most      results    keys  B/key"
            + " B/fact");
    for (Supplier<Workload> workload : workloads) {
      Workload made = workload.get();
      if (made.name().startsWith(only)) {
        measure(made, rounds);
      }
    }
  }

  /** What a pass cost. */
  private record Pass(double rate, double allocated, long results) {}

  private static void measure(Workload workload, int rounds) {
    List<Pass> passes = new ArrayList<>();
    for (int round = -WARM_UP; round < rounds; round++) {
      Pass pass = pass(workload);
      if (round >= 0) {
        passes.add(pass);
      }
    }
    double[] rates = passes.stream().mapToDouble(Pass::rate).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-30s %9.0f %8.0f-%8.0f %8d %7d %6s %6.1f%n",
        workload.name(),
        rates[rates.length / 2],
        rates[0],
        rates[rates.length - 1],
        passes.get(0).results(),
        workload.keys(),
        workload.keys() < FEWEST_KEYS ? "-" : Math.round(bytesOfKey(workload)),
        passes.get(0).allocated());
    if (workload.name().startsWith("volume")) {
      print("  keys ready", rounds, () -> readyRate(workload));
      print("  a map of objects", rounds, () -> new PlainBaseline(workload).rate());
      print("  a map, keys ready", rounds, () -> new PlainBaseline(workload).readyRate());
    }
  }

  private static void print(String name, int rounds, DoubleSupplier rate) {
    double[] rates = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      rates[Math.max(0, round)] = rate.getAsDouble();
    }
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT,
        "%-30s %9.0f %8.0f-%8.0f%n",
        name,
        rates[rounds / 2],
        rates[0],
        rates[rounds - 1]);
  }

  /** Facts a CPU second where their keys were made elsewhere, as for the workers of a runner. */
  private static double readyRate(Workload workload) {
    LayerStack layers =
        new LayerStack(workload.plan(), StateBudget.UNLIMITED, result -> {}, (fact, isLate) -> {});
    return Workload.rateOfSecondHalf(workload.keyed(), part -> layers.shared().accept(1, part));
  }

  private static Pass pass(Workload workload) {
    long[] results = {0};
    LayerStack layers = new LayerStack(workload.plan(), result -> results[0]++);
    List<Observation> facts = workload.facts();
    int first = workload.name().startsWith("volume") ? facts.size() / 2 : 0;
    feed(layers, facts.subList(0, first));
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long before = THREADS.getCurrentThreadCpuTime();
    feed(layers, facts.subList(first, facts.size()));
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    double allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    int fed = facts.size() - first;
    return new Pass(fed * 1e9 / nanos, allocated / fed, results[0]);
  }

  private static void feed(LayerStack layers, List<Observation> facts) {
    facts.forEach(layers::accept);
    layers.flush();
  }

  /** Live bytes with all states less without any. */
  private static double bytesOfKey(Workload workload) {
    return (double) (usedWithStates(workload) - used()) / workload.keys();
  }

  private static long usedWithStates(Workload workload) {
    LayerStack layers = new LayerStack(workload.plan(), result -> {});
    feed(layers, workload.facts());
    long used = used();
    int states = layers.knowledge().size(workload.plan().keyed().get(0).index());
    if (states != workload.keys()) {
      throw new IllegalStateException(states + " states of " + workload.keys() + " keys");
    }
    return used;
  }

  private static long used() {
    for (int collection = 0; collection < WHOLE_COLLECTION; collection++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
