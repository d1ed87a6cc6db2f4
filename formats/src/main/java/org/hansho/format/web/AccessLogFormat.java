package org.hansho.format.web;

import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;

/**
 * Access logs in the common and the combined format, also with the virtual host in front, as
 * Apache, nginx and many others write them. Sources: Apache HTTP Server documentation, "Log Files";
 * nginx documentation, ngx_http_log_module.
 */
public final class AccessLogFormat extends RequestLogFormat {
  private static final Renames COMMON =
      Renames.of(
          """
          event.outcome             | (success below status 400, else failure)
          http.request.method       | (first word of the request)
          http.version              | (last word of the request)
          http.request.referrer     | (first text in quotes behind the size)
          http.response.status_code | (behind the request)
          http.response.body.bytes  | (behind the status)
          source.address            | (first word, second where the virtual host is in front)
          source.ip                 | (the same, if it is an address)
          url.domain                | (the virtual host in front)
          url.original              | (the request's target)
          url.path                  | (the target up to its question mark)
          url.query                 | (the target behind it)
          user.name                 | (before the time)
          user_agent.original       | (second text in quotes behind the size)
          """);

  /** 85 where most lines have a time in brackets, a request in quotes and a status. */
  public AccessLogFormat() {
    super(WebFields.REQUEST, COMMON, 85);
  }

  @Override
  public String name() {
    return "web-access";
  }

  @Override
  public String description() {
    return "Access logs of Apache and nginx: common, combined, with or without virtual host";
  }

  @Override
  LineShare.Shape shape() {
    AccessLine line = new AccessLine();
    return (text, from, to) -> verdict(line.read(text, from, to));
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new AccessEntries(fields);
  }
}
