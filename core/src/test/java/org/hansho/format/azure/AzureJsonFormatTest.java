package org.hansho.format.azure;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class AzureJsonFormatTest {
  private static final String FOLDER = "format/azure-json";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new AzureJsonFormat(), FOLDER, ".json", AzureSampleFields.ALL);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new AzureJsonFormat(),
        AzureSampleFields.ALL,
        FormatSamples.seeds(FOLDER, ".json"),
        100_000,
        13L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new AzureJsonFormat(), AzureSampleFields.ALL, input);
  }
}
