package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class AddressScopeAnalyzerTest {
  @Test
  void addressesOfAnEventAreDescribed() {
    Analyzer analyzer = new AddressScopeAnalyzer();
    Fields fields =
        Fields.of(
            List.of(
                "source.ip",
                "source.scope",
                "destination.ip",
                "destination.address",
                "destination.scope"));
    Event event = new Event(fields);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(fields.id("source.ip"), "10.0.0.1");
    event.addText(fields.id("destination.ip"), "192.0.2.1");
    event.addText(fields.id("destination.ip"), "10.0.0.2");
    event.addText(fields.id("destination.address"), "jump.example.com");
    assertThat(Commands.added(analyzer, event))
        .isEqualTo(
            Map.of(
                "source.scope",
                List.of("internal"),
                "destination.scope",
                List.of("external", "internal")));
    event.begin(new byte[0], 0, 0, 0);
    event.addText(fields.id("destination.address"), "jump.example.com");
    assertThat(Commands.added(analyzer, event))
        .isEqualTo(Map.of("destination.scope", List.of("name")));
  }
}
