package org.hansho.casework.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter is broad if it may mean alerts about anything. */
class BreadthTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "severity >= low",
        "section = aks",
        "not host = web-1",
        "host = web-1 or severity = low",
        "host exists and count > 1",
        "host ~ \"*\"",
        "source = syslog",
        "detection ~ \"linux/*\"",
        "intent != execution and time >= 2026-11-24"
      })
  void broadOnes(String text) throws FilterException {
    assertThat(Breadth.isBroad(Filter.parse(text, Map.of()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host = web-1",
        "severity >= low and ip in 192.0.2.0/24",
        "detection in (linux/miner, aks/miner)",
        "host ~ \"db-*\" or account = erin",
        "detection ~ \"linux/*\" and not account = erin and process contains miner",
        "process.name = cron",
        "text contains miner"
      })
  void narrowOnes(String text) throws FilterException {
    assertThat(Breadth.isBroad(Filter.parse(text, Map.of()))).isFalse();
  }

  @Test
  void aSourceThatIsNamedInFullNarrowsWhereItMay() throws FilterException {
    Map<String, Boolean> broad = new TreeMap<>();
    for (String text :
        List.of(
            "source = syslog", "source in (dns, proxy)", "source ~ \"web-*\"", "section = aks")) {
      broad.put(text, Breadth.isBroadForASource(Filter.parse(text, Map.of())));
    }
    assertThat(broad)
        .isEqualTo(
            Map.of(
                "source = syslog", false,
                "source in (dns, proxy)", false,
                "source ~ \"web-*\"", true,
                "section = aks", true));
  }
}
