package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.hansho.files.source.Unreadable;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.format.Formats;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeSourceTest {
  private static final byte[] DUMP =
      minidump().described("dump L3 x64 time 1790000000\nprocess C:\\Apps\\report.exe pid 4242");

  @TempDir private Path folder = Path.of("");

  private static Format minidump() {
    return Objects.requireNonNull(Formats.named("windows-minidump"));
  }

  private ScanResult scan(InputStream standardInput, String... paths) throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(paths),
            standardInput,
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            2,
            Cuts.PIECE,
            null);
    Progress nobody =
        new Progress() {
          @Override
          public void read(long read, long total) {}

          @Override
          public boolean isStopped() {
            return false;
          }
        };
    Engine engine = Engine.compile(new Library().read());
    return Scan.run(engine, request, OutputStream.nullOutputStream(), nobody);
  }

  private Path written(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  @Test
  void aDumpIsReadFromAFilePackedOrPiped() throws IOException {
    written("crash.dmp", DUMP);
    written("crash.dmp.gz", packed(DUMP));
    ScanResult result = scan(new ByteArrayInputStream(DUMP), folder.toString(), "-");
    assertThat(result.unreadable()).isEmpty();
    assertThat(result.tally().events()).isEqualTo(3);
    assertThat(result.tally().bytes()).isEqualTo(3L * DUMP.length);
    assertThat(result.notes()).hasSize(3).contains(new SourceNote("-", "coverage L3")).isSorted();
    assertThat(result.formatOf()).hasSize(3).containsValue(minidump());
  }

  @Test
  void aDamagedDumpIsNamedWithItsStreamAndTheOthersAreRead() throws IOException {
    Path cut = written("cut.dmp", Arrays.copyOf(DUMP, DUMP.length - 100));
    written("whole.dmp", DUMP);
    ScanResult result = scan(InputStream.nullInputStream(), folder.toString(), cut.toString());
    assertThat(result.tally().events()).isEqualTo(2);
    assertThat(result.unreadable())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.trouble()).isEqualTo(Trouble.DAMAGED);
              assertThat(one.detail())
                  .startsWith("stream MemoryInfoList (16): ")
                  .contains("of a file of " + (DUMP.length - 100) + " bytes");
            });
  }

  @Test
  void dumpsOfOtherKindsAreRefusedByName() throws IOException {
    byte[] kernel = Arrays.copyOf("PAGEDU64".getBytes(StandardCharsets.US_ASCII), 8192);
    Path file = written("MEMORY.DMP", kernel);
    ScanResult result = scan(InputStream.nullInputStream(), file.toString());
    assertThat(result.unreadable())
        .singleElement()
        .extracting(Unreadable::detail)
        .asString()
        .contains("64-bit Windows kernel");
  }
}
