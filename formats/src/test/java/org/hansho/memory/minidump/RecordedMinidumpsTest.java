package org.hansho.memory.minidump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.Recognition;
import org.junit.jupiter.api.Test;

/** Crashes of ordinary programs that others recorded: all are read, or refused by name. */
class RecordedMinidumpsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry", "minidump");

  private static Map<String, List<String>> events() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "recorded minidumps are absent: " + FOLDER);
    Map<String, List<String>> events = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".dmp")).toList()) {
        byte[] dump = Files.readAllBytes(file);
        assertThat(FormatRecognition.recognise(dump, dump.length))
            .isInstanceOfSatisfying(
                Recognition.Recognised.class,
                known -> assertThat(known.format().name()).isEqualTo("windows-minidump"));
        events.put(
            file.getFileName().toString(),
            FormatSamples.events(new MinidumpFormat(), dump, FieldWords.ALL.keySet()));
      }
    }
    return events;
  }

  @Test
  void allAreReadButTwoThatHoldNothing() throws IOException {
    Map<String, List<String>> events = events();
    assertThat(events).hasSize(17);
    events.forEach(
        (file, lines) ->
            assertThat(lines.get(0))
                .as(file)
                .startsWith(
                    file.startsWith("invalid-r")
                        ? "{\"malformed\":\"The minidump shows nothing of a process"
                        : "{\"class\":\""));
  }

  @Test
  void noneOfThemComesToTheScoreOfAnAlert() throws IOException {
    events()
        .forEach(
            (file, lines) ->
                assertThat(lines)
                    .as(file)
                    .noneMatch(line -> line.matches(".*\"dump.highest_score\":[3-9][0-9].*")));
  }

  @Test
  void aThreadThatExecutedItsStackIsAFact() throws IOException {
    assertThat(events().get("exec_av_on_stack.dmp"))
        .anyMatch(line -> line.contains("\"dump.exception.site\":\"outside of modules\""))
        .anyMatch(line -> line.contains("\"memory.region.evidence\":\"thread-running\""));
  }

  @Test
  void versionsAndExceptionsAreThoseThatOthersRead() throws IOException {
    assertThat(events().get("tiny-exe-fastfail.dmp"))
        .first()
        .asString()
        .contains("\"0xC0000409\"", "\"tiny.exe\"", "\"10.0.19042\"", "\"x86_64\"");
  }
}
