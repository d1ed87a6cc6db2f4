package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Visitors that the operator put on a list, as the alerts about them advise, raise these no more.
 */
class KnownVisitorsTest {
  private static final Engine ENGINE = Engine.compile(ShippedContent.read());

  private static final String SCAN =
      """
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET /.env HTTP/1.1" 404 196 "-" "Nikto"
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET /.git/config HTTP/1.1" 200 196 "-" "Nikto"
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET /dump.sql HTTP/1.1" 404 196 "-" "Nikto"
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET /pma/ HTTP/1.1" 401 196 "-" "Nikto"
      """;

  private static final String FINGERPRINT =
      """
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET /a.js HTTP/1.1" 404 9 "-" "WhatWeb/0.5"
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 196 "-" "WhatWeb/0.5"
      198.51.100.24 - - [02/Mar/2026:09:00:00 +0000] "GET /b.js HTTP/1.1" 200 9 "-" "WhatWeb/0.5"
      """;

  private static List<Alert> alerts(String log, Engine engine) {
    return AccessLogReading.of(log.getBytes(StandardCharsets.UTF_8), engine).alerts();
  }

  private static Engine listing(String list) {
    ListText known = new ListText(list, new SourceText("known.txt", "198.51.100.0/24\n"));
    return Engine.compile(ShippedContent.read(List.of(known)));
  }

  /** Thirty injections a second for twenty seconds. */
  private static String injections() {
    StringBuilder log = new StringBuilder();
    for (int request = 0; request < 600; request++) {
      log.append("198.51.100.24 - - [02/Mar/2026:09:00:%02d +0000] ".formatted(request / 30))
          .append("\"GET /i?id=%d%%27%%20union%%20select%%20a%%2Cb".formatted(request))
          .append("%20from%20users-- HTTP/1.1\" 200 9 \"-\" \"Mozilla/5.0\"\n");
    }
    return log.toString();
  }

  @ParameterizedTest
  @CsvSource({"web_monitors", "trusted_networks"})
  void theirScansAndFingerprintsAreNone(String list) {
    Engine listed = listing(list);
    for (String log : List.of(SCAN, FINGERPRINT)) {
      assertThat(alerts(log, ENGINE)).as("of a stranger").isNotEmpty();
      assertThat(alerts(log, listed)).as("of somebody in %s", list).isEmpty();
    }
  }

  @Test
  void theInjectionsOfAnOrderedScannerAreNoAttack() {
    assertThat(alerts(injections(), ENGINE)).as("of a stranger").isNotEmpty();
    assertThat(alerts(injections(), listing("web_monitors"))).as("of a monitor").isEmpty();
  }
}
