package org.hansho.format;

/** Faults of objects that are JSON, but not what their format writes. */
final class ObjectFaults {
  static final Fault NO_AUDIT_LOG =
      new Fault(
          "The row of the category kube-audit holds no audit event as JSON.",
          "properties.log",
          "Export kube-audit or kube-audit-admin as it is; what ships it may have cut the"
              + " event.");

  static final Fault NO_VERB =
      new Fault(
          "The object is no audit event of Kubernetes: it has no verb.",
          "verb",
          "Give the audit log of the API server alone (kind Event of audit.k8s.io), or"
              + " name the right --format.");

  static final Fault NO_WINDOWS_EVENT =
      new Fault(
          "The object is no Windows event: it names neither a channel nor an event id.",
          "Channel, EventID",
          "Export events with both; Winlogbeat, NXLog and ConvertTo-Json of Get-WinEvent"
              + " keep them.");

  static final Fault NO_ACTION =
      new Fault(
          "The object is no event of the Docker engine: it has neither an action nor a"
              + " status.",
          "Action, status",
          "Write the log with: docker events --format json");

  static final Fault NO_RULE =
      new Fault(
          "The object is no alert of Falco: it names no rule.",
          "rule",
          "Set json_output: true in falco.yaml and give its output alone.");

  private ObjectFaults() {}
}
