package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private static final String FOLDER = "format/json";

  static final List<String> FIELDS = List.of("user.name", "tags", "message");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new JsonFormat(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(new JsonFormat(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 14L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new JsonFormat(), FIELDS, input);
  }
}
