package org.hansho.format.cloud;

import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.KubernetesAuditEvents;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Audit logs of Google Cloud and Google Workspace, entries of Cloud Logging whose payload is an
 * {@code AuditLog}: as {@code gcloud logging read} and sinks write them, or in messages of Pub/Sub.
 *
 * <p>Sigma's public rules name fields in three ways, with and without {@code data.} in front and as
 * Filebeat does ({@code gcp.audit.method_name}); all three are read. Requests to clusters of
 * Kubernetes are events of Kubernetes' own audit log, too ({@link KubernetesCalls}). Source: Cloud
 * Audit Logs documentation, "Understanding audit logs", and the reference of AuditLog.
 */
public final class GcpAuditFormat {
  private static final String SERVICE = "protoPayload.serviceName";

  /** Requests to clusters, which are what the API server of a cluster writes, too. */
  private static final EventClass KUBERNETES =
      EventClass.of(
          "gcp.kubernetes",
          LogSource.of("gcp", null, "gcp.audit"),
          LogSource.of("kubernetes", "application", "audit"));

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "gcp-audit",
              "Google Cloud and Workspace audit logs: entries of Cloud Logging, one a line or in a"
                  + " list",
              EventClass.of("gcp.audit", LogSource.of("gcp", null, "gcp.audit")))
          .mark(95, "protoPayload", "logName", "methodName")
          .mark(90, "protoPayload", "methodName")
          .kind(workspace("login"), SERVICE, "login.googleapis.com")
          .kind(workspace("admin"), SERVICE, "admin.googleapis.com")
          .kind(KUBERNETES, SERVICE, KubernetesCalls.SERVICE)
          .paths(KubernetesAuditEvents::addPodPaths, "protoPayload.request")
          .alias("requestObject.", "protoPayload.request.")
          .alias("responseObject.", "protoPayload.response.")
          .alias("data.", "")
          .alias("protoPayload.", "data.protoPayload.")
          .alias("resource.", "data.resource.")
          .alias("timestamp", "data.timestamp")
          .alias("logName", "data.logName")
          .times("timestamp", "protoPayload.requestMetadata.requestAttributes.time")
          .common(
              """
              cloud.account.id          | resource.labels.project_id
              cloud.region              | resource.labels.location, resource.labels.zone
              cloud.resource_id         | protoPayload.resourceName
              cloud.resource.type       | resource.type
              error.code                | protoPayload.status.code
              event.action              | protoPayload.methodName
              event.reason              | protoPayload.status.message
              gcp.audit.method_name     | protoPayload.methodName
              data.protoPayload.logName | logName
              data.protoPayload.resource.type | resource.type
              orchestrator.cluster.name | resource.labels.cluster_name
              user.username             | protoPayload.authenticationInfo.principalEmail
              userAgent                 | protoPayload.requestMetadata.callerSuppliedUserAgent
              sourceIPs                 | protoPayload.requestMetadata.callerIp
              eventName                 | protoPayload.metadata.event.eventName
              eventService              | protoPayload.serviceName
              protoPayload.Servicename  | protoPayload.serviceName
              source.address            | protoPayload.requestMetadata.callerIp
              user.id                   | protoPayload.authenticationInfo.principalSubject
              user.name                 | protoPayload.authenticationInfo.principalEmail, protoPayload.authenticationInfo.principalSubject
              user_agent.original       | protoPayload.requestMetadata.callerSuppliedUserAgent
              """)
          .step(KubernetesCalls.STEP)
          .step(Steps.address("source.ip", "protoPayload.requestMetadata.callerIp"))
          .step(
              Steps.words(
                  "event.outcome",
                  "protoPayload.metadata.event.eventName",
                  Map.of("login_failure", "failure")))
          .step(Steps.zero("protoPayload.status.code"))
          .step(
              Steps.words(
                  "event.outcome",
                  "protoPayload.authorizationInfo.granted",
                  Map.of("true", "success", "false", "failure")))
          .step(Steps.always("event.outcome", "success"))
          .format();

  private GcpAuditFormat() {}

  private static EventClass workspace(String part) {
    return EventClass.of(
        "gcp.workspace." + part,
        LogSource.of("gcp", null, "google_workspace." + part),
        LogSource.of("gcp", null, "gcp.audit"));
  }
}
