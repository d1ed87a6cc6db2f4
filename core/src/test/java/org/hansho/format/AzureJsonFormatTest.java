package org.hansho.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureJsonFormatTest {
  private static final String FOLDER = "format/azure-json";

  static final List<String> FIELDS =
      List.of(
          "operationName",
          "OperationName",
          "OperationNameValue",
          "category",
          "CategoryValue",
          "ResultType",
          "ResourceId",
          "callerIpAddress",
          "properties.message",
          "DeviceDetail.trusttype",
          "RiskState",
          "verb",
          "event.action",
          "event.outcome",
          "user.name",
          "user.id",
          "source.ip",
          "user_agent.original",
          "cloud.resource_id",
          "orchestrator.cluster.name");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new AzureJsonFormat(), FOLDER, ".json", FIELDS);
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new AzureJsonFormat(), FIELDS, FormatSamples.seeds(FOLDER, ".json"), 100_000, 13L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new AzureJsonFormat(), FIELDS, input);
  }
}
