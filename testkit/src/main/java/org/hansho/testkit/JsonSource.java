package org.hansho.testkit;

import java.nio.charset.StandardCharsets;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.json.JsonValues;

/**
 * Events read from JSON by the engine's scanner, every field under its own name.
 *
 * <p>Keyword searches see all values of the record. The event is reused from record to record.
 */
public final class JsonSource {
  private final Event event;
  private final JsonScanner scanner;

  /** A source that reads the given fields. */
  public JsonSource(Fields fields) {
    JsonPaths.Builder paths = JsonPaths.builder();
    fields.names().forEach(name -> paths.path(name, fields.id(name)));
    this.event = new Event(fields);
    this.scanner = new JsonScanner(paths.build(), event, 64, 4096);
    JsonValues values = new JsonValues();
    event.setKeywordText(
        KeywordText.inRecord(
            (read, visitor) ->
                values.visit(
                    read.recordBuffer(), read.recordOffset(), read.recordLength(), visitor)));
    event.setEventClass(EventClass.of("made", LogSource.of(null, null, null)));
  }

  /**
   * The event of one record, valid until the next call.
   *
   * @throws IllegalArgumentException if the scanner refuses the record
   */
  public Event read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    event.begin(bytes, 0, bytes.length, 0);
    int end = scanner.read(bytes, 0, bytes.length);
    if (end != bytes.length) {
      throw new IllegalArgumentException(scanner.flaw() + ": " + json);
    }
    return event;
  }
}
