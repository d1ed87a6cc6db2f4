package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.site.Scans;
import org.hansho.testkit.site.SiteLog;
import org.hansho.testkit.site.Strike;
import org.junit.jupiter.api.Test;

/** What the shipped detections make of invented web sites and scans of them. */
class WebScansTest {
  private static final Engine ENGINE = Engine.compile(ShippedContent.read());

  /** A link checker in a hurry, on no list of monitors, is a small burst to the section ddos. */
  private static boolean isOfScans(Alert alert) {
    return alert.detection().startsWith("app-service/");
  }

  private static boolean isCaused(Alert alert, SiteLog log) {
    return log.strikes().stream()
        .anyMatch(
            strike ->
                alert.entities().stream()
                    .anyMatch(entity -> entity.attributes().containsValue(strike.client())));
  }

  @Test
  void everyKindOfScanIsFoundWithinAMinuteAndTwoHundredRequestsAndNothingElse() {
    for (int site = 0; site < 2; site++) {
      SiteLog log = new SiteLog(site, 2 * Scans.KINDS.size(), 40, true);
      AccessLogReading reading = AccessLogReading.of(log.bytes(), ENGINE);
      for (Strike strike : log.strikes()) {
        long begin = strike.times()[0] / 1_000;
        long found = reading.firstSecondOf(strike.client(), begin);
        assertThat(found - begin).as(strike.kind()).isBetween(0L, 60L);
        assertThat(strike.requestsUntil(found)).as(strike.kind()).isLessThanOrEqualTo(200);
      }
      assertThat(reading.alerts())
          .filteredOn(alert -> isOfScans(alert) && !isCaused(alert, log))
          .extracting(alert -> alert.summary(Language.ENGLISH))
          .isEmpty();
    }
  }
}
