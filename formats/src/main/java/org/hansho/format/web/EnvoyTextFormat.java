package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Access logs of Envoy as text, in the default forms of Envoy and Istio. Sources: Envoy
 * documentation, "Access logging", default format string; Istio documentation, "Envoy Access Logs",
 * default format.
 */
public final class EnvoyTextFormat implements Format {
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

  @Override
  public String name() {
    return "envoy-text";
  }

  @Override
  public String description() {
    return "Access logs of Envoy and Istio as text, in their default forms";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(WebFields.REQUEST);
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  /** 90 where most lines have the time in front, the request and the sizes. */
  @Override
  public int recognise(byte[] sample, int length) {
    EnvoyLine line = new EnvoyLine();
    return LineShare.score(
        sample,
        length,
        90,
        (text, from, to) ->
            line.read(text, from, to) == null
                ? LineShare.Verdict.FITS
                : LineShare.Verdict.DOES_NOT_FIT);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    ProxyEntries entries = new ProxyEntries(fields, new EnvoyLine(), WebFields.REQUEST);
    return new EntryReader(entries, EntryReader.Reach.LINE, limits);
  }
}
