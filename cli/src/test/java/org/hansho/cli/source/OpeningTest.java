package org.hansho.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static final byte[] TEXT = "one line\nanother\n".getBytes(StandardCharsets.UTF_8);
  private static final Caps SMALL = new Caps(1 << 20, 50, 1 << 12, 3, 2);

  private final Map<String, String> contents = new TreeMap<>();
  private final Map<String, Unreadable.Trouble> troubles = new TreeMap<>();

  private final Opened collector =
      new Opened() {
        @Override
        public void opened(String name, InputStream content) throws IOException {
          contents.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void failed(String name, Unreadable.Trouble trouble, String detail) {
          troubles.put(name, trouble);
        }
      };

  private void open(byte[] bytes) {
    new Opening(SMALL).open("f", new ByteArrayInputStream(bytes), collector);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
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
  void membersOfAnArchiveAreNamedAfterIt() throws IOException {
    open(zip(Map.of("a/x.json", TEXT, "b.gz", gzip(TEXT), "empty/", new byte[0])));
    assertThat(contents).containsOnlyKeys("f!a/x.json", "f!b.gz");
    assertThat(contents.get("f!b.gz")).startsWith("one line");
    assertThat(troubles).isEmpty();
  }

  @Test
  void aStreamThatIsCutShortIsDamaged() throws IOException {
    byte[] bytes = gzip(new byte[3000]);
    open(Arrays.copyOf(bytes, bytes.length - 9));
    assertThat(troubles).containsEntry("f", Unreadable.Trouble.DAMAGED);
    troubles.clear();
    byte[] zstd = Zstd.compress(TEXT);
    open(Arrays.copyOf(zstd, zstd.length - 3));
    assertThat(troubles).containsEntry("f", Unreadable.Trouble.DAMAGED);
  }

  @Test
  void aBombIsStoppedByItsRatio() throws IOException {
    open(gzip(new byte[1 << 19]));
    assertThat(troubles).containsEntry("f", Unreadable.Trouble.TOO_LARGE);
    assertThat(contents).isEmpty();
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
          public void failed(String name, Unreadable.Trouble trouble, String detail) {
            collector.failed(name, trouble, detail);
          }
        };
    new Opening(SMALL).open("f", new ByteArrayInputStream(bomb), indifferent);
    assertThat(troubles).containsValue(Unreadable.Trouble.TOO_LARGE);
    assertThat(contents).doesNotContainKey("f!b");
  }

  @Test
  void membersAndLayersAreCounted() throws IOException {
    open(zip(Map.of("a", TEXT, "b", TEXT, "c", TEXT, "d", TEXT)));
    assertThat(contents).containsOnlyKeys("f!a", "f!b", "f!c");
    assertThat(troubles).containsEntry("f", Unreadable.Trouble.TOO_LARGE);
    troubles.clear();
    open(gzip(gzip(gzip(TEXT))));
    assertThat(troubles).containsEntry("f", Unreadable.Trouble.TOO_LARGE);
  }

  @Test
  void theDetailOfATroubleDoesNotRepeatTheNameOfTheFile() {
    assertThat(Opening.detail(new AccessDeniedException("secret.log"))).isEmpty();
    assertThat(Opening.detail(new FileSystemException("x", null, "Is a directory")))
        .isEqualTo("Is a directory");
    assertThat(Opening.detail(new EOFException())).isEqualTo("ends early");
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
