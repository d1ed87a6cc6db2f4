package org.hansho.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One thread against two on the same bytes, by wall clock: the files cut in halves. */
final class Cores {
  private Cores() {}

  /** How many times faster two threads are, round by round. */
  static Spread speedUp(Work work, int rounds) {
    List<Work> halves = halves(work);
    parallel(halves);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      halves.forEach(Measurement::pass);
      long between = System.nanoTime();
      parallel(halves);
      ratios.add((double) (between - start) / (System.nanoTime() - between));
    }
    return Spread.of(ratios);
  }

  private static void parallel(List<Work> works) {
    List<Thread> threads = new ArrayList<>();
    for (Work work : works) {
      Thread thread = new Thread(() -> Measurement.pass(work));
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Work> halves(Work work) {
    List<byte[]> first = new ArrayList<>();
    List<byte[]> second = new ArrayList<>();
    for (byte[] source : work.sources()) {
      int middle = source.length / 2;
      while (middle < source.length && source[middle] != '\n') {
        middle++;
      }
      int cut = Math.min(middle + 1, source.length);
      first.add(Arrays.copyOf(source, cut));
      second.add(Arrays.copyOfRange(source, cut, source.length));
    }
    return List.of(with(work, first), with(work, second));
  }

  private static Work with(Work work, List<byte[]> sources) {
    return Work.of(work.name(), sources, work.isJson(), work.opening(), work.rules());
  }
}
