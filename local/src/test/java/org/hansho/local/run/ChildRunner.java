package org.hansho.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;

/**
 * A runner in a process of its own, to be killed: pushes numbered input from where its journal
 * ends, and says {@code epoch} for each one, and {@code drained} at the end.
 *
 * <p>A push that was written and not acknowledged may be read; so the pusher first lets everything
 * be read that the journal has, and goes on behind it.
 *
 * @param atOnce how many pushes wait for their receipts together
 */
record ChildRunner(Engine engine, RunnerSettings settings, LongFunction<Push> pushes, int atOnce) {
  /** Runs until so many pushes are processed. */
  void run(Path path, long all, ArrivalClock clock) throws IOException {
    try (DataFolder folder = DataFolder.open(path);
        Runner runner = Runner.open(folder, engine, settings, clock)) {
      settle(runner);
      long next = runner.counters().getOrDefault(Counters.PUSHES, 0L);
      while (next < all) {
        next = push(runner, next, all);
        settle(runner);
      }
      runner.drain();
      say("drained " + conserved(runner.counters()));
    }
  }

  private static void settle(Runner runner) throws IOException {
    while (runner.runEpoch()) {
      say("epoch");
    }
    String conserved = conserved(runner.counters());
    if (!conserved.equals("conserved")) {
      throw new IllegalStateException("BROKEN: " + conserved);
    }
  }

  private long push(Runner runner, long first, long all) {
    ArrayDeque<CompletableFuture<Receipt>> receipts = new ArrayDeque<>();
    long next = first;
    for (; next < first + atOnce && next < all; next++) {
      receipts.add(runner.push(pushes.apply(next)));
    }
    for (CompletableFuture<Receipt> receipt : receipts) {
      if (!(receipt.join() instanceof Receipt.Kept)) {
        throw new IllegalStateException("BROKEN: " + receipt.join());
      }
    }
    return next;
  }

  private static String conserved(Map<String, Long> counters) {
    Map<String, String> broken = new Counters(counters).broken();
    return broken.isEmpty() ? "conserved" : broken.values().toString();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
