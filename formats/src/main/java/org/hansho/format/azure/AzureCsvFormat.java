package org.hansho.format.azure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Tables of a Log Analytics workspace as the portal exports them to CSV: sign-ins, audit logs and
 * activity. The first line names the columns, so a source is read from its start; cells may hold
 * JSON and line feeds. Source: RFC 4180; Azure Monitor documentation, "Export data to CSV".
 */
public final class AzureCsvFormat implements Format {
  private static final String[] COLUMNS = {
    "TenantId",
    "SourceSystem",
    "OperationName",
    "OperationNameValue",
    "OperationVersion",
    "CategoryValue",
    "Category",
    "ResultType",
    "ResultSignature",
    "CorrelationId",
    "_ResourceId",
    "CallerIpAddress",
    "UserPrincipalName",
    "InitiatedBy",
    "TimeGenerated",
    "AuthenticationType",
    "AppDisplayName",
    "IPAddress",
    "CsUriStem",
    "CsMethod",
    "ScStatus",
    "ResourceProvider",
    "$table"
  };

  /** The fewest known columns by which a line counts as a header. */
  static final int FEWEST = 4;

  private static final Set<String> NAMES =
      Stream.of(COLUMNS).map(AzureCsvFormat::bare).collect(Collectors.toSet());

  /** Whether a name in a header is that of a column which is read. */
  static boolean isColumn(String name) {
    return NAMES.contains(bare(name));
  }

  private static String bare(String name) {
    return name.replace("\uFEFF", "").replace(" [UTC]", "").strip();
  }

  @Override
  public String name() {
    return "azure-csv";
  }

  @Override
  public String description() {
    return "CSV exports of a Log Analytics workspace: Entra sign-in and audit logs, activity log";
  }

  @Override
  public List<EventClass> eventClasses() {
    return Services.classes();
  }

  @Override
  public Set<String> reads() {
    return AzureRows.READS;
  }

  @Override
  public Map<String, String> commonFields() {
    return new LinkedHashMap<>(
        Services.commonFields(
            List.of(ActivityRows.SERVICE, DirectoryAuditRows.SERVICE, SignInRows.SERVICE)));
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    int at = length >= 3 && (sample[0] & 0xFF) == 0xEF ? 3 : 0;
    int end = at;
    int commas = 0;
    while (end < length && sample[end] != '\n') {
      commas += sample[end++] == ',' ? 1 : 0;
    }
    boolean words = at < end && sample[at] != '{' && sample[at] != '[' && commas >= FEWEST;
    return words && Sample.count(sample, end, COLUMNS) >= FEWEST ? 92 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new AzureCsvReader(fields, limits);
  }
}
