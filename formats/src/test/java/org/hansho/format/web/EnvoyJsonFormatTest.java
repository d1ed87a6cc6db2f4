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

class EnvoyJsonFormatTest {
  private static final Format FORMAT = EnvoyJsonFormat.FORMAT;
  private static final String FOLDER = "format/envoy-json";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".json", WebSampleFields.ALL);
  }

  @Test
  void aSiteIsNamedWithoutItsPort() {
    assertThat(domain("shop.example:8443")).contains("\"url.domain\":\"shop.example\"");
    assertThat(domain("[2001:db8::7]:8443")).contains("\"url.domain\":\"[2001:db8::7]\"");
    assertThat(domain("shop.example")).contains("\"url.domain\":\"shop.example\"");
    assertThat(domain("-")).doesNotContain("url.domain");
  }

  private static String domain(String authority) {
    String row =
        "{\"start_time\":\"2026-11-25T10:00:00.000Z\",\"method\":\"GET\",\"path\":\"/\","
            + "\"response_code\":200,\"bytes_sent\":1,\"authority\":\"%s\"}\n".formatted(authority);
    return String.join(
        "\n",
        FormatSamples.events(FORMAT, row.getBytes(StandardCharsets.UTF_8), List.of("url.domain")));
  }

  @Test
  void eachSampleIsRecognised() {
    for (byte[] sample : FormatSamples.seeds(FOLDER, ".json")) {
      assertThat(FormatRecognition.recognise(sample, sample.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              recognised -> assertThat(recognised.format().name()).isEqualTo("envoy-json"));
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
}
