package org.hansho.format.web;

import java.util.List;

/** The fields that the expected events of web logs show. */
final class WebSampleFields {
  static final List<String> ALL =
      List.of(
          "cs-method",
          "cs-uri-stem",
          "cs-user-agent",
          "event.action",
          "event.code",
          "event.outcome",
          "file.path",
          "http.request.bytes",
          "http.request.method",
          "http.request.referrer",
          "http.response.body.bytes",
          "http.response.status_code",
          "http.version",
          "sc-status",
          "source.address",
          "source.ip",
          "url.domain",
          "url.original",
          "url.path",
          "url.query",
          "user.name",
          "user_agent.original");

  private WebSampleFields() {}
}
