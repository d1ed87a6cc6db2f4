package org.hansho.format.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.format.syslog.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureJsonFormatTest {
  private static final String FOLDER = "format/azure-json";
  private static final String TENANT = "00000000-0000-0000-0000-00000000ab01";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new AzureJsonFormat(), FOLDER, ".json", AzureSampleFields.ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AppServiceHTTPLogs",
        "AppServiceConsoleLogs",
        "AppServiceAppLogs",
        "AppServiceAuditLogs",
        "AppServiceFileAuditLogs",
        "AppServiceIPSecAuditLogs",
        "AppServicePlatformLogs"
      })
  void rowsOfAWorkspaceAreRecognisedByTheirTable(String table) {
    String row =
        """
        {"TimeGenerated": "2026-11-25T01:00:00Z", "Type": "%s", "TenantId": "%s",
         "_ResourceId": "%s/resourcegroups/shop/providers/microsoft.web/sites/shop"}
        """
            .formatted(table, TENANT, "/subscriptions/" + TENANT);
    assertThat(recognised(row)).isEqualTo("azure-json");
    assertThat(recognised("[" + row + "," + row + "]")).isEqualTo("azure-json");
  }

  @Test
  void rowsOfTablesThatNobodyKnowsAreJson() {
    String row =
        """
        {"TimeGenerated": "2026-11-25T01:00:00Z", "Type": "Shop_CL",
         "_ResourceId": "/subscriptions/%s/resourcegroups/shop"}
        """
            .formatted(TENANT);
    assertThat(recognised(row)).isEqualTo("json");
  }

  private static String recognised(String rows) {
    byte[] sample = Bytes.of(rows);
    return FormatRecognition.recognise(sample, sample.length)
            instanceof Recognition.Recognised recognised
        ? recognised.format().name()
        : "";
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
