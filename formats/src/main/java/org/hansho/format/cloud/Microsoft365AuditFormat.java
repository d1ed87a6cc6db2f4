package org.hansho.format.cloud;

import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * The unified audit log of Microsoft 365, as the Office 365 Management Activity API gives it, and
 * as the AuditData of an export holds it.
 *
 * <p>Public rules for what Defender raises name {@code eventSource}, {@code eventName} and {@code
 * status}, which stand beside the record's own names. Source: Office 365 Management Activity API
 * schema, "Common schema".
 */
public final class Microsoft365AuditFormat {
  private static final LogSource AUDIT = LogSource.of("m365", null, "audit");
  private static final String WORKLOAD = "Workload";

  private static final Map<String, String> OUTCOMES =
      Map.of(
          "Succeeded", "success",
          "Success", "success",
          "True", "success",
          "PartiallySucceeded", "success",
          "Failed", "failure",
          "Failure", "failure",
          "False", "failure");

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "m365-audit",
              "Unified audit log of Microsoft 365: Exchange, SharePoint, Teams, Entra, Defender",
              EventClass.of("m365.audit", AUDIT))
          .mark(
              Mark.of(93, "RecordType", "CreationTime", "Operation")
                  .and(2, "OrganizationId", "UserType", "Workload", "UserKey"))
          .mark(Mark.of(80, "CreationTime", "Operation", "Workload").and(1, "UserId", "ClientIP"))
          .kind(
              EventClass.of("m365.exchange", LogSource.of("m365", null, "exchange"), AUDIT),
              WORKLOAD,
              "Exchange")
          .kind(
              EventClass.of(
                  "m365.threat",
                  LogSource.of("m365", null, "threat_management"),
                  LogSource.of("m365", null, "threat_detection"),
                  AUDIT),
              WORKLOAD,
              "SecurityComplianceCenter",
              "ThreatIntelligence")
          .times("CreationTime")
          .common(
              """
              application.name    | ClientInfoString, ApplicationDisplayName
              azure.tenant_id     | OrganizationId
              azure.app_id        | ApplicationId, AppId, ClientAppId
              cloud.resource_id   | ObjectId
              event.action        | Operation
              event.reason        | LogonError, ResultStatusDetail
              eventName           | Name, Operation
              eventSource         | Workload
              file.name           | SourceFileName
              source.address      | ClientIP, ClientIPAddress, ActorIpAddress
              user.id             | UserKey
              user.name           | UserId
              user_agent.original | UserAgent
              """)
          .step(Steps.address("source.ip", "ClientIP"))
          .step(Steps.address("source.ip", "ClientIPAddress"))
          .step(Steps.address("source.ip", "ActorIpAddress"))
          .step(Steps.words("event.outcome", "ResultStatus", OUTCOMES))
          .step(Steps.words("event.outcome", "Operation", Map.of("UserLoginFailed", "failure")))
          .step(Steps.words("status", "ResultStatus", OUTCOMES))
          .step(Steps.words("status", "Operation", Map.of("AlertTriggered", "success")))
          .format();

  private Microsoft365AuditFormat() {}
}
