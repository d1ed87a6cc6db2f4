package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.hansho.local.files.FaultyFiles;
import org.junit.jupiter.api.Test;

/** A disk that is full or dead for a while. */
class JournalFullDiskTest {
  @Test
  void aFullDiskRefusesAndStillServesAndTakesPushesAgainWhenThereIsSpace() throws IOException {
    FaultyFiles files = new FaultyFiles(701);
    try (Journal journal = Pushes.open(files)) {
      int kept = 0;
      for (int capacity = 5_000; capacity <= 20_000; capacity += 5_000) {
        files.setCapacity(capacity);
        Receipt receipt = Pushes.pushNow(journal, kept);
        while (receipt instanceof Receipt.Kept) {
          receipt = Pushes.pushNow(journal, ++kept);
        }
        assertThat(((Receipt.Refused) receipt).reason()).isEqualTo(Receipt.Reason.DISK);
        assertThat(((Receipt.Refused) receipt).detail())
            .contains("no space left on device")
            .contains("Free space");
        for (int again = 0; again < 20; again++) {
          assertThat(Pushes.pushNow(journal, kept)).isInstanceOf(Receipt.Refused.class);
        }
        assertThat(Pushes.numbers(journal)).isEqualTo(upTo(kept));
        Pushes.assertConserved(journal, kept + 21L * capacity / 5_000, kept, 0);
      }
      files.crash();
      assertThat(Pushes.numbers(Pushes.open(files))).isEqualTo(upTo(kept));
      assertThat(kept).isGreaterThan(50);
    }
  }

  @Test
  void aDeadDiskLeavesItOpenWhatBecomesOfThePushAndALaterOneIsKept() throws IOException {
    FaultyFiles files = new FaultyFiles(702);
    try (Journal journal = Pushes.open(files)) {
      Pushes.pushNow(journal, 0);
      files.setDead(true);
      Receipt receipt = Pushes.pushNow(journal, 1);
      assertThat(((Receipt.Refused) receipt).reason()).isEqualTo(Receipt.Reason.UNCERTAIN);
      files.setDead(false);
      assertThat(Pushes.pushNow(journal, 2)).isInstanceOf(Receipt.Kept.class);
      assertThat(Pushes.numbers(journal)).containsExactly(0, 2);
      Pushes.assertConserved(journal, 3, 2, 0);
    }
    files.crash();
    assertThat(Pushes.numbers(Pushes.open(files))).containsExactly(0, 2);
  }

  private static List<Integer> upTo(int bound) {
    return IntStream.range(0, bound).boxed().toList();
  }
}
