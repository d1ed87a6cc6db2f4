package org.hansho.benchmark.alerts;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How long questions take: best and median of nine rounds by the wall, and the median of processor
 * time of this thread, after one round that is not measured. Prints a row of a table for each.
 */
final class AskedTimes {
  private static final int ROUNDS = 9;

  private AskedTimes() {}

  /** Something that is asked; says in a few characters what was found. */
  interface Asked {
    String ask() throws Exception;
  }

  static void print(Map<String, Asked> all) throws Exception {
    System.out.println("| asked | found | best ms | median ms | processor ms |");
    for (Map.Entry<String, Asked> entry : all.entrySet()) {
      print(entry.getKey(), entry.getValue());
    }
  }

  private static void print(String name, Asked asked) throws Exception {
    String found = asked.ask();
    double[] millis = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      long used = processorTime();
      asked.ask();
      millis[i] = (System.nanoTime() - begin) / 1e6;
      processor[i] = (processorTime() - used) / 1e6;
    }
    Arrays.sort(millis);
    Arrays.sort(processor);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.1f | %.1f |%n",
        name,
        found,
        millis[0],
        millis[ROUNDS / 2],
        processor[ROUNDS / 2]);
  }

  /** Processor time of this thread so far, in nanoseconds. */
  static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
