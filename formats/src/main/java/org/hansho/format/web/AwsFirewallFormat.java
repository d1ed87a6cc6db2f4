package org.hansho.format.web;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Requests that AWS WAF judged. Of those that it allowed and that met no rule nothing is said.
 * Source: AWS WAF documentation, "Log fields for web ACL traffic".
 */
public final class AwsFirewallFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "aws-waf",
              "Requests that AWS WAF judged",
              EventClass.of("aws.waf", LogSource.of("aws", "waf", "waf")))
          .mark(Mark.of(94, "webaclId", "terminatingRuleId").and(1, "httpRequest", "action"))
          .times("timestamp")
          .common(
              """
              event.action        | action
              rule.name           | terminatingRuleId
              rule.id             | terminatingRuleId
              http.request.method | httpRequest.httpMethod
              http.version        | httpRequest.httpVersion
              url.path            | httpRequest.uri
              url.query           | httpRequest.args
              cloud.resource_id   | httpSourceId
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.address("source.ip", "httpRequest.clientIp"))
          .format();

  private AwsFirewallFormat() {}
}
