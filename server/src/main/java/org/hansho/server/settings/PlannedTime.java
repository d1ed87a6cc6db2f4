package org.hansho.server.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hansho.casework.export.queue.SendingHours;

/**
 * When a source may be silent. Immutable.
 *
 * @param written as it stands in the settings
 * @param weekly hours of the week; empty if it is once
 * @param from when it begins, if it is once
 * @param to when it has ended, if it is once
 */
public record PlannedTime(String written, Optional<SendingHours> weekly, Instant from, Instant to) {
  private static final String BETWEEN = "/";

  /**
   * Reads {@code sun 02:00-04:00 Asia/Tokyo}, which is each week, or {@code
   * 2026-12-01T22:00Z/2026-12-02T04:00Z}, which is once.
   *
   * @throws IllegalArgumentException if it is neither, or ends before it begins
   */
  public static PlannedTime parse(String text) {
    String[] ends = text.split(BETWEEN, -1);
    boolean isOnce = ends.length == 2 && ends[0].indexOf('T') > 0;
    if (!isOnce) {
      SendingHours weekly = SendingHours.parse(text);
      return new PlannedTime(text, Optional.of(weekly), Instant.EPOCH, Instant.EPOCH);
    }
    try {
      Instant from = OffsetDateTime.parse(ends[0]).toInstant();
      Instant to = OffsetDateTime.parse(ends[1]).toInstant();
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(text);
      }
      return new PlannedTime(text, Optional.empty(), from, to);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  /** Whether a moment lies in it. */
  public boolean contains(Instant moment) {
    return weekly.isPresent()
        ? weekly.get().contain(moment)
        : !moment.isBefore(from) && moment.isBefore(to);
  }
}
