package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerEventsFormatTest {
  private static final String FOLDER = "format/docker-events";

  static final List<String> FIELDS =
      List.of(
          "Action",
          "status",
          "from",
          "Type",
          "Actor.ID",
          "Actor.Attributes.image",
          "event.action",
          "container.id",
          "container.name",
          "container.image.name",
          "process.command_line");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new DockerEventsFormat(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new DockerEventsFormat(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 11L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new DockerEventsFormat(), FIELDS, input);
  }
}
