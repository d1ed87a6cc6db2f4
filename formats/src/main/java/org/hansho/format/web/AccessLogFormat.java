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
 * Access logs in the common and the combined format, also with the virtual host in front, as
 * Apache, nginx and many others write them. Sources: Apache HTTP Server documentation, "Log Files";
 * nginx documentation, ngx_http_log_module.
 */
public final class AccessLogFormat implements Format {
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

  @Override
  public String name() {
    return "web-access";
  }

  @Override
  public String description() {
    return "Access logs of Apache and nginx: common, combined, with or without virtual host";
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

  /** 85 where most lines have a time in brackets, a request in quotes and a status. */
  @Override
  public int recognise(byte[] sample, int length) {
    AccessLine line = new AccessLine();
    return LineShare.score(
        sample,
        length,
        85,
        (text, from, to) ->
            line.read(text, from, to) == null
                ? LineShare.Verdict.FITS
                : LineShare.Verdict.DOES_NOT_FIT);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new EntryReader(new AccessEntries(fields), EntryReader.Reach.LINE, limits);
  }
}
