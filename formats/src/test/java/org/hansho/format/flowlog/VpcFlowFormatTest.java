package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class VpcFlowFormatTest {
  private static final String FOLDER = "format/aws-vpc-flow";
  private static final List<String> FIELDS =
      CommonFlow.and(
          "account-id",
          "cloud.account.id",
          "cloud.resource_id",
          "interface-id",
          "pkt-dstaddr",
          "vpc-id");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new VpcFlowFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(
        new VpcFlowFormat(), FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4435);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(new VpcFlowFormat(), FIELDS, input);
  }
}
