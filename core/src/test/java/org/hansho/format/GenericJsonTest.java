package org.hansho.format;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenericJsonTest {
  private static final String FOLDER = "format/json";

  static final List<String> FIELDS = List.of("user.name", "tags", "message");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new GenericJson(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(new GenericJson(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 14L);
  }
}
