package org.hansho.format.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Rfc3339;
import org.hansho.format.Values;
import org.hansho.format.flowlog.ColumnReader;
import org.hansho.format.table.Step;
import org.hansho.format.table.Steps;
import org.hansho.record.EventSink;

/**
 * What standard and real-time access logs of CloudFront have in common: columns parted by tabs,
 * which both name nearly alike, and a user agent that is percent-encoded. Standard logs state date
 * and time of day, real-time logs seconds since 1970. Belongs to one thread.
 */
final class CloudFrontColumns implements ColumnReader.Columns {
  static final EventClass REQUEST =
      EventClass.of("aws.cloudfront", LogSource.of("aws", "webserver", "cloudfront"));

  /** What stands before the names of the columns in a standard log. */
  static final String NAMES = "#Fields: ";

  private static final String TIMESTAMP = "timestamp";
  private static final String[] AGENTS = {"cs(User-Agent)", "cs-user-agent"};

  private static final Renames COMMON =
      Renames.of(
          """
          http.request.bytes        | cs-bytes
          http.request.method       | cs-method
          http.request.referrer     | cs(Referer), cs-referer
          http.response.body.bytes  | sc-bytes
          http.response.status_code | sc-status
          http.version              | cs-protocol-version
          source.ip                 | c-ip
          source.address            | c-ip
          source.port               | c-port
          url.domain                | x-host-header, cs(Host), cs-host
          url.path                  | cs-uri-stem
          url.query                 | cs-uri-query
          user_agent.original       | (cs(User-Agent) or cs-user-agent, decoded)
          cs-cookie                 | cs(Cookie)
          cs-host                   | x-host-header, cs(Host)
          cs-referer                | cs(Referer)
          """);

  private static final Step OUTCOME = Steps.status("sc-status");

  private static final byte[] MARK = Values.ascii(NAMES);
  private static final int DATE = 10;
  private static final int TIME = 8;

  private final Renames.Copies common;
  private final Step.Filling outcome;
  private final int date;
  private final int time;
  private final int timestamp;

  /** The agent as the log states it. */
  private final int[] stated;

  private final int[] agents;
  private final byte[] stamp = Values.ascii("0000-00-00T00:00:00Z");

  CloudFrontColumns(Fields fields) {
    common = COMMON.bind(fields);
    outcome = OUTCOME.bind(fields);
    date = fields.id("date");
    time = fields.id("time");
    timestamp = fields.id(TIMESTAMP);
    stated = Values.ids(fields, AGENTS);
    agents = Values.ids(fields, "user_agent.original", "cs-user-agent");
  }

  /** Native columns that are looked at. */
  static Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(OUTCOME.reads());
    names.addAll(List.of("date", "time", TIMESTAMP));
    names.addAll(List.of(AGENTS));
    return names;
  }

  static Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(COMMON.words());
    words.putAll(OUTCOME.words());
    return words;
  }

  @Override
  public byte separator() {
    return '\t';
  }

  @Override
  public String mark() {
    return NAMES;
  }

  @Override
  public List<String> header(byte[] block, int from, int end) {
    String names = ColumnReader.textBehind(MARK, block, from, end);
    return names == null ? List.of() : List.of(names.strip().split("\\s+"));
  }

  @Override
  public boolean isSkipped(byte[] block, int from, int end) {
    return block[from] == '#';
  }

  @Override
  public void complete(Event event, EventSink sink) {
    event.setEventClass(REQUEST);
    event.setTime(timeOf(event));
    common.apply(event);
    outcome.fill(event);
    for (int field : stated) {
      int slot = Values.scalar(event, field);
      if (slot != Event.NONE) {
        addAgent(event, slot);
      }
    }
    sink.event(event);
  }

  private long timeOf(Event event) {
    int day = Values.scalar(event, date);
    int clock = Values.scalar(event, time);
    if (day == Event.NONE
        || clock == Event.NONE
        || event.length(day) != DATE
        || event.length(clock) != TIME) {
      return Values.time(event, timestamp);
    }
    System.arraycopy(event.buffer(day), event.start(day), stamp, 0, DATE);
    System.arraycopy(event.buffer(clock), event.start(clock), stamp, DATE + 1, TIME);
    return Rfc3339.nanos(stamp, 0, stamp.length);
  }

  /** Adds the agent with its percent signs undone, which may leave it as it is. */
  private void addAgent(Event event, int slot) {
    event.buffer(slot);
    int room = event.length(slot);
    for (int field : agents) {
      if (field != Fields.UNREAD && event.first(field) == Event.NONE) {
        int at = event.reserve(room);
        int length = decode(event.buffer(slot), event.start(slot), room, event.arena(), at);
        event.addReserved(field, ValueKind.STRING, at, length);
      }
    }
  }

  private static int decode(byte[] text, int from, int length, byte[] target, int at) {
    int written = at;
    int end = from + length;
    for (int i = from; i < end; i++) {
      int high = text[i] == '%' && i + 2 < end ? Character.digit(text[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
      target[written++] = low < 0 ? text[i] : (byte) (high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
    return written - at;
  }
}
