package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Values;
import org.hansho.format.flow.Transports;
import org.jspecify.annotations.Nullable;

/**
 * Messages of firewalls and other appliances in ArcSight's CEF and QRadar's LEEF, with or without a
 * header of syslog.
 *
 * <p>Keys of the extension are fields of their own names, those of the header {@code deviceVendor},
 * {@code deviceProduct}, {@code deviceVersion}, {@code deviceEventClassId}, {@code name} and {@code
 * severity}. Sources: ArcSight, "Common Event Format" revision 25; IBM, "Log Event Extended Format"
 * versions 1 and 2. Linear; belongs to one reader.
 */
final class ApplianceMessage {
  /** Events of appliances whose maker is not one of those below. */
  private static final EventClass OTHER =
      EventClass.of("appliance.event", LogSource.of("appliance", null, null));

  private static final List<Maker> MAKERS =
      List.of(
          Maker.of("Fortinet", "fortigate", "event"),
          Maker.of("Palo Alto Networks", "paloalto", null),
          Maker.of("Check Point", "checkpoint", null),
          Maker.of("Cisco", "cisco", null),
          Maker.of("Sophos", "sophos", null),
          Maker.of("SonicWall", "sonicwall", null));

  static final List<EventClass> CLASSES = classes();

  static final Renames COMMON =
      Renames.of(
          """
          source.ip              | src
          source.address         | src, shost
          source.port            | spt, srcPort
          source.domain          | shost
          destination.ip         | dst
          destination.port       | dpt, dstPort
          user.name              | suser, usrName
          user.target.name       | duser
          host.name              | dvchost, identHostName
          event.action           | act, action
          event.reason           | reason
          network.transport      | (proto, by name or number)
          network.protocol       | app
          url.original           | request, url
          url.domain             | dhost
          http.request.method    | requestMethod
          user_agent.original    | requestClientApplication
          file.path              | filePath
          file.name              | fname
          message                | msg
          rule.name              | name
          rule.id                | deviceEventClassId
          event.outcome          | (outcome)
          src_ip                 | src
          dst_ip                 | dst
          dst_port               | dpt, dstPort
          action                 | act
          """);

  private static final byte[] CEF = Bytes.of("CEF:");
  private static final byte[] LEEF = Bytes.of("LEEF:");
  private static final byte TAB = '\t';
  private static final int CEF_PARTS = 7;
  private static final int LEEF_PARTS = 5;
  private static final Map<String, byte[]> OUTCOMES =
      Map.of(
          "success", Values.SUCCESS,
          "Success", Values.SUCCESS,
          "SUCCESS", Values.SUCCESS,
          "failure", Values.FAILURE,
          "Failure", Values.FAILURE,
          "FAILURE", Values.FAILURE,
          "failed", Values.FAILURE,
          "Failed", Values.FAILURE);

  private static final int LONGEST_OUTCOME = 7;
  private static final int MOST_PROTOCOL = 255;

  private final NameTable fieldNames;
  private final int maxValues;
  private final Renames.Copies common;
  private final int[] header;
  private final int vendor;
  private final int protocol;
  private final int transport;
  private final int outcome;
  private final int outcomeWord;
  private final int[] times;

  ApplianceMessage(Fields fields, int maxValues) {
    this.maxValues = maxValues;
    fieldNames = new NameTable(fields.names());
    common = COMMON.bind(fields);
    header =
        Values.ids(
            fields,
            "deviceVendor",
            "deviceProduct",
            "deviceVersion",
            "deviceEventClassId",
            "name",
            "severity");
    vendor = fields.id("deviceVendor");
    protocol = fields.id("proto");
    transport = fields.id("network.transport");
    outcome = fields.id("outcome");
    outcomeWord = fields.id("event.outcome");
    times = Values.ids(fields, "rt", "end", "start", "devTime");
  }

  /** What it needs for itself. */
  static List<String> reads() {
    return List.of(
        "deviceVendor",
        "deviceEventClassId",
        "name",
        "outcome",
        "proto",
        "rt",
        "end",
        "start",
        "devTime");
  }

