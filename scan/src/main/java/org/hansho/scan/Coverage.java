package org.hansho.scan;

import java.util.List;
import org.hansho.event.LogSource;
import org.hansho.pipeline.Watch;

/**
 * What was read, and how many detections looked at it.
 *
 * @param rows one for each format and class of event that was read; those that no detection looks
 *     at first, then by number of events
 * @param unwatched the sources of which no detection looks at any event, by name; at most {@link
 *     #MOST_SOURCES}
 * @param unwatchedSources how many there are
 */
public record Coverage(List<Row> rows, List<Source> unwatched, long unwatchedSources) {
  /** Most sources that are named. */
  static final int MOST_SOURCES = 1_000;

  /** Nothing was read. */
  public static final Coverage NONE = new Coverage(List.of(), List.of(), 0);

  public Coverage {
    rows = List.copyOf(rows);
    unwatched = List.copyOf(unwatched);
  }

  /**
   * Events of one class from sources of one format.
   *
   * @param format name of the format
   * @param eventClass name of the class
   * @param logSources what rules may call them; empty if no rule can be for them
   * @param sources files or members of archives
   * @param watch who looks at them
   */
  public record Row(
      String format,
      String eventClass,
      List<LogSource> logSources,
      long sources,
      long events,
      Watch watch) {
    public Row {
      logSources = List.copyOf(logSources);
    }
  }

  /** A source that was read, and looked at by no detection. */
  public record Source(String name, String format, long events) {}

  /** Events that no detection looks at. */
  public long unwatchedEvents() {
    return rows.stream().filter(row -> row.watch().isNone()).mapToLong(Row::events).sum();
  }
}
