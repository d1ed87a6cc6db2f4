package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.local.files.FaultyFiles;
import org.junit.jupiter.api.Test;

/** One operation of the disk fails, each one once. */
class JournalFailingOperationTest {
  private static final int OPERATIONS = 2_000;
  private static final int PUSHES = 800;

  @Test
  void theWorkloadHasThatManyOperations() throws IOException {
    FaultyFiles files = new FaultyFiles(1);
    new Work(files).run(PUSHES);
    assertThat(files.operations()).isGreaterThan(OPERATIONS);
  }

  @Test
  void r105NothingAcknowledgedIsLostAndAllGoesOnWhicheverOperationFails() throws IOException {
    for (int n = 1; n <= OPERATIONS; n++) {
      FaultyFiles files = new FaultyFiles(n);
      files.failAt(n);
      Work work = new Work(files);
      work.run(PUSHES * n / OPERATIONS + 30);
      files.crash();
      work.check("operation " + n);
    }
  }

  @Test
  void norWhenTheNextOnesFailToo() throws IOException {
    for (int n = 1; n <= OPERATIONS; n += 23) {
      for (int more = 1; more <= 6; more++) {
        FaultyFiles files = new FaultyFiles(n);
        for (int operation = n; operation <= n + more; operation++) {
          files.failAt(operation);
        }
        Work work = new Work(files);
        work.run(PUSHES * n / OPERATIONS + 30);
        files.crash();
        work.check("operations " + n + " to " + (n + more));
      }
    }
  }

  /** Pushes, reads and trims; tries again what a failing disk makes fail. */
  private static final class Work {
    private final FaultyFiles files;
    private final Set<Integer> kept = new HashSet<>();
    private final Set<Integer> refused = new HashSet<>();
    private final List<Integer> processed = new ArrayList<>();
    private Position committed = Position.START;

    Work(FaultyFiles files) {
      this.files = files;
    }

    void run(int pushes) {
      Journal journal = open();
      JournalReader reader = journal.read(committed);
      for (int n = 0; n < pushes; n++) {
        Receipt receipt = Pushes.pushNow(journal, n);
        if (receipt instanceof Receipt.Kept) {
          kept.add(n);
        } else if (receipt instanceof Receipt.Refused refusal
            && refusal.reason() != Receipt.Reason.UNCERTAIN) {
          refused.add(n);
        }
        process(reader, n % 5 == 0 ? 5 : 0);
        if (n % 50 == 49) {
          trim(journal);
        }
      }
      journal.close();
      Pushes.assertConserved(journal, pushes, kept.size(), 0);
    }

    private Journal open() {
      while (true) {
        try {
          return Pushes.open(files);
        } catch (IOException failed) {
          assertThat(failed).hasMessageContaining("input/output error");
        }
      }
    }

    private void process(JournalReader reader, int most) {
      for (int i = 0; i < most; i++) {
        try {
          JournalEntry entry = reader.next();
          if (entry != null) {
            processed.addAll(Pushes.numbers(List.of(entry)));
            committed = entry.next();
          }
        } catch (IOException failed) {
          assertThat(failed).hasMessageContaining("input/output error");
        }
      }
    }

    private void trim(Journal journal) {
      try {
        journal.trim(committed);
      } catch (IOException failed) {
        assertThat(failed).hasMessageContaining("input/output error");
      }
    }

    void check(String failure) throws IOException {
      files.forgetFailures();
      try (Journal journal = Pushes.open(files)) {
        List<JournalEntry> entries = Pushes.entries(journal, committed);
        assertThat(Pushes.damages(entries)).as(failure).isEmpty();
        processed.addAll(Pushes.numbers(entries));
        assertThat(Pushes.rise(processed)).as("%s: once each, in order", failure).isTrue();
        assertThat(new HashSet<>(processed).containsAll(kept))
            .as("%s: all that was acknowledged", failure)
            .isTrue();
        assertThat(processed.stream().filter(refused::contains)).as(failure).isEmpty();
      }
    }
  }
}
