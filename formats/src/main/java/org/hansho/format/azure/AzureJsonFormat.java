package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.KubernetesAuditEvents;
import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Rows of Azure Monitor as JSON: what diagnostic settings write to storage and Event Hubs, one a
 * line or in {@code {"records":[…]}}, and rows exported from a Log Analytics workspace.
 *
 * <p>Rows of AKS hold Kubernetes audit events and become those ({@link KubernetesAuditEvents}); so
 * do bare audit events between the rows, as in a topic that collects both. Long SQL statements come
 * in several rows and are joined, so rows are read in order. Source: Azure Monitor documentation,
 * "Resource log schema" and "Activity log event schema".
 */
public final class AzureJsonFormat implements Format {
  private static final List<String> CATEGORY_KEYS =
      List.of("\"category\"", "\"Category\"", "\"CategoryValue\"", "\"Type\"");

  private static final List<String[]> PROJECTED =
      List.of(
          new String[] {"\"TimeGenerated\"", "\"OperationNameValue\""},
          new String[] {"\"TimeGenerated\"", "\"UserPrincipalName\"", "\"IPAddress\""},
          new String[] {"\"TimeGenerated\"", "\"UserPrincipalName\"", "\"AppDisplayName\""},
          new String[] {"\"TimeGenerated\"", "\"CsUriStem\""},
          new String[] {"\"TimeGenerated\"", "\"AuthenticationType\"", "\"OperationName\""},
          new String[] {"\"TimeGenerated\"", "\"ResourceProvider\"", "\"OperationName\""});

  @Override
  public String name() {
    return "azure-json";
  }

  @Override
  public String description() {
    return "Azure Monitor rows as JSON: activity, sign-in, audit and resource logs, also mixed with"
        + " Kubernetes audit events";
  }

  @Override
  public List<EventClass> eventClasses() {
    List<EventClass> classes = new ArrayList<>(KubernetesAuditEvents.CLASSES);
    classes.addAll(Services.classes());
    return classes;
  }

  @Override
  public Set<String> reads() {
    return AzureRows.READS;
  }

  @Override
  public Map<String, String> commonFields() {
    return new LinkedHashMap<>(Services.commonFields(Services.ALL));
  }

  /** Only a statement in several rows is remembered; a file is not cut inside of one. */
  @Override
  public boolean hasMemory() {
    return false;
  }

  /**
   * 97 with a category or a table that is known, beside the names of resource logs or those that
   * each row of a workspace has. 80 with the names of resource logs alone, or the columns of a
   * table that a query named, 50 where none of them names a resource.
   */
  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)) {
      return 0;
    }
    int marks =
        Sample.count(
            sample,
            length,
            "\"resourceId\"",
            "\"ResourceId\"",
            "\"operationName\"",
            "\"OperationName\"",
            "\"OperationNameValue\"",
            "\"category\"",
            "\"Category\"",
            "\"CategoryValue\"");
    boolean ofResource =
        Sample.count(sample, length, "/SUBSCRIPTIONS/", "/subscriptions/", "/tenants/") > 0;
    boolean ofWorkspace = Sample.count(sample, length, "\"TimeGenerated\"", "\"_ResourceId\"") == 2;
    if (ofResource && (marks >= 2 || ofWorkspace) && hasKnownCategory(sample, length)) {
      return 97;
    }
    if (isProjected(sample, length)) {
      return 80;
    }
    if (marks < 2) {
      return 0;
    }
    if (!ofResource && hasKnownCategory(sample, length)) {
      return 80;
    }
    return ofResource ? 80 : marks > 2 ? 50 : 0;
  }

  /** Whether columns stand there that one table has, whether or not it is named. */
  private static boolean isProjected(byte[] sample, int length) {
    for (String[] columns : PROJECTED) {
      if (Sample.count(sample, length, columns) == columns.length) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasKnownCategory(byte[] sample, int length) {
    for (String key : CATEGORY_KEYS) {
      if (hasKnownCategory(sample, length, key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text behind one of the places where the key stands is a category or a table. */
  private static boolean hasKnownCategory(byte[] sample, int length, String key) {
    int at = Sample.indexOf(sample, length, key, 0);
    while (at >= 0) {
      int start = at + key.length();
      while (start < length && (sample[start] == ' ' || sample[start] == ':')) {
        start++;
      }
      int end = ++start;
      while (end < length && sample[end] != '"') {
        end++;
      }
      if (end < length && AzureRows.isCategory(sample, start, end - start)) {
        return true;
      }
      at = Sample.indexOf(sample, length, key, at + key.length());
    }
    return false;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new AzureJsonReader(fields, limits);
  }
}
