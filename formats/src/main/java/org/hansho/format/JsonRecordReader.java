package org.hansho.format;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects that follow one another: one a line, pretty-printed, or as the elements of one
 * large array.
 *
 * <p>White space, commas and square brackets between records are skipped, so all three shapes read
 * alike; a list that wraps records ({@link JsonEnvelope}) is opened, whatever its size. A malformed
 * record ends where the next line begins like it, with as much white space and a brace: so a cut
 * line does not swallow the lines behind it, and parts of a pretty-printed record are not taken for
 * records. Belongs to one thread.
 */
public final class JsonRecordReader implements RecordReader {

  /** What a format does with a record once its values stand in the event. */
  public interface RecordHandler extends Memory {
    /** Sets time and class and passes the event on, or reports the record as malformed. */
    void record(Event event, EventSink sink);

    /** Whether {@link #handOver} would bring out anything. */
    default boolean holdsBack() {
      return false;
    }

    /** The source has ended, or nothing has come for a while: emits what waits for more records. */
    default void handOver(EventSink sink) {}

    @Override
    default void save(StateWriter out) {}

    @Override
    default void restore(StateReader in) {}
  }

  /** Whether objects may be lists that wrap records. */
  public enum Wrapping {
    RECORDS_ONLY,
    LISTS_TOO
  }

  private static final int MALFORMED_TEXT = -3;
  private static final int ANY_LINE = -2;
  private static final int MOST_INDENTATION = 256;

  private final Event event;
  private final JsonScanner scanner;
  private final Limits limits;
  private final Wrapping wrapping;
  private final RecordHandler handler;

  /** White space since the last line feed, and whether there was nothing else. */
  private int indentation;

  private boolean lineStart = true;

  /** The broken record whose end is looked for. */
  private @Nullable Broken broken;

  /** A reader that hands each record to {@code handler} once its values stand in the event. */
  public JsonRecordReader(
      Fields fields, JsonPaths paths, Limits limits, Wrapping wrapping, RecordHandler handler) {
    this.event = new Event(fields);
    this.scanner = new JsonScanner(paths, event, limits.depth(), limits.values());
    this.limits = limits;
    this.wrapping = wrapping;
    this.handler = handler;
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = broken == null ? from : skipBroken(block, from, to, last, sink);
    while (broken == null) {
      at = skipBetweenRecords(block, at, to);
      if (at >= to) {
        return to;
      }
      int head = wrapping == Wrapping.LISTS_TOO ? wrapped(block, at, to) : JsonEnvelope.NONE;
      if (head == JsonEnvelope.INCOMPLETE && !last) {
        return at;
      }
      if (head >= 0) {
        at = head;
        lineStart = false;
        continue;
      }
      long recordPosition = position + (at - from);
      int limit = to - at > limits.recordBytes() ? at + limits.recordBytes() : to;
      int end = MALFORMED_TEXT;
      if (block[at] == '{') {
        event.begin(block, at, 0, recordPosition);
        end = scanner.read(block, at, limit);
      }
      if (end >= 0) {
        event.endRecord(end - at);
        handler.record(event, sink);
        lineStart = false;
        at = end;
      } else if (end == JsonScanner.INCOMPLETE && !last && to - at < limits.recordBytes()) {
        return at;
      } else {
        boolean tooLong = to - at >= limits.recordBytes();
        broken = new Broken(fault(end, tooLong), recordPosition, brokenLine(block[at]));
        broken.noticed = end == JsonScanner.MALFORMED ? scanner.errorOffset() - at : 0;
        at = skipBroken(block, at, to, last, sink);
      }
    }
    return at;
  }

  @Override
  public boolean isBetweenRecords() {
    return broken == null && lineStart && indentation == 0;
  }

  /**
   * The index behind the opening of a list that wraps records, or behind a member that follows the
   * list; less than 0 if neither stands here.
   */
  private static int wrapped(byte[] block, int at, int to) {
    if (block[at] == '{') {
      return JsonEnvelope.head(block, at, to);
    }
    return block[at] == '}' ? at + 1 : JsonEnvelope.trailingMember(block, at, to);
  }

  private Fault fault(int code, boolean tooLong) {
    return switch (code) {
      case JsonScanner.MALFORMED -> JsonFaults.of(scanner.flaw());
      case MALFORMED_TEXT -> JsonFaults.NO_OBJECT;
      default -> tooLong ? Fault.TOO_LONG : JsonFaults.CUT;
    };
  }

