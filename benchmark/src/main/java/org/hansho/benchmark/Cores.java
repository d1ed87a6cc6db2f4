package org.hansho.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One thread against two on the same bytes, the sources cut in halves.
 *
 * @param wall how many times faster two threads are by the wall clock
 * @param control the same of a loop that touches no memory, in the same minute: below 2 the machine
 *     had no two cores to give
 * @param cpu twice the CPU time of one thread over that of two: what the wall clock says where both
 *     cores are free, as the threads share nothing that one waits for
 */
record Cores(Spread wall, Spread control, Spread cpu) {
  private static final long LOOPS = 300_000_000L;

  static Cores of(Work work, int rounds) {
    List<Work> halves = halves(work);
    together(halves);
    List<Runnable> loops = List.of(Cores::loop, Cores::loop);
    List<Double> walls = new ArrayList<>();
    List<Double> controls = new ArrayList<>();
    List<Double> cpus = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      controls.add(wall(loops));
      long start = System.nanoTime();
      double alone = Round.of(() -> halves.forEach(Measurement::pass)).cpuNanos();
      long between = System.nanoTime();
      long both = together(halves);
      long end = System.nanoTime();
      walls.add((double) (between - start) / (end - between));
      cpus.add(2 * alone / both);
    }
    return new Cores(Spread.of(walls), Spread.of(controls), Spread.of(cpus));
  }

  private static double wall(List<Runnable> parts) {
    long start = System.nanoTime();
    parts.forEach(Runnable::run);
    long between = System.nanoTime();
    inParallel(parts);
    return (double) (between - start) / (System.nanoTime() - between);
  }

  private static void loop() {
    long mixed = 1;
    for (long i = 0; i < LOOPS; i++) {
      mixed = mixed * 31 + i;
    }
    if (mixed == 0) {
      throw new IllegalStateException("never, but the loop must have a result");
    }
  }

  /** A thread for each half; returns the CPU time of all. */
  private static long together(List<Work> works) {
    AtomicLong nanos = new AtomicLong();
    List<Runnable> parts = new ArrayList<>();
    for (Work work : works) {
      parts.add(() -> nanos.addAndGet(Round.of(() -> Measurement.pass(work)).cpuNanos()));
    }
    inParallel(parts);
    return nanos.get();
  }

  private static void inParallel(List<Runnable> parts) {
    List<Thread> threads = new ArrayList<>();
    for (Runnable part : parts) {
      Thread thread = new Thread(part);
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
