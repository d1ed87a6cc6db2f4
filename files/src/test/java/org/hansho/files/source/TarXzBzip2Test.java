package org.hansho.files.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.testkit.packed.PackedSamples.flipped;
import static org.hansho.testkit.packed.PackedSamples.gzip;
import static org.hansho.testkit.packed.PackedSamples.joined;
import static org.hansho.testkit.packed.PackedSamples.lines;
import static org.hansho.testkit.packed.PackedSamples.tar;
import static org.hansho.testkit.packed.PackedSamples.tarMember;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.hansho.files.source.Unreadable.Trouble;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TarXzBzip2Test {
  private static final byte[] TEXT = "one line\nanother\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = new byte[1024];
  private static final Caps SMALL = new Caps(1 << 20, 50, 1 << 12, 3, 2, Duration.ofHours(1));
  private static final String LONG = "folder/".repeat(40) + "log.txt";

  private final Map<String, String> contents = new TreeMap<>();
  private final Map<String, Trouble> troubles = new TreeMap<>();
  private final Map<String, String> details = new TreeMap<>();

  private void open(byte[] bytes) {
    contents.clear();
    troubles.clear();
    new Opening(SMALL)
        .open(
            "f",
            new ByteArrayInputStream(bytes),
            new Opened() {
              @Override
              public void opened(String name, InputStream content) throws IOException {
                contents.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
              }

              @Override
              public void failed(String name, Trouble trouble, String detail) {
                troubles.put(name, trouble);
                details.put(name, detail);
              }
            });
  }

  private static byte[] xz(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream xz = new XZOutputStream(out, new LZMA2Options())) {
      xz.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bzip2(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
      bzip2.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] byOthers(int longNames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(longNames);
      TarArchiveEntry entry = new TarArchiveEntry(LONG);
      entry.setSize(TEXT.length);
      tar.putArchiveEntry(entry);
      tar.write(TEXT);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  @Test
  void xzAndBzip2AreOpenedAlsoInSeveralStreams() throws IOException {
    for (byte[] packed :
        Arrays.asList(joined(xz(TEXT), xz(TEXT)), joined(bzip2(TEXT), bzip2(TEXT)))) {
      open(packed);
      assertThat(contents).containsEntry("f", "one line\nanother\none line\nanother\n");
      assertThat(troubles).isEmpty();
    }
  }

  @Test
  void filesOfATarAreNamedAfterItAndFoldersAndLinksPassedOver() throws IOException {
    byte[] link = tarMember("link", '2', new byte[0]);
    byte[] archive = tar(Map.of("a.log", TEXT, "b/", new byte[0], "b/c.log", gzip(TEXT)));
    open(joined(link, archive));
    assertThat(contents).containsOnlyKeys("f!a.log", "f!b/c.log");
    assertThat(contents.get("f!b/c.log")).isEqualTo("one line\nanother\n");
    assertThat(troubles).isEmpty();
  }

  @Test
  void aTarMayBePackedInEachWay() throws IOException {
    byte[] tar = tar(Map.of("a.log", TEXT));
    for (byte[] packed : Arrays.asList(tar, gzip(tar), xz(tar), bzip2(tar))) {
      open(packed);
      assertThat(contents).containsExactly(Map.entry("f!a.log", "one line\nanother\n"));
      assertThat(troubles).isEmpty();
    }
  }

  @Test
  void longNamesOfGnuAndOfPaxAreRead() throws IOException {
    for (int mode :
        new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
      open(byOthers(mode));
      assertThat(contents).containsExactly(Map.entry("f!" + LONG, "one line\nanother\n"));
      assertThat(troubles).isEmpty();
    }
  }

  @Test
  void membersOfTheSameNameAreNumbered() {
    byte[] member = tarMember("a.log", '0', TEXT);
    open(joined(joined(member, member), END));
    assertThat(contents).containsOnlyKeys("f!a.log", "f!a.log#2");
  }

  @Test
  void aTarWithoutItsEndOrInTheMiddleOfAMemberIsCut() {
    byte[] archive = tar(Map.of("a.log", lines(100)));
    open(Arrays.copyOf(archive, archive.length - 1024));
    assertThat(contents).containsKey("f!a.log");
    assertThat(troubles).containsEntry("f", Trouble.TRUNCATED);
    open(Arrays.copyOf(archive, 1024));
    assertThat(contents.get("f!a.log")).startsWith("line 0 ");
    assertThat(troubles).containsEntry("f!a.log", Trouble.TRUNCATED);
  }

  @Test
  void aDamagedHeaderIsReportedAndWhatCameBeforeIsRead() {
    byte[] archive = tar(Map.of("a.log", TEXT, "b.log", TEXT));
    open(flipped(archive, 1024 + 3, 5));
    assertThat(contents).containsOnlyKeys("f!a.log");
    assertThat(troubles).containsEntry("f", Trouble.DAMAGED);
  }

  @Test
  void sparseMembersAndEndlessNamesAreRefused() {
    open(joined(joined(tarMember("a", 'S', TEXT), tarMember("b", '0', TEXT)), END));
    assertThat(contents).containsOnlyKeys("f!b");
    assertThat(troubles).containsEntry("f!a", Trouble.UNKNOWN_FORMAT);
    open(joined(tarMember("././@LongLink", 'L', new byte[70_000]), END));
    assertThat(troubles).containsEntry("f", Trouble.DAMAGED);
  }

  @Test
  void bombsAreStoppedAndMembersAndLayersCounted() throws IOException {
    byte[] zeros = new byte[4 << 20];
    for (byte[] bomb : Arrays.asList(xz(zeros), bzip2(zeros), gzip(tar(Map.of("a", zeros))))) {
      open(bomb);
      assertThat(troubles.values()).containsAnyOf(Trouble.TOO_DENSE, Trouble.TOO_LARGE);
    }
    open(tar(Map.of("a", TEXT, "b", TEXT, "c", TEXT, "d", TEXT)));
    assertThat(troubles).containsEntry("f", Trouble.TOO_MANY);
    open(gzip(xz(bzip2(TEXT))));
    assertThat(troubles).containsEntry("f", Trouble.TOO_DEEP);
  }

  @Test
  void xzThatWantsMoreMemoryThanThereIsForItIsRefused() throws IOException {
    byte[] packed = xz(TEXT);
    int header = 12;
    int length = (packed[header] + 1) * 4;
    // Behind size, flags, filter and the length of its property: a dictionary of 1 GiB.
    packed[header + 4] = 36;
    CRC32 sum = new CRC32();
    sum.update(packed, header, length - 4);
    ByteBuffer.wrap(packed)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(header + length - 4, (int) sum.getValue());
    open(packed);
    assertThat(contents.getOrDefault("f", "")).isEmpty();
    assertThat(details.get("f")).contains("memory");
  }

  @Test
  void randomBytesInAnArchiveNeverThrow() throws IOException {
    Random random = new Random(41);
    byte[][] archives = {
      tar(Map.of("a.log", lines(40), "b.log", TEXT)), xz(lines(400)), bzip2(lines(400))
    };
    for (int turn = 0; turn < 3_000; turn++) {
      byte[] bytes = archives[turn % archives.length].clone();
      for (int flips = 0; flips <= turn % 7; flips++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      open(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
    }
    assertThat(contents.size() + troubles.size()).isPositive();
  }
}
