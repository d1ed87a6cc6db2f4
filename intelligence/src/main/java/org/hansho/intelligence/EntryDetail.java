package org.hansho.intelligence;

import org.hansho.event.Event;

/**
 * What a list says of one entry beside its value. Times are nanoseconds since 1970, {@link
 * Event#NO_TIME} where the list is silent.
 *
 * @param firstSeen when the source first saw it
 * @param lastSeen when the source last saw it
 * @param validFrom an event before then does not match
 * @param validUntil an event from then on does not match
 * @param confidence 0 to 100, or {@link #UNKNOWN}
 * @param category empty if that of the list holds
 * @param description for people; may be empty
 */
public record EntryDetail(
    long firstSeen,
    long lastSeen,
    long validFrom,
    long validUntil,
    int confidence,
    String category,
    String description) {
  /** A confidence that nobody stated. */
  public static final int UNKNOWN = -1;

  /** Nothing said. */
  public static final EntryDetail NONE = described("");

  /** Nothing said but a description. */
  public static EntryDetail described(String description) {
    return new EntryDetail(
        Event.NO_TIME, Event.NO_TIME, Event.NO_TIME, Event.NO_TIME, UNKNOWN, "", description);
  }

  /** The newest time at which the source vouched for the entry, or {@link Event#NO_TIME}. */
  long vouched() {
    if (lastSeen != Event.NO_TIME) {
      return lastSeen;
    }
    return validFrom != Event.NO_TIME ? validFrom : firstSeen;
  }
}
