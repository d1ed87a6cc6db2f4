package org.hansho.format.azure;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class StorageAnalyticsFormatTest {
  private static final String FOLDER = "format/storage-analytics";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new StorageAnalyticsFormat(), FOLDER, ".log", AzureSampleFields.ALL);
  }

  @Test
  void mutatedLinesAreReadOrReported() {
    ParserFuzz.run(
        new StorageAnalyticsFormat(),
        AzureSampleFields.ALL,
        FormatSamples.seeds(FOLDER, ".log"),
        100_000,
        21L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new StorageAnalyticsFormat(), AzureSampleFields.ALL, input);
  }
}
