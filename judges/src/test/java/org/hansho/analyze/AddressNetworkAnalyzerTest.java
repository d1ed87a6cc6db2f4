package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressNetworkAnalyzerTest {
  private static final Analyzer ANALYZER = new AddressNetworkAnalyzer();
  private static final Fields FIELDS =
      Fields.of(List.of("source.ip", "source.network", "destination.ip", "destination.network"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "192.0.2.77:8443, 192.0.2.0/24",
    "10.1.200.3, 10.1.200.0/24",
    "0.0.0.9, 0.0.0.0/24",
    "255.255.255.255, 255.255.255.0/24",
    "::ffff:192.0.2.1, 192.0.2.0/24",
    "2001:db8:12:3::1, 2001:db8:12::/48",
    "[2001:db8:abcd:3::1]:443, 2001:db8:abcd::/48",
    "2001:db8:0:3::1, 2001:db8::/48",
    "2001:0:0:3::1, 2001::/48",
    "2001:0:1:3::1, 2001:0:1::/48",
    "0:0:1::, 0:0:1::/48",
    "fe80::1%eth0, fe80::/48",
    "::1, ::/48"
  })
  void anAddressLiesInItsNetwork(String address, String network) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("source.ip"), address);
    assertThat(Commands.added(ANALYZER, event))
        .isEqualTo(Map.of("source.network", List.of(network)));
  }

  @Test
  void everyAddressOfEachSideHasOne() {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("source.ip"), "192.0.2.1");
    event.addText(FIELDS.id("source.ip"), "a name");
    event.addText(FIELDS.id("source.ip"), "198.51.100.1");
    event.addText(FIELDS.id("destination.ip"), "2001:db8::1");
    assertThat(Commands.added(ANALYZER, event))
        .isEqualTo(
            Map.of(
                "source.network",
                List.of("192.0.2.0/24", "198.51.100.0/24"),
                "destination.network",
                List.of("2001:db8::/48")));
  }
}
