package org.hansho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.sql.SqlInjection;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The recorded attack lines and the recorded benign lines that look like SQL, each decoded as the
 * value of a parameter. The bars are what the best known judge of values reaches on them.
 */
class InjectionCorpusTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry", "sql-injection");

  private final SqlInjection injection = new SqlInjection();
  private final PercentText percent = new PercentText();

  @Test
  void noMoreAttackLinesAreMissedThanTheBarAllows() throws IOException {
    List<String> missed = new ArrayList<>();
    int lines = 0;
    for (Path file : files("sqli-")) {
      for (byte[] line : lines(file)) {
        lines++;
        if (!isInjection(line)) {
          missed.add(file.getFileName() + ": " + new String(line, StandardCharsets.ISO_8859_1));
        }
      }
    }
    assertThat(lines).isEqualTo(17_149);
    assertThat(missed).hasSizeLessThanOrEqualTo(18);
  }

  @Test
  void noMoreBenignLinesAreHitThanTheBarAllows() throws IOException {
    List<String> hit = new ArrayList<>();
    int lines = 0;
    for (Path file : files("false_positives")) {
      for (byte[] line : lines(file)) {
        lines++;
        if (isInjection(line)) {
          hit.add(new String(line, StandardCharsets.ISO_8859_1));
        }
      }
    }
    assertThat(lines).isEqualTo(421);
    assertThat(hit).hasSizeLessThanOrEqualTo(10);
  }

  /** Decoded once, and a second time where that showed nothing, as a request is. */
  private boolean isInjection(byte[] line) {
    byte[] once = new byte[line.length];
    int length = percent.decode(line, 0, line.length, once, 0, true);
    if (injection.judge(once, 0, length)) {
      return true;
    }
    byte[] twice = new byte[length];
    int second = percent.decode(once, 0, length, twice, 0, false);
    return second < length && injection.judge(twice, 0, second);
  }

  private static List<Path> files(String prefix) throws IOException {
    Path folder = FOLDER.resolve("libinjection");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "needs the recorded lines in " + folder.toAbsolutePath());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static List<byte[]> lines(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= all.length; at++) {
      if (at == all.length || all[at] == '\n') {
        int end = at > start && all[at - 1] == '\r' ? at - 1 : at;
        if (end > start && all[start] != '#') {
          lines.add(Arrays.copyOfRange(all, start, end));
        }
        start = at + 1;
      }
    }
    return lines;
  }
}
