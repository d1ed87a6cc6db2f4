package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class ZeekConnJsonFormatTest {
  private static final String FOLDER = "format/zeek-conn-json";
  private static final List<String> FIELDS = CommonFlow.and("conn_state", "service", "uid");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(ZeekConnJsonFormat.FORMAT, FOLDER, "", FIELDS);
  }

  @Test
  void mutatedRecordsBreakNothing() {
    ParserFuzz.run(
        ZeekConnJsonFormat.FORMAT,
        FIELDS,
        FormatSamples.seeds(FOLDER, ""),
        ParserFuzz.INPUTS,
        4437);
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    ParserFuzz.check(ZeekConnJsonFormat.FORMAT, FIELDS, input);
  }
}
