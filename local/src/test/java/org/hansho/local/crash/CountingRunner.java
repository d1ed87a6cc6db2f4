package org.hansho.local.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.hansho.local.epoch.Committed;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.GroupCommit;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalEntry;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.JournalRecord;
import org.hansho.local.journal.JournalSettings;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;

/**
 * The smallest runner there is, to be killed: pushes the numbers 0, 1, 2 … into a journal, folds
 * each {@link #FOLD} of them into an alert, and commits an epoch now and then.
 *
 * <p>Says {@code kept n} for each receipt and {@code committed n} for each epoch. Arguments: the
 * data folder, the highest number that was ever acknowledged, the number to stop before.
 */
final class CountingRunner {
  static final int FOLD = 7;
  private static final int BATCH = 5;
  private static final JournalSettings SETTINGS =
      new JournalSettings(4_096, 1 << 20, 1_024, 1 << 16);

  private final Journal journal;
  private final EpochStore store;
  private final JournalReader reader;
  private long epoch;
  private long processed;
  private long sum;

  private CountingRunner(DataFolder folder, EpochStore store) throws IOException {
    this.store = store;
    Committed committed = store.load(this::restore);
    epoch = committed.epoch();
    byte[] blob = committed.positions().get("push");
    ByteBuffer at = blob == null ? ByteBuffer.allocate(16) : ByteBuffer.wrap(blob);
    Position position = new Position(at.getLong(), at.getLong());
    require(sum == processed * (processed - 1) / 2, "sum " + sum + " of " + processed);
    require(
        committed.counters().getOrDefault("processed", 0L) == processed,
        "counter and state differ: " + committed.counters() + ", " + processed);
    journal = Journal.open(folder.files(), folder.journal(), SETTINGS, position);
    reader = journal.read(position);
  }

  public static void main(String[] arguments) throws IOException {
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        EpochStore store = EpochStore.open(folder.database(), folder.work())) {
      CountingRunner runner = new CountingRunner(folder, store);
      System.out.println("opened");
      GroupCommit commit = GroupCommit.start(runner.journal);
      runner.run(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
      commit.close();
    }
  }

  private void restore(StateChunk chunk) {
    ByteBuffer body = ByteBuffer.wrap(chunk.body());
    processed = body.getLong();
    sum = body.getLong();
  }

  private void run(long acknowledged, long until) throws IOException {
    commitWhatIsThere();
    require(processed > acknowledged, "lost " + acknowledged + ", there are " + processed);
    for (long next = processed; next < until; next = processed) {
      for (int batch = 0; batch < 3; batch++) {
        push(next + (long) batch * BATCH);
      }
      commitWhatIsThere();
    }
  }

  private void push(long first) {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (long number = first; number < first + BATCH; number++) {
      receipts.add(journal.append(new Push("numbers", number, "", new byte[(int) number % 97])));
    }
    for (int i = 0; i < BATCH; i++) {
      Receipt receipt = receipts.get(i).join();
      require(receipt instanceof Receipt.Kept, receipt.toString());
      System.out.println("kept " + (first + i));
    }
  }

  private void commitWhatIsThere() throws IOException {
    Map<Long, StoredAlert> changed = new TreeMap<>();
    JournalEntry entry = reader.next();
    if (entry == null) {
      return;
    }
    for (; entry != null; entry = reader.next()) {
      require(entry instanceof JournalRecord, entry.toString());
      long number = ((JournalRecord) entry).push().time();
      require(number == processed, "read " + number + " instead of " + processed);
      sum += number;
      processed++;
      changed.put(number / FOLD, alert(number));
    }
    commit(List.copyOf(changed.values()));
    journal.trim(reader.position());
  }

  private static StoredAlert alert(long number) {
    long first = number / FOLD * FOLD;
    String id = "alert-" + number / FOLD;
    return new StoredAlert("example", id, "x", 1, first, number, number - first + 1, "{}");
  }

  private void commit(List<StoredAlert> alerts) throws IOException {
    Position at = reader.position();
    byte[] position = ByteBuffer.allocate(16).putLong(at.segment()).putLong(at.offset()).array();
    byte[] state = ByteBuffer.allocate(16).putLong(processed).putLong(sum).array();
    epoch++;
    store.commit(
        new Epoch(
            epoch,
            Map.of("push", position),
            List.of(new StateChunk(0, 0, "tally", state)),
            alerts,
            Map.of("processed", processed),
            List.of(),
            List.of(),
            List.of()));
    System.out.println("committed " + epoch);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException("BROKEN: " + otherwise);
    }
  }
}
