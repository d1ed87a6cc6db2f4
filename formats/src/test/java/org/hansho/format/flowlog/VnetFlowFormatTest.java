package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class VnetFlowFormatTest {
  private static final String FOLDER = "format/azure-vnet-flow";
  private static final List<String> FIELDS =
      CommonFlow.and("aclID", "cloud.resource_id", "encryption", "macAddress", "rule");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new VnetFlowFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void mutatedRecordsBreakNothing() {
    ParserFuzz.run(
        new VnetFlowFormat(), FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4434);
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    ParserFuzz.check(new VnetFlowFormat(), FIELDS, input);
  }
}
