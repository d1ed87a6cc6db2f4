package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.TextVisitor;
import org.hansho.event.ValueKind;
import org.hansho.format.Rfc3339;

/**
 * Reads one event of Sysmon for Linux, an XML text on one line, into an event.
 *
 * <p>The elements of {@code System} and the {@code Data} of {@code EventData} keep their names,
 * which are those of Sigma; beside them stand the common fields. Sysmon writes {@code -} for what
 * it does not know: the native field says so too, the common one is left out. Syslog cuts long
 * messages (2 KiB with some agents), so an event that ends early is an event with what was read of
 * it, and only one without its number is none. Event time is {@code UtcTime}, when it happened;
 * else when it was written. The arguments of a process are its command line cut at blanks, as
 * Sysmon itself joins them without quotes; a bare name in {@code Image} (event 5 has some) is no
 * executable's path. Belongs to one reader; linear.
 */
final class SysmonEvent {
  private static final byte[] START = Bytes.of("<Event");
  private static final byte[] DECLARATION = Bytes.of("<?xml");
  private static final byte[] DATA = Bytes.of("Data");
  private static final byte[] EVENT_ID = Bytes.of("EventID");
  private static final byte[] UTC_TIME = Bytes.of("UtcTime");
  private static final byte[] PROVIDER = Bytes.of("Provider");
  private static final byte[] TIME_CREATED = Bytes.of("TimeCreated");
  private static final byte[] SUCCESS = Bytes.of("success");

  /** The common fields that have the value of a native one as it is. */
  private static final Map<String, List<String>> COMMON =
      Map.ofEntries(
          Map.entry("Computer", List.of("host.name")),
          Map.entry("Image", List.of("process.executable")),
          Map.entry("CommandLine", List.of("process.command_line")),
          Map.entry("CurrentDirectory", List.of("process.working_directory")),
          Map.entry("ProcessId", List.of("process.pid")),
          Map.entry("ProcessGuid", List.of("process.entity_id")),
          Map.entry("ParentImage", List.of("process.parent.executable")),
          Map.entry("ParentCommandLine", List.of("process.parent.command_line")),
          Map.entry("ParentProcessId", List.of("process.parent.pid")),
          Map.entry("ParentProcessGuid", List.of("process.parent.entity_id")),
          Map.entry("User", List.of("user.name")),
          Map.entry("LogonId", List.of("user.id")),
          Map.entry("SourceIp", List.of("source.ip")),
          Map.entry("SourcePort", List.of("source.port")),
          Map.entry("DestinationIp", List.of("destination.ip")),
          Map.entry("DestinationPort", List.of("destination.port")),
          Map.entry("DestinationHostname", List.of("destination.domain")),
          Map.entry("Protocol", List.of("network.transport")),
          Map.entry("TargetFilename", List.of("file.path")));

  /** Fields that have a part of a native one: its last path segment, or its words. */
  private static final Map<String, String> BASE_NAMES =
      Map.of("Image", "process.name", "ParentImage", "process.parent.name");

  private static final String PROVIDER_NAME = "Provider_Name";

  private final FieldWriter writer;
  private final XmlCursor cursor = new XmlCursor();
  private final int maxValues;
  private final NameTable names;
  private final int[] nativeFields;
  private final int[][] commonFields;
  private final int[] baseNameFields;
  private final boolean[] isPath;
  private final int providerName;
  private final int action;
  private final int outcome;
  private final byte[][] actionWords = SysmonClasses.actionWords();
  private byte[] scratch = new byte[256];

  SysmonEvent(FieldWriter writer, Fields fields, int maxValues) {
    this.writer = writer;
    this.maxValues = maxValues;
    List<String> list = new ArrayList<>(COMMON.keySet());
    fields.names().stream().filter(name -> !COMMON.containsKey(name)).forEach(list::add);
    names = new NameTable(list);
    nativeFields = list.stream().mapToInt(fields::id).toArray();
    commonFields = new int[list.size()][];
    baseNameFields = new int[list.size()];
    isPath = new boolean[list.size()];
    for (int i = 0; i < list.size(); i++) {
      String name = list.get(i);
      commonFields[i] =
          COMMON.getOrDefault(name, List.of()).stream().mapToInt(fields::id).toArray();
      isPath[i] = BASE_NAMES.containsKey(name);
      baseNameFields[i] = fields.id(BASE_NAMES.getOrDefault(name, ""));
    }
    providerName = fields.id(PROVIDER_NAME);
    action = fields.id("event.action");
    outcome = fields.id("event.outcome");
  }

  /** Whether an event of Sysmon seems to begin at the place. */
  static boolean begins(byte[] buffer, int from, int to) {
    return Bytes.startsWith(buffer, from, to, START)
        || Bytes.startsWith(buffer, from, to, DECLARATION);
  }

