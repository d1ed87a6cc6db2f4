package org.hansho.format.azure;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.Values;
import org.hansho.format.web.UrlParts;

/**
 * Requests that Application Gateway and Front Door passed on, and what their firewalls found in
 * requests. Sources: Application Gateway documentation, "Diagnostic logs"; Azure Front Door
 * documentation, "Monitor metrics and logs".
 */
final class GatewayRows implements Service.Rows {
  private static final String[] URLS = {
    "properties.originalRequestUriWithArgs", "properties.requestUri"
  };
  private static final String AGENT = "properties.userAgent";
  private static final String[] CLIENTS = {"properties.clientIp", "properties.clientIP"};

  private static final String URL =
      """
      url.original              | properties.originalRequestUriWithArgs, properties.requestUri
      url.path                  | (path of properties.originalRequestUriWithArgs or properties.requestUri)
      url.query                 | properties.requestQuery, (what stands behind the path)
      source.ip                 | (properties.clientIp, properties.clientIP)
      user_agent.original       | properties.userAgent
      cs-user-agent             | properties.userAgent
      cloud.resource_id         | (resourceId, lower case)
      """;

  /** Requests that were passed on. */
  static final Service REQUESTS =
      service(
          "gateway_request",
          "webserver",
          List.of(
              "ApplicationGatewayAccessLog",
              "AGWAccessLogs",
              "FrontDoorAccessLog",
              "FrontdoorAccessLog"),
          """
          event.outcome             | (status below 400 success)
          http.request.method       | properties.httpMethod
          http.version              | properties.httpVersion
          http.request.bytes        | properties.receivedBytes, properties.requestBytes
          http.request.referrer     | properties.referer
          http.response.status_code | properties.httpStatus, properties.httpStatusCode
          http.response.body.bytes  | properties.sentBytes, properties.responseBytes
          url.domain                | properties.originalHost, properties.hostName, properties.host
          cs-method                 | properties.httpMethod
          cs-referer                | properties.referer
          cs-host                   | properties.originalHost, properties.hostName, properties.host
          sc-status                 | properties.httpStatus, properties.httpStatusCode
          """);

  /** What a firewall found. */
  static final Service FINDINGS =
      service(
          "gateway_firewall",
          "waf",
          List.of(
              "ApplicationGatewayFirewallLog",
              "AGWFirewallLogs",
              "FrontDoorWebApplicationFirewallLog",
              "FrontdoorWebApplicationFirewallLog"),
          """
          event.action              | properties.action
          event.reason              | properties.message, properties.Message, properties.details.msg
          rule.name                 | properties.ruleGroup, properties.ruleName
          rule.id                   | properties.ruleId
          url.domain                | properties.hostname, properties.host
          """);

  private final Basics basics;
  private final Outcome outcome;
  private final UrlParts parts;
  private final int[] urls;
  private final int[] statuses;

  GatewayRows(Fields fields, Renames.Copies common) {
    basics = new Basics(fields, common, AGENT, CLIENTS);
    outcome = new Outcome(fields);
    parts = new UrlParts(fields);
    urls = Values.ids(fields, URLS);
    statuses = Values.ids(fields, "properties.httpStatus", "properties.httpStatusCode");
  }

  private static Service service(
      String name, String category, List<String> categories, String common) {
    return new Service(
        EventClass.of(
            "azure." + name,
            LogSource.of("azure", category, "gateway"),
            LogSource.of("azure", null, "gateway")),
        categories,
        Renames.of(common + URL),
        List.of("resourceId", CLIENTS[0], CLIENTS[1]),
        GatewayRows::new);
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    for (int url : urls) {
      int slot = Text.first(event, url);
      if (slot != Event.NONE) {
        parts.add(event, slot);
        break;
      }
    }
    for (int status : statuses) {
      outcome.addByStatus(event, status);
    }
  }
}
