package org.hansho.format.web;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class AccessLogFormatTest {
  private static final AccessLogFormat FORMAT = new AccessLogFormat();
  private static final String FOLDER = "format/web-access";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".log", WebSampleFields.ALL);
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(FORMAT, WebSampleFields.ALL, FormatSamples.seeds(FOLDER, ".log"), 100_000, 1418);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, WebSampleFields.ALL, input);
  }
}
