package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.hansho.testkit.packed.PackedSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan reads of archives and compressed files that are not as they should be. */
class PackedScanTest {
  private static final String RULE =
      Path.of(Run.SAMPLES)
          .resolveSibling("content/detections/linux/crypto-mining-process.yml")
          .toString();

  private static final Pattern EVENTS = Pattern.compile("web-access ([0-9,]+) ");

  @TempDir private Path folder = Path.of("");

  private Run scan(String... paths) {
    String[] options = {"scan", "--no-builtin", "--rules", RULE, "--format", "web-access"};
    String[] all = Arrays.copyOf(options, options.length + paths.length);
    System.arraycopy(paths, 0, all, options.length, paths.length);
    return Run.of(all);
  }

  private String written(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private static long events(Run run) {
    Matcher found = EVENTS.matcher(run.talk());
    assertThat(found.find()).as(run.talk()).isTrue();
    return Long.parseLong(found.group(1).replace(",", ""));
  }

  /** Lines of an access log, no two alike. */
  private static byte[] log(int lines) {
    Random random = new Random(lines);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] \"GET /")
          .append(Long.toHexString(random.nextLong()))
          .append(" HTTP/1.1\" 200 1\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void allThatStandsBeforeTheCutIsReadAndTheCutIsReported() throws IOException {
    byte[] log = log(20_000);
    Map<String, byte[]> packed =
        Map.of(
            "a.gz", PackedSamples.gzip(log),
            "a.zst", Zstd.compress(log),
            "a.zip", PackedSamples.zip(Map.of("access.log", log)));
    for (Map.Entry<String, byte[]> one : packed.entrySet()) {
      byte[] whole = one.getValue();
      Run run = scan(written(one.getKey(), Arrays.copyOf(whole, whole.length / 2)));
      assertThat(events(run)).as(one.getKey()).isBetween(9_000L, 10_100L);
      assertThat(run.talk()).contains("ends early; what is there was read");
      assertThat(run.code()).isEqualTo(ExitCode.INPUT.code());
    }
  }

  @Test
  void aCutFileInAFolderShowsInTheExitCodeToo() throws IOException {
    byte[] whole = PackedSamples.gzip(log(100));
    written("a.gz", Arrays.copyOf(whole, whole.length - 20));
    assertThat(scan(folder.toString()).code()).isEqualTo(ExitCode.INPUT.code());
    written("a.gz", whole);
    assertThat(scan(folder.toString()).code()).isEqualTo(ExitCode.UNWATCHED.code());
  }

  @Test
  void r404WhatIsReadBeforeALimitCountsAndTheLimitIsNamedWithItsRemedy() throws IOException {
    String file = written("a.gz", PackedSamples.gzip(log(20_000)));
    Run run = scan("--max-opened", "1M", file);
    assertThat(events(run)).isBetween(12_000L, 14_000L);
    assertThat(run.talk()).contains(file).contains("(1 MiB)").contains("--max-opened");
    assertThat(run.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(scan("--max-opened", "1 banana", file).code()).isEqualTo(ExitCode.USAGE.code());
    Run japanese = scan("--lang", "ja", "--max-opened", "1M", file);
    assertThat(japanese.talk()).contains("上限は --max-opened で変更できます");
  }

  private static byte[] archive(String encoding, boolean flag, Zip64Mode mode, List<String> names)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setEncoding(encoding);
      zip.setUseLanguageEncodingFlag(flag);
      zip.setUseZip64(mode);
      for (String name : names) {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(log(10));
        zip.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  /** What a scan calls the members of an archive. */
  private List<String> members(byte[] archive) throws IOException {
    String file = written("a.zip", archive);
    Run run = scan("--rules", accessRule(), "--output", "ndjson", file);
    assertThat(run.code()).as(run.talk()).isEqualTo(ExitCode.CLEAN.code());
    Matcher names = Pattern.compile("\"file\":\"[^\"]*a\\.zip!([^\"]*)\"").matcher(run.out());
    return names.results().map(found -> found.group(1)).distinct().toList();
  }

  /** A rule that matches each line, one alert for each. */
  private String accessRule() throws IOException {
    return written(
        "any.yml",
        """
        title: Any request
        id: 5d3a1a5e-7c0b-4c0e-9b6c-0f2f6f2f0a11
        logsource:
          category: webserver
        detection:
          selection:
            cs-method: GET
          condition: selection
        level: low
        """
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesInWindows31JAndInUtf8WithoutAFlagAreReadAndShown() throws IOException {
    String name = "監査ログ/表示・能.log";
    assertThat(members(archive("windows-31j", false, Zip64Mode.AsNeeded, List.of(name))))
        .containsExactly(name);
    assertThat(members(archive("UTF-8", false, Zip64Mode.AsNeeded, List.of(name))))
        .containsExactly(name);
    assertThat(members(archive("UTF-8", true, Zip64Mode.Always, List.of("é", name))))
        .containsExactly("é", name);
  }

  @Test
  void r404NamesThatComeTwiceAndNamesThatLeadOutAreOnlyShown() throws IOException {
    List<String> names = List.of("a.log", "a.log", "../../etc/x.log", "/abs.log");
    assertThat(members(archive("UTF-8", false, Zip64Mode.AsNeeded, names)))
        .containsExactly("../../etc/x.log", "/abs.log", "a.log", "a.log#2");
    assertThat(Files.exists(Path.of("/abs.log"))).isFalse();
  }

  @Test
  void anEncryptedMemberIsReportedAndTheOthersAreRead() throws IOException {
    byte[] zip = stored(List.of("a.log", "b.log"));
    zip[6] |= 1;
    Run run = scan(written("a.zip", zip));
    assertThat(events(run)).isEqualTo(10);
    assertThat(run.talk()).contains("a.zip!a.log: encrypted; unpack it with its password");
    assertThat(run.code()).isEqualTo(ExitCode.INPUT.code());
  }

  private static byte[] stored(List<String> names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] log = log(10);
    CRC32 sum = new CRC32();
    sum.update(log);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(log.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(log);
      }
    }
    return out.toByteArray();
  }
}