  /**
   * Adds the values of the event and sets its time and class.
   *
   * @return false, with nothing added, if the text has no event number
   */
  boolean read(byte[] buffer, int from, int to) {
    int number = number(buffer, from, to);
    if (number < 0) {
      return false;
    }
    Event event = writer.event();
    event.setEventClass(SysmonClasses.of(number));
    if (number < actionWords.length && actionWords[number].length > 0) {
      writer.addWord(action, actionWords[number]);
      writer.addWord(outcome, SUCCESS);
    }
    cursor.begin(buffer, from, to);
    long written = Event.NO_TIME;
    long happened = Event.NO_TIME;
    for (int values = 0; values < maxValues && cursor.next(); values++) {
      if (cursor.isElement(DATA)) {
        add(buffer, cursor.attributeStart(), cursor.attributeEnd());
        happened = isNamed(buffer, UTC_TIME) ? textTime(buffer) : happened;
      } else if (cursor.isElement(TIME_CREATED)) {
        written =
            Rfc3339.nanos(
                buffer, cursor.attributeStart(), cursor.attributeEnd() - cursor.attributeStart());
      } else if (cursor.isElement(PROVIDER)) {
        writer.add(providerName, cursor.attributeStart(), cursor.attributeEnd());
      } else {
        add(buffer, cursor.elementStart(), cursor.elementEnd());
      }
    }
    setTime(event, happened, written);
    return true;
  }

  private static void setTime(Event event, long happened, long written) {
    if (happened != Event.NO_TIME || written != Event.NO_TIME) {
      event.setTime(happened != Event.NO_TIME ? happened : written);
    }
  }

  private boolean isNamed(byte[] buffer, byte[] name) {
    return cursor.attributeEnd() - cursor.attributeStart() == name.length
        && Bytes.startsWith(buffer, cursor.attributeStart(), cursor.attributeEnd(), name);
  }

  private long textTime(byte[] buffer) {
    return Rfc3339.nanos(buffer, cursor.textStart(), cursor.textEnd() - cursor.textStart());
  }

  private int number(byte[] buffer, int from, int to) {
    cursor.begin(buffer, from, to);
    for (int values = 0; values < maxValues && cursor.next(); values++) {
      if (cursor.isElement(DATA)) {
        return -1;
      }
      if (cursor.isElement(EVENT_ID)) {
        int length = cursor.textEnd() - cursor.textStart();
        return length < 1 || length > 5 ? -1 : Bytes.digits(buffer, cursor.textStart(), length);
      }
    }
    return -1;
  }

  /** Adds the text of the item to the fields that are called by the name, and to common ones. */
  private void add(byte[] buffer, int nameStart, int nameEnd) {
    int name = names.find(buffer, nameStart, nameEnd);
    if (name < 0) {
      return;
    }
    int start = cursor.textStart();
    int end = cursor.textEnd();
    if (Bytes.indexOf(buffer, start, end, (byte) '&') < 0) {
      addText(name, buffer, start, end);
      return;
    }
    int length = decode(buffer, start, end);
    writer.begin(writer.event(), scratch);
    addText(name, scratch, 0, length);
    writer.begin(writer.event(), buffer);
  }

  private void addText(int name, byte[] text, int start, int end) {
    if (nativeFields[name] >= 0) {
      addNative(nativeFields[name], text, start, end);
    }
    if (end - start == 1 && text[start] == '-') {
      return;
    }
    boolean bareName = isPath[name] && (end == start || text[start] != '/');
    for (int field : commonFields[name]) {
      writer.addFirst(bareName ? Fields.UNREAD : field, start, end);
    }
    writer.addBaseName(baseNameFields[name], start, end);
  }

  /** Unlike common fields, native ones are also kept empty. */
  private void addNative(int field, byte[] text, int start, int end) {
    Event event = writer.event();
    if (event.first(field) != Event.NONE) {
      return;
    }
    if (end > start) {
      writer.add(field, start, end);
    } else {
      event.addCopy(field, ValueKind.STRING, text, start, 0);
    }
  }

  private int decode(byte[] buffer, int start, int end) {
    if (scratch.length < end - start) {
      scratch = new byte[Math.max(end - start, scratch.length * 2)];
    }
    return XmlCursor.decode(buffer, start, end, scratch, 0);
  }

  /** Shows the texts that hold entities, decoded; the others stand in the record as they are. */
  boolean visitDecoded(byte[] buffer, int from, int to, TextVisitor visitor) {
    cursor.begin(buffer, from, to);
    for (int values = 0; values < maxValues && cursor.next(); values++) {
      if (Bytes.indexOf(buffer, cursor.textStart(), cursor.textEnd(), (byte) '&') >= 0) {
        int length = decode(buffer, cursor.textStart(), cursor.textEnd());
        if (!visitor.text(scratch, 0, length)) {
          return false;
        }
      }
    }
    return true;
  }
}
