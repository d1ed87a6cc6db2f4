package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/** The recorded events of the public rules' regression tests become events those rules can see. */
class RegressionEventsTest {
  private static final Path SIGMA =
      Path.of(System.getProperty("hansho.shared", "../shared"), "sigma");

  @Test
  void everyRecordBecomesAnEventThatTheRulesLogSourceAdmits() throws IOException {
    assumeTrue(Files.isDirectory(SIGMA), "recorded rules are absent: " + SIGMA);
    Map<String, LogSource> logSources = logSourcesOfRules();
    List<String> wrong = new ArrayList<>();
    List<Path> recordings = files(SIGMA.resolve("regression"), ".json");
    assertThat(recordings).hasSize(97);
    for (Path recording : recordings) {
      String id = recording.getFileName().toString().replace(".json", "");
      LogSource rule = Objects.requireNonNull(logSources.get(id), id);
      byte[] source = Files.readAllBytes(recording);
      if (new WindowsJsonFormat().recognise(source, source.length) < 80) {
        wrong.add(recording + ": not recognised");
      }
      Admitted admitted = new Admitted(rule);
      BlockFeeder.whole(
          new WindowsJsonFormat()
              .open(
                  FormatSamples.fields(new WindowsJsonFormat(), List.of("Image")), Limits.DEFAULT),
          source,
          admitted);
      if (admitted.events == 0 || admitted.malformed > 0) {
        wrong.add(recording + ": " + rule + " but " + admitted.others);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyServiceAndCategoryOfThePublicWindowsRulesHasAClass() throws IOException {
    assumeTrue(Files.isDirectory(SIGMA), "recorded rules are absent: " + SIGMA);
    List<LogSource> unseen = new ArrayList<>();
    for (LogSource rule : logSourcesOfRules().values()) {
      boolean windows = "windows".equals(rule.product());
      if (windows && WindowsSources.classes().stream().noneMatch(c -> c.admittedBy(rule))) {
        unseen.add(rule);
      }
    }
    assertThat(new TreeSet<>(unseen.stream().map(LogSource::toString).toList())).isEmpty();
  }

  @Test
  void everyDataFieldOfARecordIsRead() throws IOException {
    assumeTrue(Files.isDirectory(SIGMA), "recorded rules are absent: " + SIGMA);
    for (Path recording : files(SIGMA.resolve("regression"), ".json")) {
      String text = Files.readString(recording, StandardCharsets.UTF_8);
      if (!text.contains("\"Image\": \"")) {
        continue;
      }
      List<String> events =
          FormatSamples.events(
              new WindowsJsonFormat(), text.getBytes(StandardCharsets.UTF_8), List.of("Image"));
      assertThat(events)
          .as(recording.toString())
          .isNotEmpty()
          .allMatch(line -> line.contains("\"Image\":\""));
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Rule id to log source, read from the few lines that matter. */
  private static Map<String, LogSource> logSourcesOfRules() throws IOException {
    Map<String, LogSource> sources = new TreeMap<>();
    for (Path rule : files(SIGMA, ".yml")) {
      if (rule.toString().contains("/regression/")) {
        continue;
      }
      String id = "";
      String[] source = new String[3];
      boolean inside = false;
      for (String line : Files.readAllLines(rule, StandardCharsets.UTF_8)) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        }
        inside = line.startsWith(" ") ? inside : line.startsWith("logsource:");
        String key = line.strip().split(":", 2)[0].toLowerCase(Locale.ROOT);
        int part = List.of("category", "product", "service").indexOf(key);
        if (inside && part >= 0) {
          source[part] = line.strip().split(":", 2)[1].split("#")[0].strip();
        }
      }
      sources.put(id, new LogSource(source[0], source[1], source[2]));
    }
    return sources;
  }

  private static final class Admitted implements EventSink {
    private final LogSource rule;
    private final TreeSet<String> others = new TreeSet<>();
    private int events;
    private int malformed;

    Admitted(LogSource rule) {
      this.rule = rule;
    }

    @Override
    public void event(Event event) {
      EventClass eventClass = event.eventClass();
      if (eventClass.admittedBy(rule)) {
        events++;
      } else {
        others.add(eventClass.name());
      }
    }

    @Override
    public void malformed(Malformed record) {
      malformed++;
    }
  }
}
