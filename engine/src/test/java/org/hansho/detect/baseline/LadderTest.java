package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.detect.baseline.Days.at;
import static org.hansho.detect.baseline.Days.days;

import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class LadderTest {
  private static Trial learned(String more) {
    return Trial.of(
            """
            title: Read
            name: read
            logsource: {product: test}
            detection: {selection: {kind: read}, condition: selection}
            ---
            title: New place
            name: place
            baseline:
                type: first_seen
                rules: [read]
                group-by: [account]
            %s    condition:
                    ladder:
                        source.geo.country_iso_code: medium
                        source.as.number: low
                        source.network: none
                        source.ip: none
            """
                .formatted(more.indent(4)),
            "account")
        .at(days(0), read("JP", "64500", "192.0.2.0", "192.0.2.1"))
        .at(days(1), read("JP", "64501", "198.51.100.0", "198.51.100.1"));
  }

  private static String read(String country, String as, String network, String address) {
    return "kind=read account=a source.geo.country_iso_code=%s source.as.number=%s source.network=%s source.ip=%s"
        .formatted(country, as, network, address);
  }

  private static String severities(Trial trial) {
    return trial.results().stream().map(result -> String.valueOf(result.severity())).toList() + "";
  }

  @Test
  void aNewCountryIsMedium() {
    Trial trial = learned("").at(days(8), read("FR", "64502", "203.0.113.0", "203.0.113.1"));
    assertThat(trial.results())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.severity()).isEqualTo(Level.MEDIUM);
              assertThat(result.grounds().numbers())
                  .containsEntry("rung", "source.geo.country_iso_code")
                  .containsEntry("new", "FR")
                  .containsEntry("known", "1")
                  .containsEntry("known_source_geo_country_iso_code", "1")
                  .containsEntry("known_source_as_number", "2")
                  .containsEntry("known_source_ip", "2");
            });
  }

  @Test
  void aNewNetworkOwnerInAKnownCountryIsLow() {
    Trial trial = learned("").at(days(8), read("JP", "64502", "203.0.113.0", "203.0.113.1"));
    assertThat(severities(trial)).isEqualTo("[LOW]");
  }

  @Test
  void aNewAddressOfAKnownOwnerIsNothing() {
    Trial trial = learned("").at(days(8), read("JP", "64501", "203.0.113.0", "203.0.113.1"));
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void anAbsentValueCountsAsKnown() {
    Trial trial = learned("").at(days(8), "kind=read account=a source.as.number=64502");
    trial
        .at(days(9), "kind=read account=a source.ip=203.0.113.9")
        .at(days(9), "kind=read account=a");
    assertThat(severities(trial)).isEqualTo("[LOW]");
  }

  @Test
  void allThatAResultBringsIsNewUntilItIsKnownAfterTheAlert() {
    Trial trial = learned("").at(days(8), read("FR", "64502", "203.0.113.0", "203.0.113.1"));
    trial.at(at(8, 1), read("FR", "64502", "203.0.113.0", "203.0.113.1"));
    trial.at(at(8, 2), read("JP", "64502", "203.0.113.0", "203.0.113.1"));
    assertThat(severities(trial)).isEqualTo("[MEDIUM, MEDIUM, LOW]");
  }

  @Test
  void theRungThatGaveAResultIsAbsorbedLater() {
    Trial trial = learned("known_after_alert: 1d").at(days(8), read("FR", "64502", "n", "i"));
    trial.at(at(8, 1), read("FR", "64503", "n", "i")).at(days(9), read("FR", "64504", "n", "i"));
    assertThat(severities(trial)).isEqualTo("[MEDIUM, MEDIUM, LOW]");
  }

  @Test
  void aRungWithTooManyValuesLeavesTheJudgementToFinerOnes() {
    Trial trial = learned("limit: {values: 2}").at(days(8), read("DE", "64501", "n", "i"));
    trial.at(days(9), read("FR", "64500", "n", "i"));
    assertThat(severities(trial)).isEqualTo("[MEDIUM]");
  }
}
