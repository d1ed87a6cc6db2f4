package org.hansho.format.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

class NginxJsonFormatTest {
  private static final Format FORMAT = NginxJsonFormat.FORMAT;
  private static final String FOLDER = "format/nginx-json";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".json", WebSampleFields.ALL);
  }

  @Test
  void eachSampleIsRecognised() {
    for (byte[] sample : FormatSamples.seeds(FOLDER, ".json")) {
      assertThat(FormatRecognition.recognise(sample, sample.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              recognised -> assertThat(recognised.format().name()).isEqualTo("nginx-json"));
    }
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(
        FORMAT, WebSampleFields.ALL, FormatSamples.seeds(FOLDER, ".json"), 100_000, 2085);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, WebSampleFields.ALL, input);
  }

  @Test
  void aSiteIsNamedWithoutItsPort() {
    String row =
        "{\"time_iso8601\":\"2026-11-25T10:00:00+00:00\",\"request\":\"GET / HTTP/1.1\","
            + "\"status\":\"200\",\"body_bytes_sent\":\"1\",\"http_host\":\"shop.example:8443\"}\n";
    assertThat(
            FormatSamples.events(
                FORMAT, row.getBytes(StandardCharsets.UTF_8), List.of("cs-host", "url.domain")))
        .singleElement()
        .asString()
        .contains("\"cs-host\":\"shop.example\"", "\"url.domain\":\"shop.example\"");
  }

  @Test
  void theHostIsTheServerAndNotTheNameThatTheClientSent() {
    String row =
        "{\"time_iso8601\":\"2026-11-25T10:00:00+00:00\",\"request\":\"GET / HTTP/1.1\","
            + "\"status\":\"200\",\"http_host\":\"shop.example\",\"hostname\":\"web1\"}\n";
    assertThat(
            FormatSamples.events(
                FORMAT, row.getBytes(StandardCharsets.UTF_8), List.of("host.name", "url.domain")))
        .singleElement()
        .asString()
        .contains("\"host.name\":\"web1\"", "\"url.domain\":\"shop.example\"");
  }
}
