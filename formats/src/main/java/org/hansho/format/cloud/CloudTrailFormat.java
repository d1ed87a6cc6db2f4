package org.hansho.format.cloud;

import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * AWS CloudTrail: management, data and network events and Insights, as files in S3 hold them
 * ({@code {"Records":[…]}}), one a line, or in an event of EventBridge.
 *
 * <p>A sign-in to the console that fails has no error code; its answer says so. The address may be
 * the name of a service of AWS, which is no address. Source: AWS CloudTrail User Guide, "CloudTrail
 * record contents".
 */
public final class CloudTrailFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "aws-cloudtrail",
              "AWS CloudTrail: files of S3 with their Records, single events, Insights,"
                  + " EventBridge",
              EventClass.of("aws.cloudtrail", LogSource.of("aws", null, "cloudtrail")))
          .mark(
              Mark.of(95, "eventVersion", "awsRegion", "eventTime")
                  .and(1, "eventSource", "insightDetails"))
          .mark(80, "eventSource", "eventName", "eventTime")
          .alias("", "detail.")
          .times("eventTime", "time")
          .common(
              """
              cloud.account.id    | recipientAccountId, userIdentity.accountId
              cloud.region        | awsRegion
              cloud.resource_id   | resources.ARN, resources.arn
              cloud.resource.type | resources.type
              error.code          | errorCode
              event.action        | eventName, insightDetails.eventName
              event.reason        | errorMessage
              source.address      | sourceIPAddress
              user.id             | userIdentity.arn, userIdentity.principalId
              user.name           | userIdentity.userName, userIdentity.sessionContext.sessionIssuer.userName, userIdentity.invokedBy
              user.target.name    | requestParameters.userName
              user_agent.original | userAgent
              """)
          .step(Steps.address("source.ip", "sourceIPAddress"))
          .step(Steps.words("user.name", "userIdentity.type", Map.of("Root", "root")))
          .step(
              Steps.words(
                  "event.outcome",
                  "responseElements.ConsoleLogin",
                  Map.of("Failure", "failure", "Success", "success")))
          .step(Steps.failsWith("errorCode"))
          .format();

  private CloudTrailFormat() {}
}
