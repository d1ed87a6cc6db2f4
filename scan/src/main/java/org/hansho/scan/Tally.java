package org.hansho.scan;

import org.hansho.event.Event;

/**
 * What was counted while reading.
 *
 * @param events events read, those outside of the asked time included
 * @param bytes bytes read, after decompression
 * @param malformed records that could not be read
 * @param late events much older than the newest before them in their source, see {@code
 *     Counts.LATENESS_NANOS}
 * @param outside events outside of the asked time, not looked at further
 * @param factsWithoutTime facts that no detector received, since neither the record nor one before
 *     it in its source has a time
 * @param apart events of another time than the rest of their source, looked at by themselves
 * @param firstTime oldest event time, {@code Event.NO_TIME} if no event had one
 * @param lastTime newest event time
 * @param yearsOfFile sources whose times leave out the year, which follows from when the file was
 *     last changed
 * @param yearsUnknown sources whose times leave out the year, read as of 1970
 */
public record Tally(
    long events,
    long bytes,
    long malformed,
    long late,
    long outside,
    long factsWithoutTime,
    long apart,
    long firstTime,
    long lastTime,
    long yearsOfFile,
    long yearsUnknown) {
  /** Nothing counted. */
  public static final Tally NONE = years(0, 0);

  /** Nothing counted but sources that leave out the year. */
  static Tally years(long ofFile, long unknown) {
    return new Tally(0, 0, 0, 0, 0, 0, 0, Event.NO_TIME, Event.NO_TIME, ofFile, unknown);
  }

  /** Nothing counted but records that could not be read. */
  static Tally unread(long records) {
    return new Tally(0, 0, records, 0, 0, 0, 0, Event.NO_TIME, Event.NO_TIME, 0, 0);
  }

  /** Nothing counted but events of another time than the rest of their source. */
  static Tally apart(long events) {
    return new Tally(0, 0, 0, 0, 0, 0, events, Event.NO_TIME, Event.NO_TIME, 0, 0);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        events + other.events,
        bytes + other.bytes,
        malformed + other.malformed,
        late + other.late,
        outside + other.outside,
        factsWithoutTime + other.factsWithoutTime,
        apart + other.apart,
        earlier(firstTime, other.firstTime),
        Math.max(lastTime, other.lastTime),
        yearsOfFile + other.yearsOfFile,
        yearsUnknown + other.yearsUnknown);
  }

  private static long earlier(long a, long b) {
    if (a == Event.NO_TIME) {
      return b;
    }
    return b == Event.NO_TIME ? a : Math.min(a, b);
  }
}
