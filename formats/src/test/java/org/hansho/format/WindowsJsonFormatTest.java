package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsJsonFormatTest {
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
          "source.address",
          "event.action",
          "event.reason",
          "event.code",
          "application.name",
          "database.name",
          "database.server",
          "database.statement",
          "database.system",
          "event.outcome");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new WindowsJsonFormat(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new WindowsJsonFormat(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 16L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new WindowsJsonFormat(), FIELDS, input);
  }
}
