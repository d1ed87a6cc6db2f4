package org.hansho.format.web;

import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Access logs of Caddy as JSON, its default. Headers are lists of values. Source: Caddy
 * documentation, "How Logging Works".
 */
public final class CaddyFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of("caddy", "Access logs of Caddy as JSON, its default form", WebFields.REQUEST)
          .mark(93, "resp_headers", "request", "remote_ip", "uri")
          .mark(93, "http.log.access", "request", "uri")
          .mark(
              Mark.of(80, "request", "uri", "status")
                  .and(1, "remote_ip", "remote_addr", "client_ip"))
          .times("ts")
          .common(
              """
              http.request.method       | request.method
              http.version              | request.proto
              http.request.bytes        | bytes_read
              http.request.referrer     | request.headers.Referer
              http.response.status_code | status
              http.response.body.bytes  | size
              source.ip                 | request.client_ip, request.remote_ip
              url.original              | request.uri
              user.name                 | user_id
              user_agent.original       | request.headers.User-Agent
              cs-method                 | request.method
              cs-user-agent             | request.headers.User-Agent
              cs-referer                | request.headers.Referer
              cs-cookie                 | request.headers.Cookie
              cs-username               | user_id
              c-ip                      | request.client_ip, request.remote_ip
              sc-status                 | status
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.status("status"))
          .step(RequestStep.of(new String[] {"request.uri"}, new String[] {"request.host"}))
          .format();

  private CaddyFormat() {}
}
