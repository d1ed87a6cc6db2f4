package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class FalcoJsonFormatTest {
  private static final String FOLDER = "format/falco-json";

  static final List<String> FIELDS =
      List.of(
          "rule",
          "priority",
          "evt.type",
          "proc.cmdline",
          "container.id",
          "Image",
          "CommandLine",
          "ParentImage",
          "User",
          "process.executable",
          "process.name",
          "process.command_line",
          "process.args",
          "process.parent.executable",
          "process.parent.name",
          "process.pid",
          "user.name",
          "user.id",
          "host.name",
          "container.name",
          "container.image.name",
          "orchestrator.namespace",
          "file.path",
          "source.ip",
          "destination.ip",
          "destination.port",
          "event.action");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new FalcoJsonFormat(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new FalcoJsonFormat(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 12L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new FalcoJsonFormat(), FIELDS, input);
  }
}
