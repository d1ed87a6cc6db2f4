package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.Utf8;
import org.hansho.format.Renames;
import org.hansho.format.Values;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * W3C extended logs of IIS and of the HTTP service of Windows: requests and FTP, any list of
 * columns.
 *
 * <p>Columns keep their names as fields. A header line changes the columns of the lines behind it,
 * and one with the date stands for a column that is not there, so a source is read in order;
 * without a header, what IIS writes by default is assumed. Source: W3C working draft "Extended Log
 * File Format"; IIS documentation, "W3C Logging"; "Error logging in HTTP APIs".
 */
public final class IisFormat implements Format {
  private static final Renames COMMON =
      Renames.of(
          """
          event.action              | (FTP: cs-method)
          event.code                | (FTP: sc-status)
          event.outcome             | (success below status 400, else failure)
          file.path                 | (FTP: x-fullpath)
          host.name                 | s-computername
          http.request.method       | cs-method
          http.version              | cs-version
          http.request.bytes        | cs-bytes
          http.request.referrer     | cs(Referer)
          http.response.status_code | sc-status
          http.response.body.bytes  | sc-bytes
          source.address            | c-ip
          source.ip                 | c-ip
          url.domain                | cs-host
          url.original              | cs-uri
          url.path                  | cs-uri-stem, cs-uri
          url.query                 | cs-uri-query, cs-uri
          user.name                 | cs-username
          user_agent.original       | (cs(User-Agent), its plus signs blanks)
          """);

  private static final int LEAST_COLUMNS = 8;
  private static final byte[][] METHODS = {
    Values.ascii(" GET "), Values.ascii(" POST "), Values.ascii(" HEAD "),
        Values.ascii(" OPTIONS "),
    Values.ascii(" USER "), Values.ascii(" PASS "), Values.ascii(" STOR "), Values.ascii(" RETR "),
    Values.ascii(" LIST "), Values.ascii(" PUT "), Values.ascii(" ControlChannelOpened ")
  };

  @Override
  public String name() {
    return "iis";
  }

  @Override
  public String description() {
    return "W3C extended logs of IIS: requests and FTP, any list of columns";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(IisEntries.REQUEST, IisEntries.FTP);
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
    return true;
  }

  /** 75 where most lines have a date, a time, enough columns and a method among them. */
  @Override
  public int recognise(byte[] sample, int length) {
    return LineShare.score(sample, length, 75, IisFormat::verdict);
  }

  /**
   * 90 where the columns are named, those of a request among them, and the next line has all, or
   * there is none: the log of a site that nobody has asked for anything.
   */
  @Override
  public int recogniseHeader(byte[] sample, int length) {
    int named = -1;
    int namedEnd = -1;
    int at = Utf8.behindMark(sample, 0, length);
    while (at < length) {
      int feed = Bytes.indexOf(sample, at, length, (byte) '\n');
      int end = feed < 0 ? length : feed;
      if (Bytes.startsWith(sample, at, end, IisEntries.HEADER)) {
        named = at + IisEntries.HEADER.length;
        namedEnd = end;
      } else if (!isBlank(sample, at, end) && sample[at] != '#') {
        return named >= 0 && IisEntries.fits(sample, named, namedEnd, at, end, feed >= 0) ? 90 : 0;
      }
      at = end + 1;
    }
    return named >= 0 && IisEntries.areOfRequests(sample, named, namedEnd) ? 90 : 0;
  }

  private static boolean isBlank(byte[] line, int from, int to) {
    int at = from;
    while (at < to && line[at] >= 0 && line[at] <= ' ') {
      at++;
    }
    return at == to;
  }

  private static LineShare.Verdict verdict(byte[] line, int from, int to) {
    if (line[from] == '#') {
      return LineShare.Verdict.SAYS_NOTHING;
    }
    int columns = 1;
    for (int at = from; at < to; at++) {
      columns += line[at] == ' ' ? 1 : 0;
    }
    boolean dated =
        to - from > 20
            && line[from + 4] == '-'
            && line[from + 7] == '-'
            && line[from + 10] == ' '
            && line[from + 13] == ':'
            && line[from + 19] == ' ';
    boolean fits = dated && columns >= LEAST_COLUMNS && hasMethod(line, from, to);
    return fits ? LineShare.Verdict.FITS : LineShare.Verdict.DOES_NOT_FIT;
  }

  private static boolean hasMethod(byte[] line, int from, int to) {
    for (byte[] method : METHODS) {
      if (Bytes.indexOf(line, from, to, method) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(new IisEntries(fields), limits);
  }

  /** Reads lines and remembers the columns. */
  private static final class Reader implements RecordReader {
    private final IisEntries entries;
    private final EntryReader lines;

    Reader(IisEntries entries, Limits limits) {
      this.entries = entries;
      this.lines = new EntryReader(entries, EntryReader.Reach.LINE, limits);
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      return lines.read(block, from, to, position, last, sink);
    }

    @Override
    public boolean isBetweenRecords() {
      return lines.isBetweenRecords();
    }

    @Override
    public byte[] heading() {
      return entries.heading();
    }

    @Override
    public void save(StateWriter out) {
      out.text(entries.header());
      lines.save(out);
    }

    /** What was saved before lines had a memory of their own ends with the header. */
    @Override
    public void restore(StateReader in) {
      String header = in.text();
      if (!header.isEmpty()) {
        entries.use(new IisColumns(header));
      }
      if (!in.atEnd()) {
        lines.restore(in);
      }
    }

    @Override
    public void end(EventSink sink) {
      lines.end(sink);
    }
  }
}
