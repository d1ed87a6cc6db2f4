package org.hansho.files.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hansho.testkit.packed.PackedSamples.flipped;
import static org.hansho.testkit.packed.PackedSamples.gzip;
import static org.hansho.testkit.packed.PackedSamples.joined;
import static org.hansho.testkit.packed.PackedSamples.lines;
import static org.hansho.testkit.packed.PackedSamples.zip;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hansho.files.source.Unreadable.Trouble;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static final byte[] TEXT = "one line\nanother\n".getBytes(StandardCharsets.UTF_8);

  private static final Caps SMALL = new Caps(1 << 20, 50, 1 << 12, 3, 2, Duration.ofHours(1));

  private final Map<String, String> contents = new TreeMap<>();
  private final Map<String, Trouble> troubles = new TreeMap<>();

  private final Opened collector =
      new Opened() {
        @Override
        public void opened(String name, InputStream content) throws IOException {
          contents.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void failed(String name, Trouble trouble, String detail) {
          troubles.put(name, trouble);
        }
      };

  private void open(byte[] bytes) {
    open(bytes, SMALL);
  }

  private void open(byte[] bytes, Caps caps) {
    new Opening(caps).open("f", new ByteArrayInputStream(bytes), collector);
  }

  @Test
  void plainContentComesAsItIs() {
    open(TEXT);
    open(new byte[0]);
    assertThat(contents).containsOnlyKeys("f");
    assertThat(troubles).isEmpty();
  }

  @Test
  void gzipAndZstdAreOpenedAlsoInSeveralMembers() throws IOException {
    open(joined(gzip(TEXT), gzip(TEXT)));
    assertThat(contents.get("f")).isEqualTo("one line\nanother\none line\nanother\n");
    open(joined(Zstd.compress(TEXT), Zstd.compress(TEXT)));
    assertThat(contents.get("f")).isEqualTo("one line\nanother\none line\nanother\n");
    assertThat(troubles).isEmpty();
  }

  @Test
  void zerosBehindGzipArePaddingAndOtherBytesAreReported() throws IOException {
    open(joined(gzip(TEXT), new byte[700]));
    assertThat(troubles).isEmpty();
    open(joined(gzip(TEXT), "left over".getBytes(StandardCharsets.UTF_8)));
    assertThat(contents.get("f")).isEqualTo("one line\nanother\n");
    assertThat(troubles).containsEntry("f", Trouble.DAMAGED);
  }

  @Test
  void aSecondGzipMemberThatIsCutInItsHeaderIsReported() throws IOException {
    open(joined(gzip(TEXT), Arrays.copyOf(gzip(TEXT), 7)));
    assertThat(contents.get("f")).isEqualTo("one line\nanother\n");
    assertThat(troubles).containsEntry("f", Trouble.TRUNCATED);
  }

  @Test
  void membersOfAnArchiveAreNamedAfterIt() throws IOException {
    open(zip(Map.of("a/x.json", TEXT, "b.gz", gzip(TEXT), "empty/", new byte[0])));
    assertThat(contents).containsOnlyKeys("f!a/x.json", "f!b.gz");
    assertThat(contents.get("f!b.gz")).startsWith("one line");
    assertThat(troubles).isEmpty();
  }

  @Test
  void everyLineBeforeTheCutIsGiven() throws IOException {
    byte[] lines = lines(20_000);
    byte[][] packed = {gzip(lines), Zstd.compress(lines), zip(Map.of("m", lines))};
    String[] names = {"f", "f", "f!m"};
    for (int i = 0; i < packed.length; i++) {
      troubles.clear();
      open(Arrays.copyOf(packed[i], packed[i].length / 2), Caps.DEFAULT);
      String content = String.valueOf(contents.get(names[i]));
      assertThat(new String(lines, StandardCharsets.UTF_8)).startsWith(content);
      assertThat(content.length()).as(names[i] + i).isGreaterThan(lines.length * 2 / 5);
      assertThat(troubles).containsEntry(names[i], Trouble.TRUNCATED);
    }
  }

  @Test
  void nearlyEveryLineBeforeADamageIsGiven() throws IOException {
    byte[] lines = lines(20_000);
    byte[][] packed = {gzip(lines), Zstd.compress(lines), zip(Map.of("m", lines))};
    int[] lost = {0, 1 << 17, 1 << 10};
    String[] names = {"f", "f", "f!m"};
    for (int i = 0; i < packed.length; i++) {
      troubles.clear();
      int place = packed[i].length / 2;
      open(flipped(packed[i], place, 64), Caps.DEFAULT);
      open(Arrays.copyOf(packed[i], place), new CutCollector());
      String content = String.valueOf(contents.get(names[i]));
      assertThat(content.length()).as(names[i] + i).isGreaterThanOrEqualTo(cut - lost[i]);
      assertThat(troubles).containsEntry(names[i], Trouble.DAMAGED);
    }
  }

  private int cut;

  private final class CutCollector implements Opened {
    @Override
    public void opened(String name, InputStream content) throws IOException {
      cut = content.readAllBytes().length;
    }

    @Override
    public void failed(String name, Trouble trouble, String detail) {}
  }

  private static void open(byte[] bytes, Opened opened) {
    new Opening(Caps.DEFAULT).open("f", new ByteArrayInputStream(bytes), opened);
  }

  @Test
  void aMemberWithAnotherChecksumIsReported() throws IOException {
    byte[] zip = zip(Map.of("a", TEXT));
    byte[] gzip = gzip(TEXT);
    open(flipped(gzip, gzip.length - 7, 1));
    assertThat(contents.get("f")).isEqualTo("one line\nanother\n");
    assertThat(troubles).containsEntry("f", Trouble.DAMAGED);
    int descriptor = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0007\b");
    open(flipped(zip, descriptor + 5, 1));
    assertThat(contents.get("f!a")).isEqualTo("one line\nanother\n");
    assertThat(troubles).containsEntry("f!a", Trouble.DAMAGED);
  }

  @Test
  void aStreamThatIsCutInItsTrailerIsReported() throws IOException {
    byte[] bytes = gzip(new byte[3000]);
    open(Arrays.copyOf(bytes, bytes.length - 7));
    assertThat(troubles).containsEntry("f", Trouble.TRUNCATED);
    assertThat(contents.get("f")).hasSize(3000);
    troubles.clear();
    byte[] zstd = Zstd.compress(TEXT);
    open(Arrays.copyOf(zstd, zstd.length - 3));
    assertThat(troubles).containsEntry("f", Trouble.TRUNCATED);
  }

  @Test
  void r404ABombIsStoppedByItsRatioAndWhatCameBeforeIsGiven() throws IOException {
    open(gzip(new byte[1 << 19]));
    assertThat(troubles).containsEntry("f", Trouble.TOO_DENSE);
    assertThat(contents.get("f")).hasSizeBetween(1, 1 << 17);
  }

  @Test
  void oneBudgetHoldsForAllLayersAndMembers() throws IOException {
    byte[] inner = zip(Map.of("a", lines(1000), "b", lines(1000)));
    byte[] outer = gzip(zip(Map.of("i.zip", inner, "z.log", TEXT)));
    Caps caps = new Caps(60_000, 1000, 1 << 20, 9, 4, Duration.ofHours(1));
    open(outer, caps);
    assertThat(contents).containsKey("f!i.zip!a").doesNotContainKey("f!z.log");
    assertThat(troubles).containsEntry("f", Trouble.TOO_LARGE);
    int given = contents.values().stream().mapToInt(String::length).sum();
    assertThat(given).isLessThan(60_000);
    contents.clear();
    open(outer, new Caps(600_000, 1000, 1 << 20, 3, 4, Duration.ofHours(1)));
    assertThat(troubles).containsValue(Trouble.TOO_MANY);
    assertThat(contents).containsOnlyKeys("f!i.zip!a", "f!i.zip!b");
  }

  @Test
  void aBombInAnArchiveIsStoppedEvenWhereNobodyReadsIt() throws IOException {
    byte[] bomb = zip(Map.of("a", new byte[1 << 19], "b", TEXT));
    Opened indifferent =
        new Opened() {
          @Override
          public void opened(String name, InputStream content) {
            contents.put(name, "");
          }

          @Override
          public void failed(String name, Trouble trouble, String detail) {
            collector.failed(name, trouble, detail);
          }
        };
    new Opening(SMALL).open("f", new ByteArrayInputStream(bomb), indifferent);
    assertThat(troubles).containsValue(Trouble.TOO_DENSE);
    assertThat(contents).doesNotContainKey("f!b");
  }

  @Test
  void membersAndLayersAreCounted() throws IOException {
    open(zip(Map.of("a", TEXT, "b", TEXT, "c", TEXT, "d", TEXT)));
    assertThat(contents).containsOnlyKeys("f!a", "f!b", "f!c");
    assertThat(troubles).containsEntry("f", Trouble.TOO_MANY);
    troubles.clear();
    open(gzip(gzip(gzip(TEXT))));
    assertThat(troubles).containsEntry("f", Trouble.TOO_DEEP);
  }

  @Test
  void whatTakesTooLongInDecompressorsIsStoppedAndTheTimeOfItsReaderDoesNotCount()
      throws IOException {
    byte[] archive = gzip(zip(new TreeMap<>(Map.of("a", lines(60_000), "b", lines(60_000)))));
    long[] now = {0};
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(archive)) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            now[0] += 20;
            return super.read(buffer, offset, Math.min(length, 1 << 10));
          }
        };
    Opened thoughtful =
        new Opened() {
          @Override
          public void opened(String name, InputStream content) throws IOException {
            now[0] += 1_000_000;
            collector.opened(name, content);
          }

          @Override
          public void failed(String name, Trouble trouble, String detail) {
            collector.failed(name, trouble, detail);
          }
        };
    Caps caps =
        new Caps(1 << 30, 1000, 1 << 20, 9, 4, Duration.ofNanos(archive.length / 1024 * 15L));
    new Opening(caps, () -> now[0]).open("f", slow, thoughtful);
    assertThat(troubles).containsEntry("f", Trouble.TOO_SLOW);
    assertThat(contents.get("f!a")).hasSize(lines(60_000).length);
    assertThat(contents.get("f!b")).hasSizeBetween(1, lines(60_000).length - 1);
    Caps patient = new Caps(1 << 30, 1000, 1 << 20, 9, 4, Duration.ofNanos(archive.length));
    troubles.clear();
    new Opening(patient, () -> now[0]).open("f", new ByteArrayInputStream(archive), thoughtful);
    assertThat(troubles).isEmpty();
  }

  @Test
  void gzipThatMustBeWholeFailsWhereItIsCutOrBeyondACap() throws IOException {
    byte[] packed = gzip(lines(20_000));
    assertThat(Opening.gzip(new ByteArrayInputStream(packed), Caps.DEFAULT).readAllBytes())
        .isEqualTo(lines(20_000));
    InputStream cut = new ByteArrayInputStream(packed, 0, packed.length / 2);
    assertThatThrownBy(() -> Opening.gzip(cut, Caps.DEFAULT).readAllBytes())
        .isInstanceOf(EOFException.class);
    InputStream bomb = new ByteArrayInputStream(gzip(new byte[1 << 19]));
    assertThatThrownBy(() -> Opening.gzip(bomb, SMALL).readAllBytes()).hasMessage("50 : 1");
    InputStream other = new ByteArrayInputStream(TEXT);
    assertThatThrownBy(() -> Opening.gzip(other, SMALL).readAllBytes())
        .hasMessage("it does not begin as gzip data do");
  }

  @Test
  void whatWasReadOfAFileThatIsCutMeanwhileIsGiven() {
    InputStream failing =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new ChangedException("");
          }
        };
    InputStream cut = new SequenceInputStream(new ByteArrayInputStream(TEXT), failing);
    Opening.openPlain("f", cut, collector);
    assertThat(contents.get("f")).isEqualTo("one line\nanother\n");
    assertThat(troubles).containsEntry("f", Trouble.CHANGED);
  }

  @Test
  void theDetailOfATroubleDoesNotRepeatTheNameOfTheFile() {
    assertThat(Opening.detail(new AccessDeniedException("secret.log"))).isEmpty();
    assertThat(Opening.detail(new FileSystemException("x", null, "Is a directory")))
        .isEqualTo("Is a directory");
    assertThat(Opening.detail(new EOFException())).isEmpty();
  }

  @Test
  void randomBytesBehindAMagicNumberNeverThrow() {
    Random random = new Random(7);
    byte[][] magics = {
      {0x1F, (byte) 0x8B}, {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, {'P', 'K', 3, 4}
    };
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = new byte[random.nextInt(200) + 4];
      random.nextBytes(bytes);
      byte[] magic = magics[i % magics.length];
      System.arraycopy(magic, 0, bytes, 0, magic.length);
      open(bytes);
    }
    assertThat(troubles).containsKey("f");
  }
}
