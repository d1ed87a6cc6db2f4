package org.hansho.format.web;

import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Requests in entries of Cloud Logging, as load balancers, Cloud Run and App Engine of Google write
 * them. Sources: Cloud Logging documentation, "HttpRequest"; Cloud Load Balancing documentation,
 * "Logging".
 */
public final class GcpRequestsFormat {
  private static final String URL = "httpRequest.requestUrl";
  private static final String STATUS = "httpRequest.status";

  /** The format; the keys of the request stand inside of httpRequest. */
  public static final Format FORMAT =
      FormatSpec.of(
              "gcp-requests",
              "Requests in entries of Cloud Logging: load balancers, Cloud Run, App Engine",
              WebFields.REQUEST)
          .mark(Mark.of(93, "httpRequest", "requestUrl").and(1, "logName", "insertId", "remoteIp"))
          .times("timestamp", "receiveTimestamp")
          .common(
              """
              cloud.account.id          | resource.labels.project_id
              http.request.method       | httpRequest.requestMethod
              http.version              | httpRequest.protocol
              http.request.bytes        | httpRequest.requestSize
              http.request.referrer     | httpRequest.referer
              http.response.status_code | httpRequest.status
              http.response.body.bytes  | httpRequest.responseSize
              url.original              | httpRequest.requestUrl
              user_agent.original       | httpRequest.userAgent
              cs-method                 | httpRequest.requestMethod
              cs-user-agent             | httpRequest.userAgent
              cs-referer                | httpRequest.referer
              c-ip                      | httpRequest.remoteIp
              sc-status                 | httpRequest.status
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.status(STATUS))
          .step(RequestStep.ofUrl(URL))
          .step(Steps.address("source.ip", "httpRequest.remoteIp"))
          .format();

  private GcpRequestsFormat() {}
}
