package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class RequestFloodTest {
  private static final Duration LEARNED = Duration.ofDays(15);

  private final Trial trial =
      Trial.of(
          """
          title: Request
          name: request
          logsource: {category: test}
          detection: {sel: {kind: request}, condition: sel}
          ---
          title: Flood
          name: flood
          baseline:
              type: flood
              rules: [request]
              group-by: [web.site]
              timespan: 10s
              learn: {period: 14d, per: rule}
              condition:
                  floor: {requests: 5}
                  factor: 5
                  slots: 3
                  within: 3
                  top: [source.ip, url.path]
                  signs: true
          """,
          "baseline.reason",
          "baseline.vector");

  /** Ten requests a second; the source and what goes with it are those of the request's number. */
  private void requests(int seconds, String source, String rest) {
    trial.at(Duration.ZERO, "kind=request web.site=shop source.ip=a url.path=/");
    for (int i = 0; i < seconds * 10; i++) {
      String from = source.formatted(i % 97);
      trial.at(
          LEARNED.plusMillis(i * 100L),
          "kind=request web.site=shop url.path=/" + i % 3 + " source.ip=" + from + " " + rest);
    }
  }

  private List<Level> severities() {
    return trial.results().stream().map(Result::severity).distinct().toList();
  }

  @Test
  void oneSourceThatAsksForMostIsAFlood() {
    requests(40, "one", "http.response.status_code=200");

    assertThat(severities()).containsOnlyNulls();
    assertThat(trial.results().get(0).grounds().numbers())
        .containsEntry("vector", "flood of requests")
        .containsEntry("first_source_ip", "one")
        .containsEntry("value", "10");
  }

  @Test
  void manySourcesWhoseRequestsFailAreAFlood() {
    requests(40, "s%d", "http.response.status_code=503");

    assertThat(severities()).containsOnlyNulls();
  }

  @Test
  void manyBrowsersAreNoFlood() {
    requests(
        40,
        "s%d",
        "http.response.status_code=200 web.request_kind=asset http.request.referrer=https://shop");

    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void twoSlotsAreTooFew() {
    requests(14, "one", "http.response.status_code=200");

    assertThat(trial.outcomes()).isEmpty();
  }
}
