package org.hansho.intelligence;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * The fields that say which lists hold a value, by their ids; a field nobody reads is not written.
 *
 * <p>Categories and names of lists are written once each, the others once for each hit.
 */
record ThreatFields(int category, int list, int entry, int confidence, int current, int age) {
  private static final int LONGEST_NUMBER = 20;

  static List<String> of(String prefix) {
    return List.of(
        prefix + ".threat.category",
        prefix + ".threat.list",
        prefix + ".threat.entry",
        prefix + ".threat.confidence",
        prefix + ".threat.current_confidence",
        prefix + ".threat.age_days");
  }

  static ThreatFields bind(String prefix, Fields fields) {
    List<String> names = of(prefix);
    return new ThreatFields(
        fields.id(names.get(0)),
        fields.id(names.get(1)),
        fields.id(names.get(2)),
        fields.id(names.get(3)),
        fields.id(names.get(4)),
        fields.id(names.get(5)));
  }

  boolean isRead() {
    return category != Fields.UNREAD
        || list != Fields.UNREAD
        || entry != Fields.UNREAD
        || confidence != Fields.UNREAD
        || current != Fields.UNREAD
        || age != Fields.UNREAD;
  }

  void write(Event event, IndicatorSearch search) {
    EntryTable entries = search.entries();
    for (int hit = 0; hit < search.size(); hit++) {
      int number = search.number(hit);
      if (!isWritten(search, hit, true)) {
        text(event, category, entries.category(number));
      }
      if (!isWritten(search, hit, false)) {
        text(event, list, entries.listName(number));
      }
      if (entry != Fields.UNREAD) {
        int start = entries.start(number);
        event.addCopy(entry, ValueKind.STRING, entries.text(), start, entries.length(number));
      }
      number(event, confidence, search.confidence(hit));
      number(event, current, Listing.faded(search.confidence(hit), search.ageDays(hit)));
      number(event, age, search.ageDays(hit));
    }
  }

  /** Whether an earlier hit has the same category or list; both are shared arrays. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isWritten(IndicatorSearch search, int hit, boolean ofCategory) {
    EntryTable entries = search.entries();
    for (int earlier = 0; earlier < hit; earlier++) {
      int one = search.number(earlier);
      int other = search.number(hit);
      boolean same =
          ofCategory
              ? entries.category(one) == entries.category(other)
              : entries.listName(one) == entries.listName(other);
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static void text(Event event, int field, byte[] value) {
    if (field != Fields.UNREAD) {
      event.addCopy(field, ValueKind.STRING, value, 0, value.length);
    }
  }

  /** Writes a number; a negative one is not known. */
  private static void number(Event event, int field, long value) {
    if (field == Fields.UNREAD || value < 0) {
      return;
    }
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    int at = event.reserve(LONGEST_NUMBER);
    byte[] arena = event.arena();
    long rest = value;
    for (int i = digits - 1; i >= 0; i--) {
      arena[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    event.addReserved(field, ValueKind.NUMBER, at, digits);
  }
}