  /** The classes of events of appliances. */
  private static List<EventClass> classes() {
    List<EventClass> classes = new ArrayList<>();
    MAKERS.forEach(maker -> classes.add(maker.eventClass()));
    classes.add(OTHER);
    return List.copyOf(classes);
  }

  /** Whether such a message begins here. */
  static boolean isOne(byte[] buffer, int from, int to) {
    boolean cef = Bytes.startsWith(buffer, from, to, CEF);
    int at = from + (cef ? CEF.length : LEEF.length);
    return (cef || Bytes.startsWith(buffer, from, to, LEEF))
        && at < to
        && Bytes.isDigit(buffer[at])
        && Bytes.indexOf(buffer, at, to, (byte) '|') >= 0;
  }

  /**
   * Reads the message into an event whose common header fields were added, and sets its class and,
   * where it states one, its time.
   */
  void read(Event event, SyslogClock clock, byte[] buffer, int from, int to) {
    boolean cef = Bytes.startsWith(buffer, from, to, CEF);
    int at = Bytes.indexOf(buffer, from, to, (byte) '|') + 1;
    boolean second = !cef && buffer[from + LEEF.length] == '2';
    int parts = cef ? CEF_PARTS : LEEF_PARTS;
    for (int part = 1; part < parts && at <= to; part++) {
      int end = bar(buffer, at, to);
      addText(event, header[part - 1], buffer, at, end);
      at = Math.min(to, end) + 1;
    }
    if (cef) {
      spaced(event, buffer, Math.min(at, to), to);
    } else {
      separated(event, buffer, Math.min(at, to), to, second);
    }
    complete(event, clock);
  }

  private void complete(Event event, SyslogClock clock) {
    event.setEventClass(eventClass(event));
    long stated = time(event, clock);
    if (stated != Event.NO_TIME) {
      event.setTime(stated);
    }
    common.apply(event);
    addTransport(event);
    int slot = Values.scalar(event, outcome);
    if (slot != Event.NONE && event.length(slot) <= LONGEST_OUTCOME) {
      byte[] word = OUTCOMES.get(event.text(slot));
      if (word != null && outcomeWord != Fields.UNREAD) {
        Values.add(event, outcomeWord, word);
      }
    }
  }

  private void addTransport(Event event) {
    int slot = transport == Fields.UNREAD ? Event.NONE : Values.scalar(event, protocol);
    if (slot == Event.NONE) {
      return;
    }
    long number = event.number(slot);
    if (number < 0) {
      number = Transports.number(event.buffer(slot), event.start(slot), event.length(slot));
    }
    if (number >= 0 && number <= MOST_PROTOCOL) {
      Values.add(event, transport, Transports.name(number));
    }
  }

