package org.hansho.format.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.junit.jupiter.api.Test;

class EnvoyJsonFormatTest {
  private static final EnvoyJsonFormat FORMAT = new EnvoyJsonFormat();
  private static final String FOLDER = "format/envoy-json";

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
