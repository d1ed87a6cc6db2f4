package org.hansho.format.cloud;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Findings of Amazon GuardDuty: exported to S3, as events of EventBridge, and as {@code aws
 * guardduty get-findings} prints them.
 *
 * <p>Source: Amazon GuardDuty User Guide, "Finding format", and API Reference, "Finding".
 */
public final class GuardDutyFindings {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "aws-guardduty",
              "Findings of Amazon GuardDuty: from S3, EventBridge or aws guardduty get-findings",
              EventClass.of(
                  "aws.guardduty",
                  LogSource.of("aws", null, "guardduty"),
                  LogSource.EXTERNAL_ALERT))
          .mark(96, "guardduty", "serviceName", "accountId", "severity")
          .mark(96, "guardduty", "ServiceName", "AccountId", "Severity")
          .alias("", "detail.")
          .times(
              "service.eventLastSeen",
              "Service.EventLastSeen",
              "updatedAt",
              "UpdatedAt",
              "createdAt",
              "CreatedAt")
          .common(
              """
              event.id          | id, Id
              event.action      | service.action.actionType, Service.Action.ActionType
              rule.id           | type, Type
              rule.name         | title, Title
              message           | description, Description
              log.level         | severity, Severity
              cloud.account.id  | accountId, AccountId
              cloud.region      | region, Region
              cloud.resource_id | resource.instanceDetails.instanceId, Resource.InstanceDetails.InstanceId, arn, Arn
              host.name         | resource.instanceDetails.instanceId, Resource.InstanceDetails.InstanceId
              user.name         | resource.accessKeyDetails.userName, Resource.AccessKeyDetails.UserName, resource.kubernetesDetails.kubernetesUserDetails.username
              """)
          .copyOnly((event, slot) -> event.isScalar(slot) && event.length(slot) > 0)
          .step(
              Steps.address(
                  "source.ip",
                  "service.action.networkConnectionAction.remoteIpDetails.ipAddressV4"))
          .step(
              Steps.address(
                  "source.ip",
                  "Service.Action.NetworkConnectionAction.RemoteIpDetails.IpAddressV4"))
          .step(
              Steps.address(
                  "source.ip", "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4"))
          .step(
              Steps.address(
                  "source.ip", "Service.Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4"))
          .step(
              Steps.address(
                  "source.ip",
                  "service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4"))
          .step(
              Steps.address(
                  "source.ip",
                  "service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV4"))
          .format();

  private GuardDutyFindings() {}
}
