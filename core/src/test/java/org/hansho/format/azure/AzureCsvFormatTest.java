package org.hansho.format.azure;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class AzureCsvFormatTest {
  private static final String FOLDER = "format/azure-csv";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new AzureCsvFormat(), FOLDER, ".csv", AzureSampleFields.ALL);
  }

  @Test
  void mutatedRowsAreReadOrReported() {
    ParserFuzz.run(
        new AzureCsvFormat(),
        AzureSampleFields.ALL,
        FormatSamples.seeds(FOLDER, ".csv"),
        100_000,
        22L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new AzureCsvFormat(), AzureSampleFields.ALL, input);
  }
}
