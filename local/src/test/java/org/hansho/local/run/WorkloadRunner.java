package org.hansho.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.testkit.runner.Workload;

/**
 * A runner in a process of its own, to be killed: pushes the events of {@link Workload} from where
 * its journal ends, and says {@code epoch} for each one, and {@code drained} at the end.
 *
 * <p>A push that was written and not acknowledged may be read; so the pusher first lets everything
 * be read that the journal has, and goes on behind it. Arguments: data folder, number of pushes.
 */
final class WorkloadRunner {
  private static final int LINES = 100;
  private static final int AT_ONCE = 8;
  private static final int BATCH = 40_000;

  private WorkloadRunner() {}

  public static void main(String[] arguments) throws IOException {
    long all = Long.parseLong(arguments[1]);
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        Runner runner =
            Runner.open(
                folder,
                Workload.engine(),
                LocalSettings.of("test", 2).withBatchBytes(BATCH),
                ArrivalClock.of(() -> Workload.time(all * LINES)))) {
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

  private static long push(Runner runner, long first, long all) {
    ArrayDeque<CompletableFuture<Receipt>> receipts = new ArrayDeque<>();
    long next = first;
    for (; next < first + AT_ONCE && next < all; next++) {
      receipts.add(runner.push(number(next)));
    }
    for (CompletableFuture<Receipt> receipt : receipts) {
      if (!(receipt.join() instanceof Receipt.Kept)) {
        throw new IllegalStateException("BROKEN: " + receipt.join());
      }
    }
    return next;
  }

  /** The push of that number: all its events come from one source. */
  static Push number(long push) {
    StringBuilder text = new StringBuilder();
    for (long event = push * LINES; event < (push + 1) * LINES; event++) {
      text.append(Workload.line(event));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new Push(Workload.source(push), Workload.time((push + 1) * LINES), "", bytes);
  }

  /** How many pushes so many events are. */
  static long pushes(long events) {
    return (events + LINES - 1) / LINES;
  }

  private static String conserved(Map<String, Long> counters) {
    Map<String, String> broken = new Counters(counters).broken();
    return broken.isEmpty() ? "conserved" : broken.values().toString();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
