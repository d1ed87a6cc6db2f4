package org.hansho.format.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.Recognition;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

/** Flow logs that others published are recognised and read whole. */
class RecordedAzureFlowsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry/azure-flowlogs");

  private static final List<String> FIELDS =
      List.of(
          "destination.port",
          "network.bytes",
          "network.direction",
          "source.ip",
          "network.flow_state",
          "event.action");

  @Test
  void eightFlowsToRemoteDesktopComeFromSevenAddresses() throws IOException {
    List<String> events = events(new NsgFlowFormat(), "microsoft-docs/nsg_v1_PT1H.json", 12);
    List<String> desktop =
        events.stream().filter(event -> event.contains("\"destination.port\":3389")).toList();
    assertThat(desktop).hasSize(8).allMatch(event -> event.contains("\"inbound\""));
    assertThat(
            desktop.stream()
                .map(event -> event.replaceAll(".*source.ip\":\"([^\"]*).*", "$1"))
                .distinct())
        .hasSize(7);
  }

  @Test
  void theOtherRecordingsAreReadWhole() throws IOException {
    List<String> second = events(new NsgFlowFormat(), "microsoft-docs/nsg_v2_PT1H.json", 11);
    assertThat(second).anyMatch(event -> event.contains("\"network.bytes\":30986"));
    assertThat(events(new VnetFlowFormat(), "microsoft-docs/vnet_v4_PT1H.json", 19))
        .anyMatch(event -> event.contains("\"network.bytes\":34683"));
    events(new VnetFlowFormat(), "otel/vnet_flow_valid_1.json", 2);
  }

  private static List<String> events(Format format, String file, int count) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "recorded telemetry is not here");
    byte[] bytes = Files.readAllBytes(FOLDER.resolve(file));
    Recognition recognition = FormatRecognition.recognise(bytes, bytes.length);
    assertThat(recognition).isInstanceOf(Recognition.Recognised.class);
    assertThat(((Recognition.Recognised) recognition).format().name()).isEqualTo(format.name());
    List<String> events = FormatSamples.events(format, bytes, FIELDS);
    assertThat(events).hasSize(count).noneMatch(event -> event.contains("malformed"));
    return events;
  }
}
