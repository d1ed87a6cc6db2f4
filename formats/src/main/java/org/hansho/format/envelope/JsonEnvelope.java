package org.hansho.format.envelope;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.JsonRecordReader;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * A shipper that writes JSON objects: a row of {@link JsonEnvelopes} says by which keys it is known
 * and where the text and its sender stand.
 *
 * <p>Where several paths are given, the first that a record has counts. A path may be written with
 * nested objects, with a key that holds dots, or both.
 */
final class JsonEnvelope implements Envelope {
  /** Nobody else writes all of these keys around a text. */
  private static final int KNOWN = 99;

  private static final int RECORDS_LOOKED_AT = 5;

  private final String name;
  private final String description;
  private final List<List<String>> marks = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final Map<SenderField, List<String>> sender = new EnumMap<>(SenderField.class);
  private List<String> texts = List.of();
  private List<String> times = List.of();
  private List<String> stream = List.of();
  private List<String> labels = List.of();
  private List<String> host = List.of();
  private List<String> program = List.of();
  private List<String> process = List.of();
  private Parts parts = Parts.WHOLE;

  private volatile @Nullable Keys keys;

  /** How a record says that its text goes on in the next one. */
  enum Parts {
    /** It does not. */
    WHOLE,
    /** Its text has no line feed at its end: the json-file of Docker. */
    UNTIL_LINE_FEED,
    /** A key says so. */
    MARKED
  }

  private List<String> partMarks = List.of();
  private List<String> lastMarks = List.of();
  private List<String> auditType = List.of();
  private List<String> auditNumber = List.of();

