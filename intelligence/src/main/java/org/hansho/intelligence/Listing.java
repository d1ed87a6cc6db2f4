package org.hansho.intelligence;

import java.nio.charset.StandardCharsets;
import org.hansho.event.Event;

/**
 * What one entry of a list says of an address, for those who ask about more than one time.
 * Immutable.
 *
 * @param list name of the list
 * @param category what the list calls it
 * @param entry as the list has it
 * @param confidence 0 to 100, as the list states it
 * @param from first time that matches, in nanoseconds since 1970; {@link Event#NO_TIME} for any
 * @param until first time that does not match any more
 * @param vouched what the age is counted from, or {@link Event#NO_TIME}
 */
public record Listing(
    String list,
    String category,
    String entry,
    int confidence,
    long from,
    long until,
    long vouched) {
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;
  private static final int HALF_LIFE_DAYS = 14;

  static Listing of(EntryTable entries, int entry) {
    EntryTable.Terms terms = entries.terms(entry);
    String text =
        new String(
            entries.text(), entries.start(entry), entries.length(entry), StandardCharsets.UTF_8);
    return new Listing(
        terms.list(),
        terms.category(),
        text,
        terms.confidence(),
        terms.from(),
        terms.until(),
        terms.vouched());
  }

  /** Whether an event of that time is matched. */
  public boolean holdsAt(long time) {
    return time >= from && time < until;
  }

  /** Whole days from when the list last vouched for the entry to a time; -1 if not known. */
  public long ageDaysAt(long time) {
    return ageDays(vouched, time);
  }

  /** What age has left of the confidence: half after each fortnight, all where it is not known. */
  public long confidenceAt(long time) {
    return faded(confidence, ageDaysAt(time));
  }

  static long ageDays(long vouched, long time) {
    if (vouched == Event.NO_TIME || time == Event.NO_TIME) {
      return -1;
    }
    return time < vouched ? 0 : (time - vouched) / NANOS_OF_DAY;
  }

  static long faded(int confidence, long ageDays) {
    return ageDays <= 0
        ? confidence
        : Math.round(confidence * StrictMath.pow(0.5, (double) ageDays / HALF_LIFE_DAYS));
  }
}
