package org.hansho.local.run;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.RecordNumbers;
import org.jspecify.annotations.Nullable;

/** Counts what is read of one source. Belongs to the worker that reads it. */
final class SourceCounts {
  private long events;
  private long malformed;
  private long late;
  private long missing;
  private long firstMissing;
  private long behindMissing;
  private @Nullable RecordNumbers counted;
  private long countedMissing;
  private String hole = "";
  private final FieldCounts fields = new FieldCounts();

  void event(boolean isLate) {
    events++;
    late += isLate ? 1 : 0;
  }

  /** Looks at the fields of an event, if it is one of those that are looked at. */
  void fields(Event event, long arrival, String format) {
    fields.event(event, arrival, format);
  }

  void malformed() {
    malformed++;
  }

  /**
   * Notes the numbers that are missing before a packet.
   *
   * @param missingField how many are missing, as the format says it
   * @param numberField the packet's own number
   */
  void numbered(Event event, int missingField, int numberField) {
    int slot = missingField == Fields.UNREAD ? Event.NONE : event.first(missingField);
    int own = numberField == Fields.UNREAD ? Event.NONE : event.first(numberField);
    if (slot != Event.NONE) {
      long lost = event.number(slot);
      missing += lost;
      behindMissing = own == Event.NONE ? 0 : event.number(own);
      firstMissing = behindMissing - lost;
    }
  }

  /** Notes what is missing between numbered records, as the reader at hand has found it. */
  void numbered(@Nullable RecordNumbers numbers) {
    if (numbers == null) {
      return;
    }
    countedMissing = numbers == counted ? countedMissing : 0;
    counted = numbers;
    if (numbers.missing() > countedMissing) {
      missing += numbers.missing() - countedMissing;
      countedMissing = numbers.missing();
      hole = numbers.hole();
    }
  }

  /** Which fields the latest events had. */
  List<FieldSample> samples() {
    return fields.samples();
  }

  SourceTally tally() {
    hole = behindMissing == 0 ? hole : firstMissing + "-" + (behindMissing - 1);
    return new SourceTally(events, malformed, late, missing, hole);
  }
}
