package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hansho.intelligence.IndicatorKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.ListSettings;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists as others publish them are read. */
class RecordedIntelligenceTest {
  private static final Path FOLDER = SharedFolder.path("telemetry/threat-intel");

  @BeforeEach
  void needTheRecordings() {
    assumeTrue(Files.isDirectory(FOLDER), "the recorded lists are absent: " + FOLDER);
  }

  private static IndicatorList list(String name) {
    String text = SharedFolder.text(FOLDER.resolve(name));
    Problems problems = new Problems(name, text);
    IndicatorList list =
        IndicatorLists.read(new SourceText(name, text), ListSettings.NONE, problems);
    assertThat(problems.refusals()).as(name + ": " + problems.all()).isZero();
    return Objects.requireNonNull(list);
  }

  private static long count(IndicatorList list, IndicatorKind kind) {
    return list.entries().stream().filter(entry -> entry.kind() == kind).count();
  }

  @Test
  void torNodesAreReadToTheLastLine() {
    for (String name : List.of("tor/tor-exit-nodes.lst", "tor/tor-nodes.lst")) {
      String text = SharedFolder.text(FOLDER.resolve(name));
      assertThat(count(list(name), IndicatorKind.IP))
          .as(name)
          .isEqualTo(text.lines().filter(line -> !line.isBlank()).distinct().count());
    }
  }

  @Test
  void aHostsFileGivesItsNames() {
    String text = SharedFolder.text(FOLDER.resolve("mining/nocoin_hosts.txt"));
    long lines = text.lines().filter(line -> line.startsWith("0.0.0.0")).distinct().count();
    assertThat(count(list("mining/nocoin_hosts.txt"), IndicatorKind.DOMAIN)).isEqualTo(lines);
  }

  @Test
  void eventsOfMispAreRead() {
    IndicatorList existing = list("misp/existing_event.json");
    assertThat(count(existing, IndicatorKind.DOMAIN)).isBetween(15L, 19L);
    assertThat(count(existing, IndicatorKind.IP)).isBetween(10L, 12L);
    assertThat(existing.source()).isNotEmpty();
    assertThat(count(list("misp/mainly_objects_1.json"), IndicatorKind.MD5)).isPositive();
    assertThat(list("misp/misp_event.json").entries()).isEmpty();
  }

  @Test
  void bundlesOfStixAreRead() {
    for (Path file : SharedFolder.files(FOLDER.resolve("stix"), ".json")) {
      IndicatorList list = list(FOLDER.relativize(file).toString());
      assertThat(list.entries().isEmpty())
          .as(list.name())
          .isEqualTo(!SharedFolder.text(file).contains("\"pattern\""));
    }
    assertThat(list("stix/poisonivy.json").entries()).hasSizeGreaterThan(5);
  }
}
