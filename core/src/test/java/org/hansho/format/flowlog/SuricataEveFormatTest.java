package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class SuricataEveFormatTest {
  private static final String FOLDER = "format/suricata-eve";
  private static final List<String> FIELDS =
      CommonFlow.and("app_proto", "dns.rrname", "flow.state");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new SuricataEveFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void mutatedRecordsBreakNothing() {
    ParserFuzz.run(
        new SuricataEveFormat(), FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4438);
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    ParserFuzz.check(new SuricataEveFormat(), FIELDS, input);
  }
}
