package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class TrafficClassAnalyzerTest {
  private static final List<String> NAMES =
      List.of(
          "network.iana_number",
          "source.port",
          "destination.port",
          "network.tcp_flags",
          "network.fragments",
          "source.packets",
          "source.bytes",
          "destination.packets",
          "tcp-flags");
  private static final Fields FIELDS =
      Fields.of(
          List.of(
              "network.iana_number",
              "source.port",
              "destination.port",
              "network.tcp_flags",
              "network.fragments",
              "source.packets",
              "source.bytes",
              "destination.packets",
              "tcp-flags",
              "network.traffic"));

  private final Analyzer analyzer = new TrafficClassAnalyzer();

  /** Values in the order of the names; {@code -} for one that is absent. */
  private List<String> traffic(String values) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.setEventClass(EventClass.of("flow"));
    String[] words = values.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals("-")) {
        event.addText(FIELDS.id(NAMES.get(i)), words[i]);
      }
    }
    Map<String, List<String>> added = Commands.added(analyzer, event);
    return added.getOrDefault("network.traffic", List.of());
  }

  @Test
  void datagramsOfReflectorsAreDistinguished() {
    assertThat(traffic("17 123 40000 - - 10 4680")).containsExactly("udp-reflection");
    assertThat(traffic("17 40000 123 - - 10 900")).containsExactly("udp");
  }

  @Test
  void quicIsDistinguishedByItsPort() {
    assertThat(traffic("17 443 40000 - - 10 9000")).containsExactly("quic");
    assertThat(traffic("17 40000 443 - - 10 9000")).containsExactly("udp");
  }

  @Test
  void aRecordOfBothDirectionsOfAnAnsweredFlowIsTwoWay() {
    assertThat(traffic("17 40000 27015 - - 30 2700 10")).containsExactly("two-way");
    assertThat(traffic("17 40000 27015 - - 31 2700 10")).containsExactly("udp");
    assertThat(traffic("17 40000 27015 - - 30 2700 0")).containsExactly("udp");
    assertThat(traffic("47 0 0 - - 30 2700 40")).containsExactly("two-way");
    assertThat(traffic("6 40000 443 27 - 120 60000 10")).containsExactly("tcp-two-way");
    assertThat(traffic("6 40000 443 - - 120 60000 10")).containsExactly("tcp-two-way");
  }

  @Test
  void refusalsAndAnswersOfTheSystemAreNoSecondDirection() {
    assertThat(traffic("6 40000 443 24 - 120 60000 120")).containsExactly("tcp");
    assertThat(traffic("6 40000 443 2 - 1 60 1")).containsExactly("tcp-syn");
    assertThat(traffic("1 0 0 - - 100 8400 100")).containsExactly("icmp");
  }

  @Test
  void onlySmallSegmentsWithSynAloneAskForConnections() {
    assertThat(traffic("6 40000 443 2 - 1 60")).containsExactly("tcp-syn");
    assertThat(traffic("6 40000 443 2 - 20 18000")).containsExactly("tcp");
    assertThat(traffic("6 40000 443 27 - 12 6000")).containsExactly("tcp");
  }

  @Test
  void nothingButAnswersIsDistinguished() {
    assertThat(traffic("6 443 40000 18 - 1 44")).containsExactly("tcp-answer");
    assertThat(traffic("6 443 40000 4 - 1 40")).containsExactly("tcp-answer");
    assertThat(traffic("6 443 40000 20 - 1 40")).containsExactly("tcp-answer");
  }

  @Test
  void flagsThatContradictEachOtherAreInvalid() {
    assertThat(traffic("6 40000 443 41 - 1 40")).containsExactly("tcp-invalid");
    assertThat(traffic("6 40000 443 6 - 1 40")).containsExactly("tcp-invalid");
    assertThat(traffic("6 40000 443 3 - 1 40")).containsExactly("tcp-invalid");
  }

  @Test
  void segmentsThatEndOrPushAndAcknowledgeNothingAreInvalid() {
    assertThat(traffic("6 40000 443 1 - 1 40")).containsExactly("tcp-invalid");
    assertThat(traffic("6 40000 443 8 - 1 40")).containsExactly("tcp-invalid");
    assertThat(traffic("6 40000 443 17 - 1 40")).containsExactly("tcp");
  }

  @Test
  void flowLogsThatLeaveAcknowledgementsOutHaveEndsOfTheirOwn() {
    assertThat(traffic("6 40000 443 1 - 1 40 - 1")).containsExactly("tcp");
  }

  @Test
  void withoutFlagsAFewEmptySegmentsThatNothingAnswersAskForConnections() {
    assertThat(traffic("6 40000 443 - - 1 60 0")).containsExactly("tcp-syn");
    assertThat(traffic("6 40000 443 - - 3 180 0")).containsExactly("tcp-syn");
    assertThat(traffic("6 40000 443 - - 1 60 1")).containsExactly("tcp-two-way");
    assertThat(traffic("6 40000 443 - - 4 240 0")).containsExactly("tcp");
    assertThat(traffic("6 40000 443 - - 1 60")).containsExactly("tcp");
  }

  @Test
  void noFlagsAreNoAttack() {
    assertThat(traffic("6 40000 443 0 - 1 40")).containsExactly("tcp");
    assertThat(traffic("6 40000 443 - - 1 40")).containsExactly("tcp");
  }

  @Test
  void partsOfPacketsAreFragments() {
    assertThat(traffic("17 40000 53 - 8 10 15000")).containsExactly("fragment");
    assertThat(traffic("17 0 0 - - 10 15000")).containsExactly("fragment");
  }

  @Test
  void otherProtocolsHaveClassesOfTheirOwn() {
    assertThat(traffic("1 - - - - 10 840")).containsExactly("icmp");
    assertThat(traffic("58 - - - - 10 840")).containsExactly("icmp");
    assertThat(traffic("47 - - - - 10 8400")).containsExactly("tunnel");
    assertThat(traffic("132 - - - - 10 840")).containsExactly("other");
  }

  @Test
  void withoutAProtocolNothingIsSaid() {
    assertThat(traffic("- 53 53")).isEmpty();
    assertThat(traffic("udp 53 53")).isEmpty();
  }
}
