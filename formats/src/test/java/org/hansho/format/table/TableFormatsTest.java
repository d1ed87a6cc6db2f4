package org.hansho.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.format.FormatSamples;
import org.hansho.format.Formats;
import org.hansho.format.ParserFuzz;
import org.hansho.record.Format;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every format that is a table owes: the events beside its samples, and no harm from any
 * bytes. A new one needs samples only.
 */
class TableFormatsTest {
  /** Formats whose tests show other fields than those of their tables. */
  private static final Set<String> TESTED_APART =
      Set.of(
          "envoy-json", "json", "nginx-json", "suricata-eve", "vm-connections", "zeek-conn-json");

  private static List<Format> tables() {
    return Formats.ALL.stream()
        .filter(TableFormat.class::isInstance)
        .filter(format -> !TESTED_APART.contains(format.name()))
        .toList();
  }

  private static Set<String> fields(Format format) {
    Set<String> fields = new TreeSet<>(format.commonFields().keySet());
    fields.addAll(format.reads());
    return fields;
  }

  @TestFactory
  Stream<DynamicTest> samplesGiveTheEventsBesideThem() {
    return tables().stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format.name(),
                    () ->
                        FormatSamples.check(
                            format, "format/" + format.name(), "", fields(format))));
  }

  @TestFactory
  Stream<DynamicTest> mutatedRecordsBreakNothing() {
    return tables().stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format.name(),
                    () ->
                        ParserFuzz.run(
                            format,
                            fields(format),
                            FormatSamples.seeds("format/" + format.name(), ""),
                            ParserFuzz.INPUTS / 4,
                            format.name().hashCode())));
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    for (Format format : tables()) {
      ParserFuzz.check(format, fields(format), input);
    }
  }

  @Test
  void everyEventOfASampleHasATimeAndSaysWhatWasDoneOrByWhom() {
    for (Format format : tables()) {
      for (byte[] sample : FormatSamples.seeds("format/" + format.name(), "")) {
        assertThat(FormatSamples.events(format, sample, List.of()))
            .as(format.name())
            .isNotEmpty()
            .allSatisfy(
                event -> assertThat(event).contains("\"time\":").doesNotContain("malformed"));
      }
    }
  }
}
