package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditJsonTest {
  @Test
  void laurelSamplesGiveTheEventsBesideThem() {
    FormatSamples.check(new LaurelFormat(), "format/laurel", ".json", AuditFields.all());
  }

  @Test
  void flatSamplesGiveTheEventsBesideThem() {
    FormatSamples.check(new AuditJsonFormat(), "format/auditd-json", ".json", AuditFields.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"execve", "files", "network-modules"})
  void laurelGivesTheEventsOfTheRawRecords(String sample) {
    assertThat(sorted(new LaurelFormat(), "format/laurel/" + sample + ".json"))
        .isEqualTo(sorted(new AuditdFormat(), "format/auditd/" + sample + ".log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "network-modules"})
  void flatRecordsGiveTheEventsOfTheRawRecords(String sample) {
    assertThat(sorted(new AuditJsonFormat(), "format/auditd-json/" + sample + ".json"))
        .isEqualTo(sorted(new AuditdFormat(), "format/auditd/" + sample + ".log"));
  }

  /** Class, time and fields of every event; where a record lies differs from form to form. */
  private static List<String> sorted(Format format, String sample) {
    return FormatSamples.events(format, bytes(sample), AuditFields.all()).stream()
        .filter(event -> !event.contains("\"type\":\"EOE\""))
        .map(event -> event.replaceFirst(",\"position\":\\d+,\"record\":\\d+", ""))
        .sorted()
        .toList();
  }

  static byte[] bytes(String sample) {
    try {
      return Files.readAllBytes(
          Path.of(System.getProperty("hansho.root", ".."), "formats/src/test/resources", sample));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
