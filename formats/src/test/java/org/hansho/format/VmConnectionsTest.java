package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmConnectionsTest {
  private static final String FOLDER = "format/vm-connections";
  private static final List<String> FIELDS =
      List.of(
          "Computer",
          "DestinationIp",
          "ProcessName",
          "cloud.resource_id",
          "destination.ip",
          "destination.port",
          "host.name",
          "network.direction",
          "network.transport",
          "process.name",
          "source.ip");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(VmConnections.FORMAT, FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedRowsBreakNothing() {
    ParserFuzz.run(
        VmConnections.FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 8888);
  }

  @FuzzTest
  void anyBytesAsRows(byte[] input) {
    ParserFuzz.check(VmConnections.FORMAT, FIELDS, input);
  }
}
