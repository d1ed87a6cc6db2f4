package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FaultyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private final FaultyFiles files = new FaultyFiles(1);

  @Test
  void pushesAreReadInOrderOverManySegmentsAndOpenings() throws IOException {
    for (int opening = 0; opening < 5; opening++) {
      try (Journal journal = Pushes.open(files)) {
        for (int n = 0; n < 40; n++) {
          assertThat(Pushes.pushNow(journal, 40 * opening + n)).isInstanceOf(Receipt.Kept.class);
        }
      }
    }
    try (Journal journal = Pushes.open(files)) {
      assertThat(Pushes.numbers(journal)).isEqualTo(upTo(200));
      assertThat(journal.tornBytes()).isZero();
      assertThat(journal.end().segment()).isGreaterThan(10);
    }
  }

  @Test
  void sequencesRiseOverOpenings() throws IOException {
    List<Long> sequences = new ArrayList<>();
    for (int opening = 0; opening < 4; opening++) {
      try (Journal journal = Pushes.open(files)) {
        sequences.add(((Receipt.Kept) Pushes.pushNow(journal, opening)).sequence());
        journal.trim(journal.end());
      }
    }
    assertThat(sequences).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void nothingIsReadBeforeItIsSynced() throws IOException {
    try (Journal journal = Pushes.open(files)) {
      CompletableFuture<Receipt> receipt = journal.append(Pushes.push(1));
      assertThat(receipt).isNotDone();
      assertThat(Pushes.numbers(journal)).isEmpty();
      journal.flush();
      assertThat(receipt).isCompletedWithValueMatching(Receipt.Kept.class::isInstance);
      assertThat(Pushes.numbers(journal)).containsExactly(1);
    }
  }

  @Test
  void aReaderFollowsTheWriter() throws IOException {
    try (Journal journal = Pushes.open(files);
        JournalReader reader = journal.read(Position.START)) {
      for (int n = 0; n < 100; n++) {
        assertThat(reader.next()).isNull();
        Pushes.pushNow(journal, n);
        assertThat(Pushes.numbers(List.of(reader.next()))).containsExactly(n);
      }
    }
  }

  @Test
  void readingBeginsAtAnyPositionThatWasMet() throws IOException {
    try (Journal journal = filled(60)) {
      List<JournalEntry> all = Pushes.entries(journal, Position.START);
      for (int i = 0; i < all.size(); i++) {
        assertThat(Pushes.numbers(Pushes.entries(journal, all.get(i).next())))
            .isEqualTo(upTo(60).subList(i + 1, 60));
      }
    }
  }

  @Test
  void theReceiptNamesThePlaceOfTheRecord() throws IOException {
    try (Journal journal = filled(30)) {
      Receipt.Kept receipt = (Receipt.Kept) Pushes.pushNow(journal, 30);
      JournalEntry entry = Pushes.entries(journal, receipt.position()).get(0);
      assertThat(((JournalRecord) entry).sequence()).isEqualTo(receipt.sequence());
      assertThat(((JournalRecord) entry).position()).isEqualTo(receipt.position());
    }
  }

  @Test
  void oneSyncServesAllThatWait() throws IOException {
    try (Journal journal = Pushes.open(files, JournalSettings.DEFAULT)) {
      Pushes.pushNow(journal, 0);
      long before = files.operations();
      for (int n = 1; n < 500; n++) {
        CompletableFuture<Receipt> waiting = journal.append(Pushes.push(n));
        assertThat(waiting).isNotDone();
      }
      journal.flush();
      assertThat(files.operations() - before).isEqualTo(2);
      assertThat(journal.counts().kept()).isEqualTo(500);
    }
  }

  @Test
  void trimmingFreesProcessedSegmentsOnly() throws IOException {
    try (Journal journal = filled(100)) {
      List<JournalEntry> all = Pushes.entries(journal, Position.START);
      Position committed = all.get(59).next();
      long before = journal.counts().bytes();
      journal.trim(committed);
      assertThat(journal.counts().bytes()).isLessThan(before);
      assertThat(Pushes.numbers(Pushes.entries(journal, committed)))
          .isEqualTo(upTo(100).subList(60, 100));
    }
  }

  @Test
  void afterAllFilesWereRemovedNewRecordsStandBehindTheCommittedPosition() throws IOException {
    Position committed;
    try (Journal journal = filled(100)) {
      committed = journal.end();
    }
    FaultyFiles empty = new FaultyFiles(2);
    try (Journal journal =
        Journal.open(empty, Pushes.FOLDER, Pushes.SMALL, committed, SegmentMarkers.random())) {
      Pushes.pushNow(journal, 7);
      List<JournalEntry> entries = Pushes.entries(journal, committed);
      assertThat(Pushes.damages(entries)).hasSize(1);
      assertThat(Pushes.numbers(entries)).containsExactly(7);
    }
  }

  @Test
  void everyPushIsCountedOnce() throws IOException {
    JournalSettings tight = new JournalSettings(2_000, 20_000, 1_500, 3_000);
    Journal journal = Pushes.open(files, tight);
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      receipts.add(journal.append(Pushes.push(n)));
      if (n % 20 == 19) {
        assertThat(journal.counts().pushed()).isEqualTo(n + 1);
        journal.flush();
      }
    }
    receipts.add(journal.append(new Push("http", 0, "", new byte[2_000])));
    journal.close();
    receipts.add(journal.append(Pushes.push(1)));
    JournalCounts counts = journal.counts();
    assertThat(counts.waiting()).isZero();
    assertThat(counts.kept() + counts.allRefused()).isEqualTo(302).isEqualTo(counts.pushed());
    assertThat(counts.refused().keySet())
        .containsExactlyInAnyOrder(
            Receipt.Reason.BUSY,
            Receipt.Reason.FULL,
            Receipt.Reason.TOO_LARGE,
            Receipt.Reason.CLOSED);
    assertThat(receipts).allMatch(CompletableFuture::isDone);
    assertThat(Pushes.numbers(Pushes.open(files))).hasSize((int) counts.kept());
  }

  @Test
  void aFullJournalTakesPushesAgainAfterTrimming() throws IOException {
    JournalSettings tight = new JournalSettings(2_000, 6_000, 1_500, 3_000);
    try (Journal journal = Pushes.open(files, tight)) {
      for (int n = 0; n < 2_000; n++) {
        Receipt receipt = Pushes.pushNow(journal, n);
        if (receipt instanceof Receipt.Refused refused) {
          assertThat(refused.reason()).isEqualTo(Receipt.Reason.FULL);
          journal.trim(journal.end());
          assertThat(Pushes.pushNow(journal, n)).isInstanceOf(Receipt.Kept.class);
        }
        assertThat(journal.counts().bytes()).isLessThanOrEqualTo(6_000);
      }
    }
  }

  @Test
  void manyThreadsShareTheSyncsOfOne(@TempDir Path folder) throws Exception {
    Journal journal =
        Journal.open(new DiskFiles(), folder, JournalSettings.DEFAULT, Position.START);
    GroupCommit commit = GroupCommit.start(journal);
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < 8; sender++) {
      int first = 250 * sender;
      senders.add(new Thread(() -> pushAll(journal, first, 250)));
    }
    senders.forEach(Thread::start);
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(journal.counts().kept()).isEqualTo(2_000);
    commit.close();
    try (Journal again =
        Journal.open(new DiskFiles(), folder, JournalSettings.DEFAULT, Position.START)) {
      assertThat(Pushes.numbers(again)).containsExactlyInAnyOrderElementsOf(upTo(2_000));
    }
  }

  private static void pushAll(Journal journal, int first, int count) {
    for (int n = first; n < first + count; n++) {
      if (journal.append(Pushes.push(n)).join() instanceof Receipt.Refused refused) {
        throw new AssertionError(refused);
      }
    }
  }

  @Test
  void boundsThatContradictAreRefused() {
    assertThatThrownBy(() -> new JournalSettings(1_000, 10_000, 1_000, 1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must fit into a segment");
  }

  private Journal filled(int count) throws IOException {
    Journal journal = Pushes.open(files);
    for (int n = 0; n < count; n++) {
      Pushes.pushNow(journal, n);
    }
    return journal;
  }

  private static List<Integer> upTo(int bound) {
    return IntStream.range(0, bound).boxed().toList();
  }
}
