package org.hansho.benchmark;

import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;

/** Collects the records of events of some classes, a record a line. */
final class RecordPicker implements EventSink {
  private final Predicate<EventClass> wanted;
  private final ByteArrayOutputStream picked = new ByteArrayOutputStream();

  RecordPicker(Predicate<EventClass> wanted) {
    this.wanted = wanted;
  }

  @Override
  public void event(Event event) {
    if (wanted.test(event.eventClass())) {
      picked.write(event.recordBuffer(), event.recordOffset(), event.recordLength());
      picked.write('\n');
    }
  }

  @Override
  public void malformed(Malformed record) {
    throw new IllegalStateException(record.reason());
  }

  byte[] picked() {
    return picked.toByteArray();
  }
}
