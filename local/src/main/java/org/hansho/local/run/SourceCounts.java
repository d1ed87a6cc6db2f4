package org.hansho.local.run;

import org.hansho.event.Event;
import org.hansho.event.Fields;

/** Counts what is read of one source. Belongs to the worker that reads it. */
final class SourceCounts {
  private long events;
  private long malformed;
  private long late;
  private long missing;
  private long firstMissing;
  private long behindMissing;

  void event(boolean isLate) {
    events++;
    late += isLate ? 1 : 0;
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

  SourceTally tally() {
    String hole = behindMissing == 0 ? "" : firstMissing + "-" + (behindMissing - 1);
    return new SourceTally(events, malformed, late, missing, hole);
  }
}
