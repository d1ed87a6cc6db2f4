package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class ZeekConnFormatTest {
  private static final String FOLDER = "format/zeek-conn";
  private static final List<String> FIELDS = CommonFlow.and("conn_state", "service", "uid");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new ZeekConnFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(
        new ZeekConnFormat(), FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4436);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(new ZeekConnFormat(), FIELDS, input);
  }
}
