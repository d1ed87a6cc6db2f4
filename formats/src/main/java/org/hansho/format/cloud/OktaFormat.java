package org.hansho.format.cloud;

import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * The System Log of Okta, as its API and its log streams give it.
 *
 * <p>Source: Okta documentation, "System Log API", object LogEvent.
 */
public final class OktaFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "okta",
              "System Log of Okta: sign-ins, changes of people, groups, applications and policies",
              EventClass.of("okta.system", LogSource.of("okta", null, "okta")))
          .mark(95, "displayMessage", "eventType", "actor", "published")
          .mark(Mark.of(80, "eventType", "published").and(1, "actor", "outcome"))
          .alias("", "detail.")
          .times("published")
          .common(
              """
              event.action        | eventType
              event.reason        | outcome.reason
              application.name    | client.userAgent.browser
              device.id           | device.id, client.id
              source.address      | client.ipAddress
              user.id             | actor.id
              user.name           | actor.alternateId, actor.displayName
              user.target.name    | target.alternateId
              user.target.id      | target.id
              user_agent.original | client.userAgent.rawUserAgent
              message             | displayMessage
              """)
          .step(Steps.address("source.ip", "client.ipAddress"))
          .step(
              Steps.words(
                  "event.outcome",
                  "outcome.result",
                  Map.of(
                      "SUCCESS", "success",
                      "ALLOW", "success",
                      "FAILURE", "failure",
                      "DENY", "failure",
                      "ABANDONED", "failure")))
          .format();

  private OktaFormat() {}
}