  /** How the line of the next record begins if this one is broken. */
  private int brokenLine(byte first) {
    if (first != '{') {
      return ANY_LINE;
    }
    return lineStart && indentation <= MOST_INDENTATION ? indentation : 0;
  }

  /**
   * Goes to the line feed before the line that begins the next record, or to the end, and reports
   * the broken record once its end is known.
   */
  private int skipBroken(byte[] block, int from, int to, boolean last, EventSink sink) {
    Broken record = Objects.requireNonNull(broken);
    int at = from;
    while (at < to && !(block[at] == '\n' && endsBroken(record, block, at, to))) {
      at++;
    }
    boolean unclear =
        at < to && record.indentation != ANY_LINE && textOfLine(block, at + 1, to) == to;
    int end = unclear && last ? to : at;
    record.add(block, from, end);
    if (last || (end < to && !unclear)) {
      sink.malformed(record.malformed());
      broken = null;
    }
    return end;
  }

  /** Whether the broken record ends at this line feed, or may end, as far as the bytes show. */
  private static boolean endsBroken(Broken record, byte[] block, int lineFeed, int to) {
    if (record.indentation == ANY_LINE) {
      return true;
    }
    int text = textOfLine(block, lineFeed + 1, to);
    int width = text - lineFeed - 1;
    return text == to
        ? width <= record.indentation
        : width == record.indentation && block[text] == '{';
  }

  private static int textOfLine(byte[] block, int lineAt, int to) {
    int at = lineAt;
    while (at < to && (block[at] == ' ' || block[at] == '\t')) {
      at++;
    }
    return at;
  }

  private int skipBetweenRecords(byte[] block, int from, int to) {
    int at = from;
    while (at < to && isBetweenRecords(block[at])) {
      byte b = block[at++];
      if (b == '\n') {
        lineStart = true;
        indentation = 0;
      } else if (b == ' ' || b == '\t') {
        indentation++;
      } else if (b >= 0 && b != '\r') {
        lineStart = false;
      }
    }
    return at;
  }

  private static boolean isBetweenRecords(byte b) {
    // The last three are the bytes of a UTF-8 byte order mark.
    return (b <= ' ' && b >= 0)
        || b == ','
        || b == '['
        || b == ']'
        || b == (byte) 0xEF
        || b == (byte) 0xBB
        || b == (byte) 0xBF;
  }

  @Override
  public void save(StateWriter out) {
    out.count(indentation);
    out.flag(lineStart);
    out.flag(broken != null);
    if (broken != null) {
      broken.save(out);
    }
    handler.save(out);
  }

  @Override
  public void restore(StateReader in) {
    indentation = in.count();
    lineStart = in.flag();
    broken = in.flag() ? Broken.restored(in) : null;
    handler.restore(in);
  }

  @Override
  public List<Piece> pieces() {
    return handler.pieces();
  }

  @Override
  public boolean holdsBack(int unread) {
    return handler.holdsBack();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    handler.handOver(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    handler.handOver(sink);
    if (broken != null) {
      sink.malformed(broken.malformed());
      broken = null;
    }
  }

  /** A broken record of which the end has not been seen yet. */
  private static final class Broken {
    private final Fault fault;
    private final long position;
    private final int indentation;
    private byte[] sample = {};
    private int length;
    private int noticed;

    Broken(Fault fault, long position, int indentation) {
      this.fault = fault;
      this.position = position;
      this.indentation = indentation;
    }

    void save(StateWriter out) {
      out.text(fault.english().reason());
      out.number(position);
      out.number(indentation);
      out.bytes(sample, 0, sample.length);
      out.count(length);
    }

    static Broken restored(StateReader in) {
      Broken record = new Broken(JsonFaults.saved(in.text()), in.number(), (int) in.number());
      record.sample = in.bytes();
      record.length = in.count();
      return record;
    }

    void add(byte[] block, int from, int end) {
      int wanted = Math.min(end - from, Malformed.SAMPLE_BYTES - sample.length);
      if (wanted > 0) {
        int kept = sample.length;
        sample = Arrays.copyOf(sample, kept + wanted);
        System.arraycopy(block, from, sample, kept, wanted);
      }
      length += end - from;
    }

    Malformed malformed() {
      int place = fault.equals(JsonFaults.CUT) ? textEnd() : noticed;
      return new Malformed(fault, position, length, sample, place);
    }

    /** What is cut shows where it ends. */
    private int textEnd() {
      int end = sample.length;
      while (end > 0 && sample[end - 1] <= ' ' && sample[end - 1] >= 0) {
        end--;
      }
      return end;
    }
  }
}
