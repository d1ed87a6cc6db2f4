package org.hansho.format.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.Rfc3339;
import org.hansho.format.database.EntryReader;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Turns lines of W3C logs into events. Header lines change the columns of the lines behind them,
 * and the day of those without a date; that is all it remembers.
 */
final class IisEntries implements EntryReader.Entries {
  /** Requests that IIS logged. */
  static final EventClass REQUEST =
      EventClass.of(
          "web.iis",
          LogSource.of("windows", "webserver", "iis"),
          LogSource.of("iis", "webserver", null));

  /** Commands of FTP sessions. */
  static final EventClass FTP = EventClass.of("web.ftp", LogSource.of("windows", "ftp", "iis"));

  private static final String NAMES = "#Fields:";

  /** What stands before the names of the columns. */
  static final byte[] HEADER = Bytes.of(NAMES);

  private static final String COMPUTER = "s-computername";
  private static final String DAY_OF_LINES = "#Date: ";
  private static final byte[] DATE = Bytes.of(DAY_OF_LINES);
  private static final Set<String> REQUEST_COLUMNS =
      Set.of("c-ip", "cs-method", "cs-uri", "cs-uri-stem", "sc-status", "cs(User-Agent)");
  private static final int FEWEST_OF_A_REQUEST = 2;
  private static final long NANOS = 1_000_000_000L;
  private static final long DAY = 86_400 * NANOS;

  /** How much a line may be behind the one above it. */
  private static final long LATEST = 3_600 * NANOS;

  private static final byte[] FIRST_DAY = Bytes.of("1970-01-01");
  private static final int LONGEST_HEADER = 4096;

  private final Fields fields;
  private final Event event;
  private final WebFields web;
  private final int[] starts = new int[IisColumns.MOST];
  private final int[] ends = new int[IisColumns.MOST];
  private final byte[] stamp = new byte[19];
  private IisColumns columns = new IisColumns("");

  /** The time of the line read last or of the header, for lines without a date. */
  private long before = Event.NO_TIME;

  private int[] natives = {};
  private WebFields.Pair[] pairs = {};
  private final WebFields.Pair computer;

  IisEntries(Fields fields) {
    this.fields = fields;
    event = new Event(fields);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    web = new WebFields(fields);
    computer = WebFields.Pair.of(fields, COMPUTER, "host.name");
  }

  /** The header line in force, empty if none was seen. */
  String header() {
    return columns.line();
  }

  /** The names of the columns, and the date where none of them has it. */
  byte[] heading() {
    if (columns.size() == 0) {
      return RecordReader.NO_HEADING;
    }
    String line = NAMES + " " + columns.line().strip();
    if (columns.indexOf("date") < 0 && before != Event.NO_TIME) {
      String date = Instant.ofEpochSecond(0, before).toString().replace('T', ' ');
      line += "\n" + DAY_OF_LINES + date.substring(0, stamp.length);
    }
    return line.getBytes(StandardCharsets.UTF_8);
  }

  void use(IisColumns wanted) {
    columns = wanted;
    natives = wanted.ids(fields);
    pairs = new WebFields.Pair[wanted.size()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = wanted.isFtp() ? ftpPair(wanted.name(i)) : pair(wanted.name(i));
    }
  }

  private WebFields.Pair ftpPair(String name) {
    return switch (name) {
      case "cs-method" -> WebFields.Pair.of(fields, name, "event.action");
      case "x-fullpath" -> WebFields.Pair.of(fields, name, "file.path");
      case "sc-status" -> WebFields.Pair.of(fields, name, "event.code");
      case COMPUTER -> computer;
      case "cs-username" -> web.user;
      default -> WebFields.Pair.NONE;
    };
  }

