package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hansho.local.files.FaultyFiles;
import org.junit.jupiter.api.Test;

/** What is cut off or changed on the disk after it was written. */
class JournalDamageTest {
  private static final int RECORDS = 150;
  private static final List<Integer> ALL = IntStream.range(0, RECORDS).boxed().toList();

  @Test
  void aTornTailIsCutBackSilentlyAtEveryByteOfTheLast4KiB() throws IOException {
    JournalSettings oneSegment = new JournalSettings(100_000, 1_000_000, 1_500, 100_000);
    Path segment = Segment.file(Pushes.FOLDER, 1);
    FaultyFiles written = filled(oneSegment);
    byte[] whole = written.bytes(segment);
    List<JournalEntry> entries = entries(written);
    for (int cut = 0; cut <= 4096; cut++) {
      int length = whole.length - cut;
      FaultyFiles files = new FaultyFiles(cut);
      files.replace(segment, Arrays.copyOf(whole, length));
      try (Journal journal = Pushes.open(files, oneSegment)) {
        List<JournalEntry> left =
            entries.stream().filter(entry -> entry.next().offset() <= length).toList();
        long goodEnd = left.get(left.size() - 1).next().offset();
        assertThat(Pushes.numbers(journal)).isEqualTo(ALL.subList(0, left.size()));
        assertThat(Pushes.damages(Pushes.entries(journal, Position.START))).isEmpty();
        assertThat(journal.tornBytes()).isEqualTo(length - goodEnd);
      }
    }
  }

  @Test
  void pushesGoOnBehindATornTail() throws IOException {
    FaultyFiles files = filled(Pushes.SMALL);
    Path last = lastSegment(files);
    byte[] whole = files.bytes(last);
    files.replace(last, Arrays.copyOf(whole, whole.length - 5));
    for (int again = 0; again < 3; again++) {
      try (Journal journal = Pushes.open(files)) {
        assertThat(journal.tornBytes() > 0).isEqualTo(again == 0);
        Pushes.pushNow(journal, RECORDS + again);
        List<JournalEntry> entries = Pushes.entries(journal, Position.START);
        assertThat(Pushes.damages(entries)).isEmpty();
        assertThat(Pushes.numbers(entries))
            .startsWith(0, 1, 2)
            .doesNotContain(RECORDS - 1)
            .endsWith(RECORDS + again);
      }
    }
  }

  @Test
  void aTailOfZerosIsATornTail() throws IOException {
    FaultyFiles files = filled(Pushes.SMALL);
    Path last = lastSegment(files);
    byte[] whole = files.bytes(last);
    files.replace(last, Arrays.copyOf(whole, whole.length + 3_000));
    try (Journal journal = Pushes.open(files)) {
      assertThat(journal.tornBytes()).isEqualTo(3_000);
      assertThat(Pushes.numbers(journal)).isEqualTo(ALL);
      assertThat(Pushes.damages(Pushes.entries(journal, Position.START))).isEmpty();
    }
  }

  @Test
  void aSegmentOfWhichNothingWasSyncedIsRemoved() throws IOException {
    for (byte[] nothing : List.of(new byte[0], new byte[30], new byte[2_000])) {
      FaultyFiles files = filled(Pushes.SMALL);
      files.replace(Segment.file(Pushes.FOLDER, 900), nothing);
      try (Journal journal = Pushes.open(files)) {
        assertThat(journal.tornBytes()).isEqualTo(nothing.length);
        assertThat(((Receipt.Kept) Pushes.pushNow(journal, RECORDS)).position().segment())
            .isEqualTo(901);
        assertThat(Pushes.numbers(journal)).startsWith(0).endsWith(RECORDS);
      }
    }
  }

  @Test
  void aFlippedBitCostsAtMostItsRecordAndIsReported() throws IOException {
    FaultyFiles written = filled(Pushes.SMALL);
    List<Path> segments = written.list(Pushes.FOLDER);
    SplittableRandom random = new SplittableRandom(103);
    for (int flip = 0; flip < 1_000; flip++) {
      FaultyFiles files = new FaultyFiles(flip);
      segments.forEach(file -> files.replace(file, written.bytes(file)));
      Path segment = segments.get(random.nextInt(segments.size()));
      long bit = random.nextLong(8L * files.bytes(segment).length);
      files.flip(segment, bit);
      try (Journal journal = Pushes.open(files)) {
        checkFlip(journal, files, segment, bit);
      }
    }
  }

