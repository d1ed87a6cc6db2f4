package org.hansho.local.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The state of a source, for people.
 *
 * @param id as whoever feeds it names it
 * @param format name of its format
 * @param position offset behind the last byte that was read
 * @param newest time of its newest event that was trusted, nanoseconds since 1970; the least number
 *     if it has none
 * @param lastArrival when its last input arrived, nanoseconds since 1970
 * @param knownFrom records from before are of a time that nobody watched, nanoseconds since 1970;
 *     the least number if the source has not begun, or its records are its history
 * @param undated events that said no time, since it began; they have that of their arrival
 * @param skewed events whose time was not trusted, since it began: they have that of their arrival;
 *     a clock is wrong or somebody forges time stamps
 * @param corrected events whose time was corrected, since their sender's clock is known to be wrong
 * @param skew by how much the last of these two was ahead of its arrival; negative if behind
 * @param skewedSince when the first of them arrived; the least number if there were none
 * @param tally what was read of it since the process began
 * @param heading the line that names its columns, without which its records cannot be read alone;
 *     empty if there is none
 * @param samples which fields its latest events had, the newest sample of each class
 */
public record SourceStatus(
    String id,
    String format,
    long position,
    long newest,
    long lastArrival,
    long knownFrom,
    long undated,
    long skewed,
    long corrected,
    Duration skew,
    long skewedSince,
    SourceTally tally,
    String heading,
    List<FieldSample> samples) {
  public SourceStatus {
    samples = List.copyOf(samples);
  }

  /** Those of sources, in order of their ids. */
  static List<SourceStatus> of(Collection<SourceState> sources) {
    return sources.stream()
        .map(SourceState::status)
        .sorted(Comparator.comparing(SourceStatus::id))
        .toList();
  }
}
