package org.hansho.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.JournalSettings;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that fills up. */
class FullDiskTest {
  private static final int PAYLOAD = 40_000;

  @Test
  void r701NothingIsLostAndAllWorksAgainWhenThereIsSpace(@TempDir Path parent) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(parent, 8);
        DataFolder folder = DataFolder.open(parent.resolve("data"))) {
      assertThat(disk).isNotNull();
      Path filler = parent.resolve("filler");
      Files.write(filler, new byte[3 << 20]);
      try (Journal journal =
              Journal.open(
                  folder.files(), folder.journal(), JournalSettings.DEFAULT, Position.START);
          EpochStore store = EpochStore.open(folder.database(), parent);
          EpochView view = EpochView.open(folder.database())) {
        int kept = fill(journal);
        long committed = fill(store);
        assertThat(read(journal)).isEqualTo(kept);
        assertThat(view.changedSince(0, 1_000_000)).hasSize((int) committed);
        Files.delete(filler);
        assertThat(push(journal, kept)).isInstanceOf(Receipt.Kept.class);
        assertThat(journal.counts().kept()).isEqualTo(kept + 1L);
        assertThat(journal.counts().allRefused()).isEqualTo(1);
        store.commit(epoch(committed + 1));
        assertThat(read(journal)).isEqualTo(kept + 1);
        assertThat(view.changedSince(0, 1_000_000)).hasSize((int) committed + 1);
      }
      checkAfterReopening(folder);
    }
  }

  private static int fill(Journal journal) {
    int kept = 0;
    Receipt receipt = push(journal, kept);
    while (receipt instanceof Receipt.Kept) {
      receipt = push(journal, ++kept);
    }
    assertThat(((Receipt.Refused) receipt).reason()).isEqualTo(Receipt.Reason.DISK);
    return kept;
  }

  private static long fill(EpochStore store) {
    for (long number = 1; ; number++) {
      try {
        store.commit(epoch(number));
      } catch (IOException full) {
        long refused = number;
        assertThat(full).hasMessageContaining("cannot commit epoch " + number);
        assertThatThrownBy(() -> store.commit(epoch(refused))).isInstanceOf(IOException.class);
        return number - 1;
      }
    }
  }

  private static void checkAfterReopening(DataFolder folder) throws IOException {
    try (Journal journal =
            Journal.open(
                folder.files(), folder.journal(), JournalSettings.DEFAULT, Position.START);
        EpochStore store = EpochStore.open(folder.database(), folder.work());
        EpochView view = EpochView.open(folder.database())) {
      assertThat(read(journal)).isPositive();
      assertThat(view.changedSince(0, 1_000_000)).hasSize((int) store.load(chunk -> {}).epoch());
    }
  }

  private static Receipt push(Journal journal, int number) {
    var receipt = journal.append(new Push("http", number, "", new byte[PAYLOAD]));
    journal.flush();
    return receipt.join();
  }

  private static Epoch epoch(long number) {
    StoredAlert alert =
        new StoredAlert("example", "a" + number, "x", 1, 0, 0, 1, "e".repeat(PAYLOAD));
    return new Epoch(
        number, Map.of(), List.of(), List.of(alert), Map.of(), List.of(), List.of(), List.of());
  }

  /** Counts the records, which must be all pushes from the first on. */
  private static int read(Journal journal) throws IOException {
    int count = 0;
    try (JournalReader reader = journal.read(Position.START)) {
      while (reader.next() != null) {
        count++;
      }
    }
    return count;
  }
}
