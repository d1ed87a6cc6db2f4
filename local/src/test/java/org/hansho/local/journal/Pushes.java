package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.hansho.local.files.FileLayer;

/** Pushes that differ, and journals to push them into. */
final class Pushes {
  static final Path FOLDER = Path.of("/data/journal");

  /** Small, so that a test meets every bound. */
  static final JournalSettings SMALL = new JournalSettings(2_000, 1_000_000, 1_500, 100_000);

  private Pushes() {}

  /** Push number n: the same bytes each time, a few to a few hundred. */
  static Push push(int n) {
    byte[] payload = new byte[10 + Math.floorMod(n * 37, 300)];
    new SplittableRandom(n).nextBytes(payload);
    return new Push("http", n, "192.0.2." + n % 250, payload);
  }

  static Journal open(FileLayer files) throws IOException {
    return open(files, SMALL);
  }

  static Journal open(FileLayer files, JournalSettings settings) throws IOException {
    SplittableRandom random = new SplittableRandom(4711);
    return Journal.open(files, FOLDER, settings, Position.START, () -> random.nextLong() | 1);
  }

  /** Appends push number n and flushes. */
  static Receipt pushNow(Journal journal, int n) {
    CompletableFuture<Receipt> receipt = journal.append(push(n));
    journal.flush();
    return receipt.join();
  }

  /** Each push since the journal was opened was kept, was refused or waits; none is elsewhere. */
  static void assertConserved(Journal journal, long pushed, long kept, long waiting) {
    JournalCounts counts = journal.counts();
    assertThat(List.of(counts.pushed(), counts.kept(), counts.waiting(), counts.allRefused()))
        .as("pushed, kept, waiting, refused")
        .containsExactly(pushed, kept, waiting, pushed - kept - waiting);
  }

  /** Everything there is to read from a position on. */
  static List<JournalEntry> entries(Journal journal, Position from) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    try (JournalReader reader = journal.read(from)) {
      for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The numbers of all pushes that are read, having checked that each is what was pushed. */
  static List<Integer> numbers(Journal journal) throws IOException {
    return numbers(entries(journal, Position.START));
  }

  static List<Integer> numbers(List<JournalEntry> entries) {
    List<Integer> numbers = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof JournalRecord record) {
        int number = (int) record.push().time();
        if (!same(record.push(), push(number))) {
          throw new AssertionError("served what was never pushed: " + record);
        }
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** True if the numbers rise, hence each is there once. */
  static boolean rise(List<Integer> numbers) {
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) <= numbers.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  static List<Damage> damages(List<JournalEntry> entries) {
    return entries.stream().filter(Damage.class::isInstance).map(Damage.class::cast).toList();
  }

  private static boolean same(Push one, Push other) {
    return one.source().equals(other.source())
        && one.time() == other.time()
        && one.arrival().equals(other.arrival())
        && Arrays.equals(one.payload(), other.payload());
  }
}