  private long time(Event event, SyslogClock clock) {
    for (int field : times) {
      long time = Values.time(event, field);
      int slot = time == Event.NO_TIME ? Values.scalar(event, field) : Event.NONE;
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        int start = event.start(slot);
        int read = clock.read(buffer, start, start + event.length(slot));
        time = read == SyslogClock.NO_STAMP ? Event.NO_TIME : clock.time();
      }
      if (time != Event.NO_TIME) {
        return time;
      }
    }
    return Event.NO_TIME;
  }

  private EventClass eventClass(Event event) {
    int slot = Values.scalar(event, vendor);
    if (slot != Event.NONE) {
      for (Maker maker : MAKERS) {
        if (Values.startsWith(event, vendor, maker.name())) {
          return maker.eventClass();
        }
      }
    }
    return OTHER;
  }

  /** The next bar that no backslash precedes, or the end. */
  private static int bar(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] != '|') {
      at += buffer[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  /**
   * {@code key=value} parted by spaces, which values may hold: a value ends before the next key. A
   * sign that stands in a value without its backslash, as in addresses of the web, ends none.
   */
  private void spaced(Event event, byte[] buffer, int from, int to) {
    int values = 0;
    int keyStart = Bytes.skipSpaces(buffer, from, to);
    int equals = equalsSign(buffer, keyStart, to);
    while (equals < to && values++ < maxValues) {
      int next = equalsSign(buffer, equals + 1, to);
      int nextKey = next < to ? keyStart(buffer, equals + 1, next) : to;
      add(event, buffer, keyStart, equals, Bytes.trimEnd(buffer, equals + 1, nextKey));
      keyStart = nextKey;
      equals = next;
    }
  }

  /** The next sign that is not escaped and stands behind a key; the end if there is none. */
  private static int equalsSign(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = buffer[at];
      if (b == '\\') {
        at++;
      } else if (b == '=') {
        int key = keyStart(buffer, from, at);
        if (key < at && (key == from || buffer[key - 1] == ' ')) {
          return at;
        }
      }
      at++;
    }
    return to;
  }

  /** Where the word that ends here begins. */
  private static int keyStart(byte[] buffer, int from, int end) {
    int at = end;
    while (at > from && isKey(buffer[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isKey(byte b) {
    return Bytes.isDigit(b)
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || "_.-[]".indexOf(b) >= 0;
  }

  /** {@code key=value} parted by tabs, or in version 2 by what a part of its own names. */
  private void separated(Event event, byte[] buffer, int from, int to, boolean second) {
    byte separator = TAB;
    int at = from;
    if (second) {
      int end = bar(buffer, from, to);
      if (end < to && end - from <= 5 && Bytes.indexOf(buffer, from, end, (byte) '=') < 0) {
        separator = separator(buffer, from, end);
        at = end + 1;
      }
    }
    int values = 0;
    while (at < to && values++ < maxValues) {
      int stop = Bytes.indexOf(buffer, at, to, separator);
      int end = stop < 0 ? to : stop;
      int equals = Bytes.indexOf(buffer, at, end, (byte) '=');
      if (equals > at) {
        add(event, buffer, Bytes.skipSpaces(buffer, at, equals), equals, end);
      }
      at = end + 1;
    }
  }

  /** A character, or its code as {@code x5E} or {@code 0x5E}. */
  private static byte separator(byte[] buffer, int from, int end) {
    if (end == from) {
      return TAB;
    }
    if (end - from == 1) {
      return buffer[from];
    }
    int value = 0;
    int at = Bytes.indexOf(buffer, from, end, (byte) 'x') + 1;
    for (; at < end; at++) {
      int digit = Character.digit(buffer[at], 16);
      if (digit < 0) {
        return TAB;
      }
      value = value * 16 + digit;
    }
    return value > 0 && value < 128 ? (byte) value : TAB;
  }

  private void add(Event event, byte[] buffer, int keyStart, int equals, int valueEnd) {
    int number = fieldNames.find(buffer, keyStart, equals);
    if (number != NameTable.ABSENT && valueEnd > equals + 1) {
      addText(event, number, buffer, equals + 1, valueEnd);
    }
  }

  /** Adds a value, its escapes undone. */
  private static void addText(Event event, int field, byte[] buffer, int from, int to) {
    if (field == Fields.UNREAD || to <= from) {
      return;
    }
    if (Bytes.indexOf(buffer, from, to, (byte) '\\') < 0) {
      event.add(field, ValueKind.STRING, from, to - from);
      return;
    }
    int at = event.reserve(to - from);
    byte[] arena = event.arena();
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b == '\\' && i + 1 < to) {
        b = unescaped(buffer[++i]);
      }
      arena[at + length++] = b;
    }
    event.addReserved(field, ValueKind.STRING, at, length);
  }

  private static byte unescaped(byte letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }

  /**
   * A maker of firewalls.
   *
   * @param name how its name begins in the header
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Maker(byte[] name, EventClass eventClass) {
    static Maker of(String name, String product, @Nullable String service) {
      return new Maker(
          Bytes.of(name),
          EventClass.of(
              "appliance." + product,
              LogSource.of(product, null, service),
              LogSource.of(product, "firewall", null)));
    }
  }
}
