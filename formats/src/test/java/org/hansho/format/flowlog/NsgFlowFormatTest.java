package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class NsgFlowFormatTest {
  private static final String FOLDER = "format/azure-nsg-flow";
  private static final List<String> FIELDS = CommonFlow.and("cloud.resource_id", "mac", "rule");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new NsgFlowFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void mutatedRecordsBreakNothing() {
    ParserFuzz.run(
        new NsgFlowFormat(), FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4433);
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    ParserFuzz.check(new NsgFlowFormat(), FIELDS, input);
  }
}