  private WebFields.Pair pair(String name) {
    return switch (name) {
      case "cs-method" -> web.method;
      case "cs-uri-stem" -> web.path;
      case "cs-uri-query" -> web.query;
      case "cs(User-Agent)" -> web.agent;
      case "cs(Referer)" -> web.referrer;
      case "cs-username" -> web.user;
      case "cs-version" -> web.version;
      case "sc-bytes" -> web.sent;
      case "cs-bytes" -> web.received;
      case COMPUTER -> computer;
      default -> WebFields.Pair.NONE;
    };
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return true;
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    if (block[from] == '#') {
      header(block, from, to);
      return;
    }
    int count = cut(block, from, to);
    if (columns.size() == 0) {
      use(new IisColumns(looksLikeFtp(block, count) ? IisColumns.FTP : IisColumns.REQUESTS));
    }
    long time = time(block, count);
    if (count != columns.size() || time == Event.NO_TIME) {
      Fault fault = count != columns.size() ? WebFaults.COLUMNS : WebFaults.NO_DATE;
      sink.malformed(Malformed.of(fault, position, block, from, to - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setTime(time);
    event.setEventClass(columns.isFtp() ? FTP : REQUEST);
    for (int i = 0; i < count; i++) {
      column(block, i);
    }
    sink.event(event);
  }

  private void header(byte[] block, int from, int to) {
    if (Bytes.startsWith(block, from, to, HEADER) && to - from < LONGEST_HEADER) {
      use(IisColumns.of(block, from + HEADER.length, to));
    } else if (Bytes.startsWith(block, from, to, DATE)) {
      int date = from + DATE.length;
      if (to - date >= stamp.length) {
        before = nanos(block, date, block, date + 11);
      }
    }
  }

  /**
   * Whether a line of names is that of requests, and a record has as many parts; of one that is cut
   * it is enough that it has no more.
   */
  static boolean fits(byte[] sample, int names, int namesEnd, int from, int to, boolean whole) {
    if (!areOfRequests(sample, names, namesEnd)) {
      return false;
    }
    IisColumns columns = IisColumns.of(sample, names, namesEnd);
    int parts = 1;
    for (int at = from; at < to; at++) {
      parts += sample[at] == ' ' ? 1 : 0;
    }
    return whole ? parts == columns.size() : parts <= columns.size();
  }

  /** Whether a line of names is that of requests. */
  static boolean areOfRequests(byte[] sample, int names, int namesEnd) {
    if (namesEnd - names >= LONGEST_HEADER) {
      return false;
    }
    IisColumns columns = IisColumns.of(sample, names, namesEnd);
    return columns.indexOf("time") >= 0
        && REQUEST_COLUMNS.stream().filter(name -> columns.indexOf(name) >= 0).count()
            >= FEWEST_OF_A_REQUEST;
  }

  private int cut(byte[] block, int from, int to) {
    int count = 0;
    int at = from;
    while (at < to) {
      int end = Bytes.indexOf(block, at, to, (byte) ' ');
      end = end < 0 ? to : end;
      if (count < IisColumns.MOST) {
        starts[count] = at;
        ends[count] = end;
      }
      count++;
      at = end + 1;
    }
    return count;
  }

  /** Without a header, the third column of FTP is the client and the fourth its user. */
  private boolean looksLikeFtp(byte[] block, int count) {
    return count == 13 && !Bytes.isAddress(block, starts[3], ends[3]);
  }

  private long time(byte[] block, int count) {
    int clock = columns.indexOf("time");
    if (clock < 0 || clock >= count || ends[clock] - starts[clock] != 8) {
      return Event.NO_TIME;
    }
    int date = columns.indexOf("date");
    if (date < 0) {
      return undated(block, starts[clock]);
    }
    if (date >= count || ends[date] - starts[date] != 10) {
      return Event.NO_TIME;
    }
    return nanos(block, starts[date], block, starts[clock]);
  }

  private long nanos(byte[] dates, int date, byte[] clocks, int clock) {
    System.arraycopy(dates, date, stamp, 0, 10);
    stamp[10] = 'T';
    System.arraycopy(clocks, clock, stamp, 11, 8);
    return Rfc3339.nanos(stamp, 0, stamp.length);
  }

  /** The next moment with that time of day behind the line before, or one shortly before it. */
  private long undated(byte[] block, int clock) {
    long ofFirstDay = before == Event.NO_TIME ? Event.NO_TIME : nanos(FIRST_DAY, 0, block, clock);
    if (ofFirstDay == Event.NO_TIME) {
      return Event.NO_TIME;
    }
    long time = before - Math.floorMod(before, DAY) + ofFirstDay;
    if (time - before >= DAY - LATEST) {
      time -= DAY;
    } else if (before - time > LATEST) {
      time += DAY;
    }
    before = time;
    return time;
  }

  @Override
  public void save(StateWriter out) {
    out.number(before);
  }

  @Override
  public void restore(StateReader in) {
    before = in.number();
  }

  private void column(byte[] block, int column) {
    int from = starts[column];
    int to = ends[column];
    if (WebFields.isMissing(block, from, to)) {
      return;
    }
    WebFields.Pair pair = pairs[column];
    String name = columns.name(column);
    boolean status = name.equals("sc-status");
    if (name.equals("c-ip")) {
      web.addClient(event, block, from, to);
    } else if (status && !columns.isFtp()) {
      web.addStatus(event, block, from, to);
    } else if (name.equals("cs-uri")) {
      web.addTarget(event, block, from, to);
    } else if (name.equals("cs-host") && !columns.isFtp()) {
      host(block, from, to);
    } else if (name.equals("cs(User-Agent)")) {
      spaced(pair, block, from, to);
    } else if (pair.isRead()) {
      pair.add(event, from, to);
    }
    if (status && columns.isFtp()) {
      web.addOutcome(event, block, from, to);
    }
    if (natives[column] != Fields.UNREAD && event.first(natives[column]) == Event.NONE) {
      event.add(natives[column], ValueKind.STRING, from, to - from);
    }
  }

  /** The header as sent, and the host in it. */
  private void host(byte[] block, int from, int to) {
    int end = WebFields.endOfHost(block, from, to);
    if (web.host.common() != Fields.UNREAD && end > from) {
      event.add(web.host.common(), ValueKind.STRING, from, end - from);
    }
  }

  /** IIS writes blanks of an agent as plus signs. */
  private void spaced(WebFields.Pair pair, byte[] block, int from, int to) {
    if (!pair.isRead()) {
      return;
    }
    int at = event.reserve(to - from);
    byte[] arena = event.arena();
    for (int i = from; i < to; i++) {
      arena[at + i - from] = block[i] == '+' ? (byte) ' ' : block[i];
    }
    pair.addDecoded(event, at, to - from);
  }
}
