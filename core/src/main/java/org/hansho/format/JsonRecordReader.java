package org.hansho.format;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;

/**
 * Reads JSON objects that follow one another: one a line, pretty-printed, or as the elements of one
 * large array.
 *
 * <p>White space, commas and square brackets between records are skipped, so all three shapes read
 * alike. After a malformed record reading goes on behind the next line feed. Belongs to one thread.
 */
final class JsonRecordReader implements RecordReader {

  /** What a format does with a record once its values stand in the event. */
  interface RecordHandler {
    /** Sets time and class and passes the event on, or reports the record as malformed. */
    void record(Event event, EventSink sink);
  }

  private final Event event;
  private final JsonScanner scanner;
  private final Limits limits;
  private final RecordHandler handler;

  JsonRecordReader(Fields fields, JsonPaths paths, Limits limits, RecordHandler handler) {
    this.event = new Event(fields);
    this.scanner = new JsonScanner(paths, event, limits.depth(), limits.values());
    this.limits = limits;
    this.handler = handler;
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (true) {
      at = skipBetweenRecords(block, at, to);
      if (at >= to) {
        return to;
      }
      long recordPosition = position + (at - from);
      int end = MALFORMED_TEXT;
      if (block[at] == '{') {
        event.begin(block, at, 0, recordPosition);
        end = scanner.read(block, at, to);
      }
      if (end >= 0) {
        end = whole(at, end, recordPosition, block, sink);
      } else if (end == JsonScanner.INCOMPLETE && !last && to - at < limits.recordBytes()) {
        return at;
      } else {
        end = broken(block, at, to, recordPosition, end, last, sink);
      }
      at = end;
    }
  }

  private static final int MALFORMED_TEXT = -3;

  private int whole(int at, int end, long recordPosition, byte[] block, EventSink sink) {
    if (end - at > limits.recordBytes()) {
      sink.malformed(
          Malformed.of("record longer than allowed", recordPosition, block, at, end - at));
      return end;
    }
    event.endRecord(end - at);
    handler.record(event, sink);
    return end;
  }

  /** Reports what stands at {@code at} and returns where to go on. */
  private int broken(
      byte[] block, int at, int to, long recordPosition, int code, boolean last, EventSink sink) {
    String reason =
        switch (code) {
          case JsonScanner.MALFORMED -> scanner.reason();
          case MALFORMED_TEXT -> "expected a JSON object";
          default -> last ? "record ends early" : "record longer than allowed";
        };
    int resume = code == JsonScanner.MALFORMED ? scanner.errorOffset() : at;
    int lineEnd = resume;
    while (lineEnd < to && block[lineEnd] != '\n') {
      lineEnd++;
    }
    sink.malformed(Malformed.of(reason, recordPosition, block, at, lineEnd - at));
    return lineEnd;
  }

  private static int skipBetweenRecords(byte[] block, int from, int to) {
    int at = from;
    while (at < to && isBetweenRecords(block[at])) {
      at++;
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
  public void end(EventSink sink) {
    // Nothing is kept between records.
  }
}
