package org.hansho.format.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  @Test
  void namesOfColumnsMayComeLateOrAgainAndBeOthers() {
    String names = "TenantId,OperationName,Category,CorrelationId,TimeGenerated\n";
    String row = "t,%s,SignInLogs,c,2026-11-25T10:00:00Z\n";
    String others = "TimeGenerated,OperationName,Category,CorrelationId\n";
    String other = "2026-11-25T10:00:00Z,%s,SignInLogs,c\n";
    String log =
        "PS C:\\> export\n"
            + names
            + row.formatted("one")
            + names
            + row.formatted("two")
            + others
            + other.formatted("three");
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    assertThat(
            FormatSamples.events(
                new AzureCsvFormat(), bytes, List.of("OperationName", "operationName")))
        .hasSize(3)
        .satisfiesExactly(
            event -> assertThat(event).contains("\"one\""),
            event -> assertThat(event).contains("\"two\""),
            event -> assertThat(event).contains("\"three\""));
  }
}
