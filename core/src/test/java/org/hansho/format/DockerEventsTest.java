package org.hansho.format;

import java.util.List;
import org.junit.jupiter.api.Test;

class DockerEventsTest {
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
    FormatSamples.check(new DockerEvents(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(new DockerEvents(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 11L);
  }
}