  private static void checkFlip(Journal journal, FaultyFiles files, Path segment, long bit)
      throws IOException {
    List<JournalEntry> entries = Pushes.entries(journal, Position.START);
    String flip = "bit " + bit + " of " + segment;
    List<Integer> numbers = Pushes.numbers(entries);
    assertThat(journal.tornBytes()).as(flip).isZero();
    assertThat(numbers).as(flip).isSubsetOf(ALL).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.size()).as(flip).isGreaterThanOrEqualTo(RECORDS - 1);
    List<Damage> damages = Pushes.damages(entries);
    assertThat(damages).as(flip).hasSize(1);
    Damage damage = damages.get(0);
    long number = Segment.number(segment);
    assertThat(damage.position().segment()).as(flip).isEqualTo(number);
    assertThat(bit / 8).as(flip).isBetween(damage.position().offset(), damage.next().offset() - 1);
    if (damage.lostRecords() != Damage.UNKNOWN) {
      assertThat(damage.lostRecords()).as(flip).isEqualTo(RECORDS - numbers.size());
    }
    byte[] range =
        Arrays.copyOfRange(
            files.bytes(segment), (int) damage.position().offset(), (int) damage.next().offset());
    assertThat(files.bytes(Objects.requireNonNull(damage.copy()))).as(flip).isEqualTo(range);
  }

  @Test
  void randomDestructionNeverServesWhatWasNotPushed() throws IOException {
    FaultyFiles written = filled(Pushes.SMALL);
    List<Path> segments = written.list(Pushes.FOLDER);
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FaultyFiles files = new FaultyFiles(seed);
      segments.forEach(file -> files.replace(file, written.bytes(file)));
      for (int blow = random.nextInt(1, 6); blow > 0; blow--) {
        destroy(files, segments.get(random.nextInt(segments.size())), random);
      }
      try (Journal journal = Pushes.open(files)) {
        Pushes.pushNow(journal, RECORDS);
        List<JournalEntry> entries = Pushes.entries(journal, Position.START);
        assertThat(Pushes.numbers(entries))
            .as("seed %d", seed)
            .isSorted()
            .doesNotHaveDuplicates()
            .endsWith(RECORDS);
        assertThat(
                Pushes.numbers(entries).size() == RECORDS + 1
                    || journal.tornBytes() > 0
                    || !Pushes.damages(entries).isEmpty())
            .as("seed %d: a loss is reported", seed)
            .isTrue();
      }
    }
  }

  private static void destroy(FaultyFiles files, Path segment, SplittableRandom random) {
    byte[] bytes = files.bytes(segment);
    int from = random.nextInt(bytes.length + 1);
    int to = random.nextInt(from, bytes.length + 1);
    switch (random.nextInt(3)) {
      case 0 -> files.replace(segment, Arrays.copyOf(bytes, from));
      case 1 -> {
        Arrays.fill(bytes, from, to, (byte) random.nextInt());
        files.replace(segment, bytes);
      }
      default -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        files.replace(segment, shorter);
      }
    }
  }

  @Test
  void aVanishedSegmentIsReported() throws IOException {
    FaultyFiles files = filled(Pushes.SMALL);
    List<Path> segments = files.list(Pushes.FOLDER);
    files.delete(segments.get(3));
    try (Journal journal = Pushes.open(files)) {
      List<Damage> damages = Pushes.damages(Pushes.entries(journal, Position.START));
      assertThat(damages).hasSize(1);
      assertThat(damages.get(0).position()).isEqualTo(new Position(4, 0));
      assertThat(damages.get(0).next().segment()).isEqualTo(5);
    }
  }

  @Test
  void noPayloadPassesForARecordBehindADamage() throws IOException {
    FaultyFiles other = filled(Pushes.SMALL);
    byte[] forged = Arrays.copyOf(other.bytes(Segment.file(Pushes.FOLDER, 1)), 1_200);
    FaultyFiles files = new FaultyFiles(9);
    try (Journal journal =
        Journal.open(files, Pushes.FOLDER, Pushes.SMALL, Position.START, () -> 0x5ec7e7L)) {
      assertThat(journal.append(new Push("http", 0, "", forged))).isNotDone();
      journal.flush();
    }
    files.flip(Segment.file(Pushes.FOLDER, 1), 8L * (SegmentHeader.BYTES + 30));
    try (Journal journal = Pushes.open(files)) {
      List<JournalEntry> entries = Pushes.entries(journal, Position.START);
      assertThat(entries).singleElement().isInstanceOf(Damage.class);
    }
  }

  private static FaultyFiles filled(JournalSettings settings) throws IOException {
    FaultyFiles files = new FaultyFiles(1);
    try (Journal journal = Pushes.open(files, settings)) {
      for (int n = 0; n < RECORDS; n++) {
        Pushes.pushNow(journal, n);
      }
    }
    return files;
  }

  private static List<JournalEntry> entries(FaultyFiles files) throws IOException {
    try (Journal journal = Pushes.open(files)) {
      return Pushes.entries(journal, Position.START);
    }
  }

  private static Path lastSegment(FaultyFiles files) throws IOException {
    List<Path> segments = files.list(Pushes.FOLDER);
    return segments.get(segments.size() - 1);
  }
}