  JsonEnvelope(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** One of these keys must be there; called several times, one of each. */
  JsonEnvelope knownBy(String... oneOf) {
    marks.add(List.of(oneOf));
    return this;
  }

  /** With one of these keys the record is no envelope but says for itself what happened. */
  JsonEnvelope unless(String... paths) {
    foreign.addAll(List.of(paths));
    return this;
  }

  /** Where the text stands, or an object that is the record. */
  JsonEnvelope text(String... paths) {
    texts = List.of(paths);
    return this;
  }

  /** When it was written or shipped. */
  JsonEnvelope time(String... paths) {
    times = List.of(paths);
    return this;
  }

  /** The values that together identify one log among the others. */
  JsonEnvelope streams(String... paths) {
    stream = List.of(paths);
    return this;
  }

  JsonEnvelope sender(SenderField field, String... paths) {
    sender.put(field, List.of(paths));
    return this;
  }

  /** Objects whose members are fields under their own names, if somebody reads them. */
  JsonEnvelope labels(String... paths) {
    labels = List.of(paths);
    return this;
  }

  /** The host in the header of a message of syslog whose parts stand apart. */
  JsonEnvelope headerHost(String... paths) {
    host = List.of(paths);
    return this;
  }

  /** Its program; without one the text is no message of syslog. */
  JsonEnvelope headerProgram(String... paths) {
    program = List.of(paths);
    return this;
  }

  /** The number of its process. */
  JsonEnvelope headerProcess(String... paths) {
    process = List.of(paths);
    return this;
  }

  JsonEnvelope splitWithoutLineFeed() {
    parts = Parts.UNTIL_LINE_FEED;
    return this;
  }

  /** A text goes on where one of these holds true, 1 or P. */
  JsonEnvelope splitWhere(String... paths) {
    parts = Parts.MARKED;
    partMarks = List.of(paths);
    return this;
  }

  /** But it ends where one of these holds true. */
  JsonEnvelope splitUntil(String... paths) {
    lastMarks = List.of(paths);
    return this;
  }

  /** Type and number of a record of auditd whose header stands apart from its text. */
  JsonEnvelope auditHeader(String type, String number) {
    auditType = List.of(type);
    auditNumber = List.of(number);
    return this;
  }

  // -- what a reader needs ------------------------------------------------------------------------

  Parts parts() {
    return parts;
  }

  int[] texts(Fields own) {
    return ids(own, texts);
  }

  int[] times(Fields own) {
    return ids(own, times);
  }

  int[] stream(Fields own) {
    return ids(own, stream);
  }

  int[] host(Fields own) {
    return ids(own, host);
  }

  int[] program(Fields own) {
    return ids(own, program);
  }

  int[] process(Fields own) {
    return ids(own, process);
  }

  int[] partMarks(Fields own) {
    return ids(own, partMarks);
  }

  int[] lastMarks(Fields own) {
    return ids(own, lastMarks);
  }

  int[] auditType(Fields own) {
    return ids(own, auditType);
  }

  int[] auditNumber(Fields own) {
    return ids(own, auditNumber);
  }

  int[] sender(Fields own, SenderField field) {
    return ids(own, sender.getOrDefault(field, List.of()));
  }

  /**
   * The fields that somebody reads and that are members of what {@link #labels} names, but for
   * those that the envelope fills in any case.
   */
  List<String> labelsAmong(Fields fields) {
    return fields.names().stream()
        .filter(field -> !SenderField.isOne(field))
        .filter(field -> labels.stream().anyMatch(path -> field.startsWith(path + ".")))
        .toList();
  }

  private static int[] ids(Fields own, List<String> paths) {
    return paths.stream().mapToInt(own::id).toArray();
  }

  /** Every path that is looked at, and some more. */
  Fields paths(List<String> more) {
    TreeSet<String> all = new TreeSet<>(more);
    marks.forEach(all::addAll);
    all.addAll(foreign);
    all.addAll(texts);
    all.addAll(times);
    all.addAll(stream);
    all.addAll(host);
    all.addAll(program);
    all.addAll(process);
    all.addAll(partMarks);
    all.addAll(lastMarks);
    all.addAll(auditType);
    all.addAll(auditNumber);
    sender.values().forEach(all::addAll);
    return Fields.of(all);
  }

  // -- Envelope -----------------------------------------------------------------------------------

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Map<SenderField, String> sender() {
    Map<SenderField, String> words = new EnumMap<>(SenderField.class);
    sender.forEach((field, paths) -> words.put(field, String.join(", ", paths)));
    return words;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits, Receiver receiver) {
    Fields own = paths(labelsAmong(fields));
    JsonUnwrapping unwrapping = new JsonUnwrapping(this, own, fields, receiver);
    return new JsonRecordReader(
        own,
        JsonPaths.named(own),
        JsonUnwrapping.limits(limits),
        JsonRecordReader.Wrapping.LISTS_TOO,
        unwrapping);
  }

  /** Most of the first records have the keys; one that is cut counts for what is there of it. */
  @Override
  public int recognise(byte[] sample, int length) {
    int first = beginning(sample, 0, length);
    if (first == length || sample[first] != '{') {
      return 0;
    }
    Keys keys = keys();
    Fields own = keys.own();
    Event event = new Event(own);
    Limits limits = JsonUnwrapping.limits(Limits.DEFAULT);
    JsonScanner scanner = new JsonScanner(keys.paths(), event, limits.depth(), limits.values());
    int at = first;
    int known = 0;
    int records = 0;
    while (records < RECORDS_LOOKED_AT) {
      at = beginning(sample, at, length);
      if (at == length || sample[at] != '{') {
        break;
      }
      event.begin(sample, at, 0, at);
      int end = scanner.read(sample, at, length);
      if (end < 0 && records > 0) {
        break;
      }
      records++;
      known += isEnvelope(event, own) ? 1 : 0;
      if (end < 0) {
        break;
      }
      at = end;
    }
    return 2 * known > records ? KNOWN : 0;
  }

  /** What recognition looks at; made once, since it is asked of many texts. */
  private Keys keys() {
    Keys made = keys;
    if (made == null) {
      Fields own = paths(List.of());
      made = new Keys(own, JsonPaths.named(own));
      keys = made;
    }
    return made;
  }

  private record Keys(Fields own, JsonPaths paths) {}

  private boolean isEnvelope(Event event, Fields own) {
    boolean marked =
        marks.stream().allMatch(group -> group.stream().anyMatch(path -> has(event, own, path)));
    return marked
        && foreign.stream().noneMatch(path -> has(event, own, path))
        && texts.stream().anyMatch(path -> has(event, own, path));
  }

  private static boolean has(Event event, Fields own, String path) {
    return event.first(own.id(path)) != Event.NONE;
  }

  /** The brace that begins the next record; what lists put between records is passed over. */
  private static int beginning(byte[] sample, int from, int length) {
    int at = from;
    while (at < length && (sample[at] <= ' ' || sample[at] == ',' || sample[at] == '[')) {
      at++;
    }
    return at;
  }
}
