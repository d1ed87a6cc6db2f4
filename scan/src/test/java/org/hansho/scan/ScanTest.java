package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hansho.alert.Language;
import org.hansho.detect.SeededHashes;
import org.hansho.library.BuiltinFiles;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("hansho.root", "..")).resolve("samples");
  private static final Progress NOBODY =
      new Progress() {
        @Override
        public void read(long read, long total) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  private static Engine engine = Engine.compile(new Library().read());

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void compile() throws IOException {
    engine = Engine.compile(new Library().with(new BuiltinFiles(Language.ENGLISH)).read());
  }

  /** A result and the records that could not be read. */
  private record Outcome(ScanResult result, String deadLetters) {}

  private Outcome scan(int jobs, long piece, Path... paths) throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(paths).stream().map(Path::toString).toList(),
            InputStream.nullInputStream(),
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            jobs,
            piece,
            folder.resolve("letters"));
    ByteArrayOutputStream letters = new ByteArrayOutputStream();
    ScanResult result = Scan.run(engine, request, letters, NOBODY);
    return new Outcome(result, letters.toString(StandardCharsets.UTF_8));
  }

  private static String indented(String record) {
    return record.replace(",\"", ",\n  \"").replace("{\"", "{\n\"").replace("}}", "}\n}");
  }

  /** Records on lines, over several lines, broken ones and blank lines, mixed at random. */
  private Path mixed(int records) throws IOException {
    List<String> known = Files.readAllLines(SAMPLES.resolve("shop-cluster/kube-audit.log"));
    Random random = new Random(42);
    StringBuilder text = new StringBuilder(known.get(0)).append('\n');
    for (int i = 0; i < records; i++) {
      String record = known.get(random.nextInt(known.size()));
      switch (random.nextInt(8)) {
        case 0 -> text.append(indented(record));
        case 1 -> text.append(record, 0, random.nextInt(record.length()));
        case 2 -> text.append("\n\n").append(record);
        default -> text.append(record);
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("mixed.log"), text);
  }

  @Test
  void piecesOfAFileGiveWhatTheWholeGives() throws IOException {
    Path file = mixed(600);
    Outcome whole = scan(1, Long.MAX_VALUE / 2, file);
    assertThat(whole.result().alerts()).isNotEmpty();
    assertThat(whole.deadLetters()).isNotEmpty();
    for (long piece : new long[] {3_000, 20_000, 100_000}) {
      for (int jobs : new int[] {1, 3}) {
        Outcome pieces = scan(jobs, piece, file);
        assertThat(pieces.result().alerts()).isEqualTo(whole.result().alerts());
        assertThat(pieces.result().formats()).isEqualTo(whole.result().formats());
        assertThat(pieces.result().tally().malformed())
            .isEqualTo(whole.result().tally().malformed());
        assertThat(pieces.deadLetters()).isEqualTo(whole.deadLetters());
      }
    }
  }

  @Test
  void aFormatWithMemoryIsNeverCut() throws IOException {
    Path audit = SAMPLES.resolve("web-1/audit.log");
    Outcome cut = scan(2, 1_000, audit);
    assertThat(cut.result()).isEqualTo(scan(1, Long.MAX_VALUE / 2, audit).result());
    assertThat(cut.result().formats()).extracting(ScanResult.FormatCount::sources).containsOnly(1L);
  }

  @Test
  void whatIsFoundDoesNotDependOnTheSecretSeed() throws IOException {
    ScanResult known = scan(2, Cuts.PIECE, SAMPLES).result();
    assertThat(known.alerts()).isNotEmpty();
    Engine before = engine;
    for (int seed = 1; seed <= 3; seed++) {
      byte[] secret = new byte[SeededHashes.SEED_BYTES];
      new Random(seed).nextBytes(secret);
      engine = before.with(SeededHashes.of(secret));
      assertThat(scan(2, Cuts.PIECE, SAMPLES).result().alerts()).isEqualTo(known.alerts());
    }
    engine = before;
  }

  @Test
  void manySmallFilesGiveTheSameInAnyNumberOfThreads() throws IOException {
    List<String> records = Files.readAllLines(SAMPLES.resolve("shop-cluster/kube-audit.log"));
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 60; i++) {
      Files.writeString(many.resolve("f" + i + ".log"), records.get(i % records.size()) + "\n");
    }
    ScanResult one = scan(1, Cuts.PIECE, many).result();
    assertThat(scan(4, Cuts.PIECE, many).result()).isEqualTo(one);
    assertThat(one.tally().events()).isEqualTo(60);
  }
}
