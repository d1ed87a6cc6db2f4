package org.hansho.format.web;

import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Access logs of Traefik as JSON; in the common form they are read as those of Apache. Headers are
 * there where they are kept. Source: Traefik documentation, "Access Logs".
 */
public final class TraefikFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of("traefik", "Access logs of Traefik as JSON", WebFields.REQUEST)
          .mark(Mark.of(93, "RequestPath", "DownstreamStatus").and(1, "ClientHost", "ClientAddr"))
          .times("StartUTC", "time", "StartLocal")
          .common(
              """
              http.request.method       | RequestMethod
              http.version              | RequestProtocol
              http.request.bytes        | RequestContentSize
              http.request.referrer     | request_Referer
              http.response.status_code | DownstreamStatus
              http.response.body.bytes  | DownstreamContentSize
              source.ip                 | ClientHost
              source.port               | ClientPort
              url.original              | RequestPath
              user.name                 | ClientUsername
              user_agent.original       | request_User-Agent
              cs-method                 | RequestMethod
              cs-user-agent             | request_User-Agent
              cs-referer                | request_Referer
              cs-cookie                 | request_Cookie
              cs-username               | ClientUsername
              c-ip                      | ClientHost
              sc-status                 | DownstreamStatus
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.status("DownstreamStatus"))
          .step(
              RequestStep.of(
                  new String[] {"RequestPath"}, new String[] {"RequestHost", "RequestAddr"}))
          .format();

  private TraefikFormat() {}
}
