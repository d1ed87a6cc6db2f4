package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private static final String FOLDER = "format/json";

  static final List<String> FIELDS = List.of("user.name", "tags", "message");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(JsonFormat.FORMAT, FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(JsonFormat.FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 14L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(JsonFormat.FORMAT, FIELDS, input);
  }
}
