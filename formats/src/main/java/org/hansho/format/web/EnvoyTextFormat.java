package org.hansho.format.web;

import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;

/**
 * Access logs of Envoy as text, in the default forms of Envoy and Istio. Sources: Envoy
 * documentation, "Access logging", default format string; Istio documentation, "Envoy Access Logs",
 * default format.
 */
public final class EnvoyTextFormat extends RequestLogFormat {
  private static final Renames COMMON =
      Renames.of(
          """
          event.outcome             | (success below status 400, else failure)
          http.request.method       | (first word of the request)
          http.version              | (last word of the request)
          http.request.bytes        | (bytes received)
          http.response.status_code | (status)
          http.response.body.bytes  | (bytes sent)
          source.address            | (downstream remote address of Istio, else the one forwarded)
          source.ip                 | (the same)
          url.domain                | (authority)
          url.original              | (the request's target)
          url.path                  | (the target up to its question mark)
          url.query                 | (the target behind it)
          user_agent.original       | (user agent)
          """);

  /** 90 where most lines have the time in front, the request and the sizes. */
  public EnvoyTextFormat() {
    super(WebFields.REQUEST, COMMON, 90);
  }

  @Override
  public String name() {
    return "envoy-text";
  }

  @Override
  public String description() {
    return "Access logs of Envoy and Istio as text, in their default forms";
  }

  @Override
  LineShare.Shape shape() {
    EnvoyLine line = new EnvoyLine();
    return (text, from, to) -> verdict(line.read(text, from, to));
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new ProxyEntries(fields, new EnvoyLine(), WebFields.REQUEST);
  }
}
