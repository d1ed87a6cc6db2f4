package org.hansho.format.flowlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class SuricataEveFormatTest {
  private static final String FOLDER = "format/suricata-eve";
  private static final List<String> FIELDS =
      CommonFlow.and(
          "app_proto",
          "c-uri",
          "dns.question.name",
          "dns.question.type",
          "dns.rrname",
          "event.action",
          "flow.state",
          "http.request.method",
          "network.protocol",
          "query",
          "answer",
          "rule.id",
          "rule.name",
          "tls.client.server_name",
          "url.domain",
          "url.original",
          "user_agent.original");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(SuricataEveFormat.FORMAT, FOLDER, "", FIELDS);
  }

  @Test
  void mutatedRecordsBreakNothing() {
    ParserFuzz.run(
        SuricataEveFormat.FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4438);
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    ParserFuzz.check(SuricataEveFormat.FORMAT, FIELDS, input);
  }
}
