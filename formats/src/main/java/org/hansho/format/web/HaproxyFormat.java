package org.hansho.format.web;

import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.format.syslog.Bytes;

/**
 * Requests in the log of HAProxy, in its HTTP and HTTPS formats. Source: HAProxy Configuration
 * Manual, "HTTP log format", "HTTPS log format" and "Non-printable characters".
 */
public final class HaproxyFormat extends RequestLogFormat {
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

  /** 94, above syslog, where there are requests and nothing of other programs. */
  public HaproxyFormat() {
    super(WebFields.REQUEST, COMMON, 94);
  }

  @Override
  public String name() {
    return "haproxy";
  }

  @Override
  public String description() {
    return "Requests in the log of HAProxy: HTTP and HTTPS log format, with or without syslog";
  }

  @Override
  LineShare.Shape shape() {
    HaproxyLine line = new HaproxyLine();
    return (text, from, to) -> verdict(line, text, from, to);
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new ProxyEntries(fields, new HaproxyLine(), WebFields.REQUEST);
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
}
