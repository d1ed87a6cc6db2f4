package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Requests in the log of HAProxy, in its HTTP and HTTPS formats. Source: HAProxy Configuration
 * Manual, "HTTP log format", "HTTPS log format" and "Non-printable characters".
 */
public final class HaproxyFormat implements Format {
  private static final byte[] PROGRAM = Bytes.of("haproxy[");

  private static final Renames COMMON =
      Renames.of(
          """
          event.outcome             | (success below status 400, else failure)
          http.request.method       | (first word of the request)
          http.version              | (last word of the request)
          http.request.referrer     | (first captured header that begins with http)
          http.response.status_code | (status)
          http.response.body.bytes  | (bytes read)
          source.address            | (client without its port)
          source.ip                 | (the same)
          url.domain                | (host of the target, or first captured header that is one)
          url.original              | (the request's target)
          url.path                  | (the target up to its question mark)
          url.query                 | (the target behind it)
          user_agent.original       | (first captured header of another kind)
          """);

  @Override
  public String name() {
    return "haproxy";
  }

  @Override
  public String description() {
    return "Requests in the log of HAProxy: HTTP and HTTPS log format, with or without syslog";
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

  /** 94, above syslog, where there are requests and nothing of other programs. */
  @Override
  public int recognise(byte[] sample, int length) {
    HaproxyLine line = new HaproxyLine();
    return LineShare.score(sample, length, 94, (text, from, to) -> verdict(line, text, from, to));
  }

  /** Messages of HAProxy about itself and its TCP lines stand among requests. */
  private static LineShare.Verdict verdict(HaproxyLine line, byte[] text, int from, int to) {
    if (line.read(text, from, to) == null) {
      return LineShare.Verdict.FITS;
    }
    return Bytes.indexOf(text, from, to, PROGRAM) < 0
        ? LineShare.Verdict.DOES_NOT_FIT
        : LineShare.Verdict.SAYS_NOTHING;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    ProxyEntries entries = new ProxyEntries(fields, new HaproxyLine(), WebFields.REQUEST);
    return new EntryReader(entries, EntryReader.Reach.LINE, limits);
  }
}
