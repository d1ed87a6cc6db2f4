package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Language;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.pipeline.ResultEvents;
import org.hansho.sigma.Rule;
import org.hansho.testkit.site.Scans;
import org.hansho.testkit.site.SiteLog;
import org.hansho.testkit.site.Strike;
import org.junit.jupiter.api.Test;

/** What the shipped detections make of invented web sites and scans of them. */
class WebScansTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Engine ENGINE = Engine.compile(ShippedContent.read());

  /** Reads a log, and keeps what was found of which client and when. */
  private static final class Reading implements Output {
    private final AlertFold fold = new AlertFold("site", Language.ENGLISH);
    private final ResultEvents events = new ResultEvents(ENGINE);
    private final List<Fact> facts = new ArrayList<>();
    private final List<Fact> results = new ArrayList<>();

    static Reading of(SiteLog log) {
      Reading reading = new Reading();
      Pipeline pipeline = ENGINE.pipeline(reading);
      pipeline.begin(new AccessLogFormat(), "access.log");
      byte[] bytes = log.bytes();
      pipeline.read(bytes, 0, bytes.length, 0, true);
      pipeline.end();
      LayerStack layers = new LayerStack(ENGINE.detectors(), reading::result);
      reading.facts.sort(Fact.ORDER);
      reading.facts.forEach(layers::accept);
      layers.end();
      return reading;
    }

    @Override
    public void finding(Detection detection, Rule rule, Event event, String source) {
      fold.add(detection.alert(), rule, event, source);
    }

    @Override
    public void fact(Fact fact) {
      facts.add(fact);
    }

    private void result(Result result) {
      if (ENGINE.detectionOfDocument(result.document()) != null) {
        events.fold(result, fold);
        results.add(result.fact());
      }
    }

    /** The second in which a client was first named since a time, or none. */
    long firstSecondOf(String client, long since) {
      return results.stream()
          .filter(result -> result.time() >= since * SECOND)
          .filter(result -> new String(result.buffer(), StandardCharsets.UTF_8).contains(client))
          .mapToLong(result -> result.time() / SECOND)
          .min()
          .orElse(Long.MAX_VALUE);
    }
  }

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
      Reading reading = Reading.of(log);
      for (Strike strike : log.strikes()) {
        long begin = strike.times()[0] / 1_000;
        long found = reading.firstSecondOf(strike.client(), begin);
        assertThat(found - begin).as(strike.kind()).isBetween(0L, 60L);
        assertThat(strike.requestsUntil(found)).as(strike.kind()).isLessThanOrEqualTo(200);
      }
      assertThat(reading.fold.alerts())
          .filteredOn(alert -> isOfScans(alert) && !isCaused(alert, log))
          .extracting(Alert::summary)
          .isEmpty();
    }
  }
}
