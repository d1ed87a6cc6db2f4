package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

class ApplianceFormatTest {
  private static final Format FORMAT = new ApplianceFormat();
  private static final String FOLDER = "format/cef";
  private static final Set<String> FIELDS = new TreeSet<>(FORMAT.commonFields().keySet());

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, "", FIELDS);
  }

  @Test
  void anEqualsSignInAValueIsPartOfIt() {
    String line =
        "CEF:0|Example|WAF|1|9|Attack|7|src=198.51.100.7 request=http://shop.example/i?id=1&b=2"
            + " msg=where a b=' or '1'='1 ad.zone[0]=x dst=203.0.113.5";
    assertThat(
            FormatSamples.events(
                FORMAT,
                line.getBytes(StandardCharsets.UTF_8),
                List.of("url.original", "message", "ad.zone[0]", "destination.ip")))
        .singleElement()
        .asString()
        .contains("\"url.original\":\"http://shop.example/i?id=1&b=2\"")
        .contains("\"ad.zone[0]\":\"x\"")
        .contains("\"destination.ip\":\"203.0.113.5\"");
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 3103);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, FIELDS, input);
  }
}
