package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.address.HomeNetworks;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.junit.jupiter.api.Test;

class NetworkDirectionAnalyzerTest {
  private static final Fields FIELDS =
      Fields.of(List.of("source.ip", "destination.ip", "network.direction"));

  private final Analyzer analyzer =
      new NetworkDirectionAnalyzer(HomeNetworks.and(List.of("203.0.113.0/24", "2001:db8::/48")));

  @Test
  void theDirectionIsSeenFromOnesOwnNetworks() {
    assertThat(direction("192.0.2.1", "203.0.113.5")).isEqualTo("inbound");
    assertThat(direction("203.0.113.5", "192.0.2.1")).isEqualTo("outbound");
    assertThat(direction("10.0.0.5", "203.0.113.5")).isEqualTo("internal");
    assertThat(direction("2001:db8:1::1", "2001:db8::1")).isEqualTo("inbound");
    assertThat(direction("192.0.2.1", "198.51.100.1")).isEqualTo("external");
  }

  @Test
  void aDirectionThatTheSourceStatesStays() {
    Event event = event("192.0.2.1", "203.0.113.5");
    event.addText(FIELDS.id("network.direction"), "outbound");
    assertThat(Commands.added(analyzer, event))
        .isEqualTo(Map.of("network.direction", List.of("outbound")));
  }

  @Test
  void withoutTwoAddressesNothingIsSaid() {
    assertThat(Commands.added(analyzer, event("jump.example.com", "203.0.113.5"))).isEmpty();
  }

  @Test
  void onlyFlowsHaveADirection() {
    assertThat(analyzer.appliesTo(EventClass.of("flow", LogSource.of(null, "network_flow", null))))
        .isTrue();
    assertThat(analyzer.appliesTo(EventClass.of("login", LogSource.of("linux", null, "sshd"))))
        .isFalse();
  }

  @Test
  void ownNetworksMayBeConfigured() {
    List<Analyzer> analyzers = Analyzers.at(HomeNetworks.and(List.of()), Analyzers.ALL);
    assertThat(analyzers).hasSameSizeAs(Analyzers.ALL).doesNotContainNull();
    assertThat(analyzers).isNotEqualTo(Analyzers.ALL);
  }

  private String direction(String source, String destination) {
    Map<String, List<String>> added = Commands.added(analyzer, event(source, destination));
    assertThat(added).containsOnlyKeys("network.direction");
    return String.join(",", added.getOrDefault("network.direction", List.of()));
  }

  private static Event event(String source, String destination) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("source.ip"), source);
    event.addText(FIELDS.id("destination.ip"), destination);
    return event;
  }
}
