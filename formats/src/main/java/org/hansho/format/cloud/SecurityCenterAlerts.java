package org.hansho.format.cloud;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Alerts of Microsoft Defender for Cloud, once Azure Security Center, as it sends them to an Event
 * Hub; also those that Hansho exports in this shape.
 *
 * <p>Source: Microsoft's page "Security alerts schemas", and records kept as tests by its readers.
 */
public final class SecurityCenterAlerts {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "security-center",
              "Alerts of Microsoft Defender for Cloud (Azure Security Center) from an Event Hub",
              EventClass.of(
                  "security-center.alert",
                  LogSource.of("azure", null, "securityalert"),
                  LogSource.EXTERNAL_ALERT))
          .mark(96, "SystemAlertId", "AlertDisplayName", "AlertType")
          .times("EndTimeUtc", "StartTimeUtc", "TimeGenerated", "ProcessingEndTime")
          .common(
              """
              event.id            | SystemAlertId
              rule.name           | AlertDisplayName
              rule.id             | AlertType
              log.level           | Severity
              threat.tactic.name  | Intent
              message             | Description
              host.name           | Entities.HostName
              cloud.resource_id   | AzureResourceId, ResourceIdentifiers.AzureResourceId
              application.name    | ProductName
              """)
          .step(Steps.address("source.ip", "Entities.Address"))
          .format();

  private SecurityCenterAlerts() {}
}
