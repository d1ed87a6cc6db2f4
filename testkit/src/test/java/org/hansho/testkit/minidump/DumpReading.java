package org.hansho.testkit.minidump;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hansho.bytes.SourceBytes;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Formats;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.WholeSourceReader;

/** What the format makes of a dump: all values of all its events, and its faults. */
final class DumpReading implements EventSink {
  private static final Format FORMAT =
      Objects.requireNonNull(Formats.named("windows-minidump"), "windows-minidump");
  private static final Fields FIELDS = Fields.of(FORMAT.commonFields().keySet());

  private final Map<String, List<String>> values = new TreeMap<>();
  private final List<String> malformed = new ArrayList<>();
  private int events;

  static byte[] bytes(String notation) {
    return FORMAT.described(notation);
  }

  static DumpReading of(String notation) {
    return of(bytes(notation));
  }

  static DumpReading of(byte[] dump) {
    DumpReading reading = new DumpReading();
    ((WholeSourceReader) FORMAT.open(FIELDS, Limits.DEFAULT))
        .readWhole(SourceBytes.of(dump), "crash.dmp", reading);
    return reading;
  }

  List<String> values(String field) {
    return values.getOrDefault(field, List.of());
  }

  List<String> malformed() {
    return malformed;
  }

  int events() {
    return events;
  }

  @Override
  public void event(Event event) {
    events++;
    for (int slot = 0; slot < event.slots(); slot++) {
      values
          .computeIfAbsent(FIELDS.name(event.field(slot)), unseen -> new ArrayList<>())
          .add(event.text(slot));
    }
  }

  @Override
  public void malformed(Malformed record) {
    malformed.add(record.reason());
  }
}
