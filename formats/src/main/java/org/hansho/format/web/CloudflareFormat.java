package org.hansho.format.web;

import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Requests in the logs that Cloudflare pushes, dataset http_requests. Source: Cloudflare Logs
 * documentation, "HTTP requests".
 */
public final class CloudflareFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of("cloudflare", "Requests in the logs of Cloudflare", WebFields.REQUEST)
          .mark(Mark.of(93, "ClientRequestURI").and(1, "RayID", "ClientIP", "EdgeStartTimestamp"))
          .times("EdgeStartTimestamp", "EdgeEndTimestamp")
          .common(
              """
              http.request.method       | ClientRequestMethod
              http.version              | ClientRequestProtocol
              http.request.bytes        | ClientRequestBytes
              http.request.referrer     | ClientRequestReferer
              http.response.status_code | EdgeResponseStatus
              http.response.body.bytes  | EdgeResponseBytes
              source.ip                 | ClientIP
              source.port               | ClientSrcPort
              url.original              | ClientRequestURI
              user_agent.original       | ClientRequestUserAgent
              cs-method                 | ClientRequestMethod
              cs-user-agent             | ClientRequestUserAgent
              cs-referer                | ClientRequestReferer
              c-ip                      | ClientIP
              sc-status                 | EdgeResponseStatus
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.status("EdgeResponseStatus"))
          .step(
              RequestStep.of(new String[] {"ClientRequestURI"}, new String[] {"ClientRequestHost"}))
          .format();

  private CloudflareFormat() {}
}
