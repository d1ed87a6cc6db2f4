package org.hansho.format.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.Recognition;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/** Azure telemetry that others recorded is recognised and read whole. */
class RecordedAzureTest {
  private static final Path TELEMETRY =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry");

  /** Every recording with its format, its events by class and how many records are broken. */
  private static final Map<String, String> RECORDINGS =
      Map.ofEntries(
          Map.entry(
              "azure-aad/ehub-collector_audit_log_record.json", "azure-json {azure.auditlogs=1} 0"),
          Map.entry("azure-aad/otrf_AADAuditEvents.json", "azure-json {azure.auditlogs=4} 0"),
          Map.entry(
              "azure-aad/training-lab/AuditLogs_Hunting.csv", "azure-csv {azure.auditlogs=5} 0"),
          Map.entry(
              "azure-aad/training-lab/disable_accounts.csv", "azure-csv {azure.signinlogs=4} 0"),
          Map.entry(
              "azure-aad/training-lab/sign-in_adelete.csv", "azure-csv {azure.signinlogs=56} 0"),
          Map.entry(
              "azure-activity/ehub-collector/activity_log_record.json",
              "azure-json {azure.activitylogs=1} 0"),
          Map.entry(
              "azure-activity/ehub-collector/eventhub_blob_batch.json",
              "azure-json {azure.activitylogs=1} 0"),
          Map.entry(
              "azure-activity/otel/pim-log_first2.json", "azure-json {azure.activitylogs=2} 0"),
          Map.entry(
              "azure-activity/training-lab/azureActivity_adele.csv",
              "azure-csv {azure.activitylogs=23} 0"),
          Map.entry(
              "azure-keyvault/microsoft-docs/vaultget_audit_event.json",
              "azure-json {azure.keyvault=1} 0"),
          Map.entry(
              "azure-storage/microsoft-docs/classic_logs_v1.log",
              "storage-analytics {azure.storage=5} 0"),
          Map.entry(
              "azure-storage/microsoft-docs/classic_logs_v2.log",
              "storage-analytics {azure.storage=2} 0"),
          Map.entry("azure-storage/otel/storage-read-log.json", "azure-json {azure.storage=1} 0"),
          // Its third and fourth line hold quotes that are not escaped, as their source prints
          // them.
          Map.entry(
              "azure-cosmos/microsoft-docs/diagnostic_samples.jsonl",
              "azure-json {azure.cosmosdb=2} 2"),
          Map.entry(
              "azure-sql/ehub-collector/sql_audit_record.json",
              "azure-json {azure.sqlaudit.login=1} 0"));

  @Test
  void everyRecordingIsReadButForTheRecordsThatAreBroken() throws IOException {
    assumeTrue(Files.isDirectory(TELEMETRY), "recorded telemetry is absent: " + TELEMETRY);
    Map<String, String> read = new TreeMap<>();
    for (String folder : new String[] {"aad", "activity", "keyvault", "storage", "cosmos", "sql"}) {
      try (Stream<Path> walk = Files.walk(TELEMETRY.resolve("azure-" + folder))) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          if (!file.endsWith("SOURCES.md")) {
            read.put(TELEMETRY.relativize(file).toString(), summary(Files.readAllBytes(file)));
          }
        }
      }
    }
    assertThat(read).containsExactlyInAnyOrderEntriesOf(RECORDINGS);
  }

  private static String summary(byte[] source) {
    Recognition recognition =
        FormatRecognition.recognise(
            source, Math.min(source.length, FormatRecognition.SAMPLE_BYTES));
    assertThat(recognition).isInstanceOf(Recognition.Recognised.class);
    Format format = ((Recognition.Recognised) recognition).format();
    Counts counts = new Counts();
    BlockFeeder.inBlocks(
        format.open(FormatSamples.fields(format, AzureSampleFields.ALL), Limits.DEFAULT),
        source,
        counts,
        new Random(1),
        1 << 16);
    return format.name() + " " + counts.classes + " " + counts.malformed;
  }

  private static final class Counts implements EventSink {
    private final Map<String, Integer> classes = new TreeMap<>();
    private int malformed;

    @Override
    public void event(Event event) {
      classes.merge(event.eventClass().name(), 1, Integer::sum);
    }

    @Override
    public void malformed(Malformed record) {
      malformed++;
    }
  }
}
