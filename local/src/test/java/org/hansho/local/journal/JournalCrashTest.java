package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.hansho.local.files.FaultyFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A disk that forgets, tears and fails, under a sender who remembers every receipt. */
class JournalCrashTest {
  private static final int SEEDS = Integer.getInteger("hansho.crash.seeds", 300);

  @Test
  void r104NothingAcknowledgedIsLostWhenUnsyncedWritesAreForgotten() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      new Life(seed, 0).live();
    }
  }

  @Test
  void norWhenOperationsFailBesides() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      new Life(seed, 15).live();
    }
  }

  @Test
  void norWhenEveryOtherOperationFails() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      new Life(seed, 2).live();
    }
  }

  /** Several crashes of one journal. */
  private static final class Life {
    private final int seed;
    private final int failOnceIn;
    private final SplittableRandom random;
    private final FaultyFiles files;
    private final Map<Integer, CompletableFuture<Receipt>> receipts = new LinkedHashMap<>();
    private final Set<Integer> kept = new HashSet<>();
    private final Set<Integer> refused = new HashSet<>();
    private int next;

    Life(int seed, int failOnceIn) {
      this.seed = seed;
      this.failOnceIn = failOnceIn;
      this.random = new SplittableRandom(seed);
      this.files = new FaultyFiles(seed);
    }

    void live() throws IOException {
      for (int crash = 0; crash < 4; crash++) {
        planFailures();
        run();
        settle();
        if (random.nextBoolean()) {
          files.crash();
        } else {
          files.crashAndTear();
        }
        check();
      }
    }

    private void planFailures() {
      if (failOnceIn > 0) {
        for (int operation = 1; operation < 200; operation++) {
          if (random.nextInt(failOnceIn) == 0) {
            files.failAt(files.operations() + operation);
          }
        }
      }
    }

    private void run() {
      Journal journal = open();
      if (journal == null) {
        return;
      }
      for (int step = random.nextInt(30); step > 0; step--) {
        for (int push = random.nextInt(6); push > 0; push--) {
          receipts.put(next, journal.append(Pushes.push(next)));
          next++;
        }
        if (random.nextInt(4) > 0) {
          journal.flush();
        }
      }
      if (random.nextInt(4) == 0) {
        journal.close();
      }
      long acknowledged = receipts.values().stream().filter(Life::isKept).count();
      long waiting = receipts.values().stream().filter(receipt -> !receipt.isDone()).count();
      Pushes.assertConserved(journal, receipts.size(), acknowledged, waiting);
    }

    private static boolean isKept(CompletableFuture<Receipt> receipt) {
      return receipt.isDone() && receipt.join() instanceof Receipt.Kept;
    }

    private @Nullable Journal open() {
      try {
        return Pushes.open(files);
      } catch (IOException failed) {
        return null;
      }
    }

    private void settle() {
      receipts.forEach(
          (number, receipt) -> {
            if (isKept(receipt)) {
              kept.add(number);
            } else if (receipt.isDone()
                && receipt.join() instanceof Receipt.Refused refusal
                && refusal.reason() != Receipt.Reason.UNCERTAIN) {
              refused.add(number);
            }
          });
      receipts.clear();
    }

    private void check() throws IOException {
      files.forgetFailures();
      try (Journal journal = Pushes.open(files)) {
        List<JournalEntry> entries = Pushes.entries(journal, Position.START);
        List<Integer> read = Pushes.numbers(entries);
        assertThat(Pushes.damages(entries)).as("seed %d: a crash is no damage", seed).isEmpty();
        assertThat(Pushes.rise(read)).as("seed %d: once each, in order", seed).isTrue();
        assertThat(new HashSet<>(read).containsAll(kept))
            .as("seed %d: all that was acknowledged", seed)
            .isTrue();
        assertThat(read.stream().filter(refused::contains))
            .as("seed %d: nothing that was refused", seed)
            .isEmpty();
      }
    }
  }
}
