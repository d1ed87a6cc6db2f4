package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class NfdumpFormatTest {
  private static final String FOLDER = "format/nfdump-csv";
  private static final List<String> FIELDS = CommonFlow.and("observer.ip");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new NfdumpFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(
        new NfdumpFormat(), FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4436);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(new NfdumpFormat(), FIELDS, input);
  }
}
