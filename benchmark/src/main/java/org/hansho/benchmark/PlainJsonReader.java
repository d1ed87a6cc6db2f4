package org.hansho.benchmark;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.format.EventSink;
import org.hansho.format.Limits;
import org.hansho.format.Malformed;
import org.hansho.format.RecordReader;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.json.JsonValues;

/**
 * JSON lines whose fields keep the names that the record gives them, as engines without formats
 * read them.
 */
final class PlainJsonReader implements RecordReader {
  private static final EventClass ANY = EventClass.of("json", LogSource.of(null, null, null));

  private final Event event;
  private final JsonScanner scanner;

  PlainJsonReader(Fields fields, Limits limits) {
    JsonPaths.Builder paths = JsonPaths.builder();
    fields.names().forEach(name -> paths.path(name, fields.id(name)));
    event = new Event(fields);
    scanner = new JsonScanner(paths.build(), event, limits.depth(), limits.values());
    JsonValues values = new JsonValues();
    event.setEventClass(ANY);
    event.setKeywordText(
        KeywordText.inRecord(
            (read, visitor) ->
                values.visit(
                    read.recordBuffer(), read.recordOffset(), read.recordLength(), visitor)));
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      event.begin(block, at, 0, position + (at - from));
      int end = scanner.read(block, at, to);
      if (end < 0) {
        sink.malformed(Malformed.of(scanner.reason(), position + (at - from), block, at, to - at));
        return to;
      }
      event.endRecord(end - at);
      sink.event(event);
      at = end;
      while (at < to && block[at] <= ' ') {
        at++;
      }
    }
    return to;
  }

  @Override
  public void end(EventSink sink) {
    // Nothing is kept between records.
  }
}
