package org.hansho.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * The audit log of the Kubernetes API server: {@code audit.k8s.io} events of versions v1 and
 * v1beta1 or without a version, one by one, one a line or in an EventList, and the same inside rows
 * of Azure Monitor (AKS categories {@code kube-audit} and {@code kube-audit-admin}).
 *
 * <p>Stages are not merged: each record is an event. What becomes of it stands in {@link
 * KubernetesAuditEvents}. Source: Kubernetes documentation, "Auditing" and kube-apiserver Audit
 * configuration v1.
 */
public final class KubernetesAuditFormat implements Format {
  private static final String KIND = "\"kind\"";

  @Override
  public String name() {
    return "kubernetes-audit";
  }

  @Override
  public String description() {
    return "Kubernetes audit events, single, as lines or lists, also inside Azure Monitor rows of"
        + " AKS";
  }

  @Override
  public List<EventClass> eventClasses() {
    return KubernetesAuditEvents.CLASSES;
  }

  @Override
  public Set<String> reads() {
    return KubernetesAuditEvents.READS;
  }

  @Override
  public Map<String, String> commonFields() {
    return KubernetesAuditEvents.commonFields();
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
    if (Sample.has(sample, length, "audit.k8s.io/") || Sample.has(sample, length, "\"kube-audit")) {
      return 95;
    }
    int marks =
        Sample.count(sample, length, "\"auditID\"", "\"verb\"", "\"requestURI\"", "\"objectRef\"");
    return marks >= 3 ? 90 : marks == 2 ? 60 : beginsWithBareKind(sample, length) ? 20 : 0;
  }

  /** An event, or a list of some, that says so first and has no version, as other objects have. */
  private static boolean beginsWithBareKind(byte[] sample, int length) {
    int end = Math.min(length, 64);
    int kind = Sample.indexOf(sample, end, KIND, 0);
    int value = kind < 0 ? end : afterBlanks(sample, kind + KIND.length(), end);
    value = value < end && sample[value] == ':' ? afterBlanks(sample, value + 1, end) : end;
    return Sample.indexOf(sample, end, "\"Event", value) == value
        && !Sample.has(sample, length, "\"apiVersion\"")
        && !Sample.has(sample, length, "\"metadata\"");
  }

  private static int afterBlanks(byte[] sample, int from, int end) {
    int at = from;
    while (at < end && sample[at] <= ' ' && sample[at] >= 0) {
      at++;
    }
    return at;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    JsonPaths paths = KubernetesAuditEvents.paths(fields);
    KubernetesAuditEvents events = new KubernetesAuditEvents(fields, paths, limits);
    return new JsonRecordReader(
        fields, paths, limits, JsonRecordReader.Wrapping.LISTS_TOO, events::record);
  }
}
