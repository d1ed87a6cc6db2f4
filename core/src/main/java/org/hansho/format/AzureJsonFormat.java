package org.hansho.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;

/**
 * Rows of Azure Monitor as JSON: what diagnostic settings write to storage and Event Hubs, one a
 * line or in {@code {"records":[…]}}, and rows exported from a Log Analytics workspace.
 *
 * <p>Rows of AKS hold Kubernetes audit events and become those ({@link KubernetesAuditEvents}); so
 * do bare audit events between the rows, as in a topic that collects both. Source: Azure Monitor
 * documentation, "Resource log schema" and "Activity log event schema".
 */
public final class AzureJsonFormat implements Format {
  @Override
  public String name() {
    return "azure-json";
  }

  @Override
  public String description() {
    return "Azure Monitor rows as JSON: activity, sign-in, audit and resource logs, also mixed with Kubernetes audit events";
  }

  @Override
  public List<EventClass> eventClasses() {
    return AzureEvents.classes();
  }

  @Override
  public Set<String> reads() {
    return AzureEvents.READS;
  }

  @Override
  public Map<String, String> commonFields() {
    return AzureEvents.COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

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
    boolean azure =
        marks >= 2
            && Sample.count(sample, length, "/SUBSCRIPTIONS/", "/subscriptions/", "/tenants/") > 0;
    if (!azure) {
      return marks >= 3 ? 50 : 0;
    }
    for (String category : AzureEvents.categories()) {
      if (Sample.has(sample, length, "\"" + category + "\"")) {
        return 97;
      }
    }
    return 80;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    JsonPaths paths = AzureEvents.paths(fields);
    AzureEvents events = new AzureEvents(fields, paths, limits);
    return new JsonRecordReader(
        fields, paths, limits, JsonRecordReader.Wrapping.LISTS_TOO, events::record);
  }
}
