package org.hansho.format;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsJsonTest {
  private static final String FOLDER = "format/windows-json";

  static final List<String> FIELDS =
      List.of(
          "EventID",
          "Channel",
          "Provider_Name",
          "Computer",
          "Image",
          "CommandLine",
          "ParentImage",
          "User",
          "ScriptBlockText",
          "TaskName",
          "ThreatName",
          "SourceName",
          "ProcessName",
          "ErrorCode",
          "Data",
          "TargetObject",
          "process.executable",
          "process.name",
          "process.command_line",
          "process.pid",
          "process.parent.executable",
          "process.parent.name",
          "process.parent.pid",
          "user.name",
          "host.name",
          "source.ip",
          "event.outcome");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new WindowsJson(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(new WindowsJson(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 16L);
  }
}
