package org.hansho.server.api;

import java.time.Duration;
import org.hansho.content.Detection;
import org.hansho.local.run.SourceStatus;
import org.hansho.server.tenant.TenantStatus;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;

/**
 * How far learning can have come: the part of a learning period that has passed in event time since
 * the first source was known. A baseline begins with the first record that it looks at, so one
 * whose source came later is behind that; and history that was declared as such is ahead of it.
 *
 * @param watched how long the tenant has watched, in event time
 */
record Learning(Duration watched) {
  private static final int WHOLE = 100;

  static Learning of(TenantStatus status) {
    long from =
        status.sources().stream()
            .mapToLong(SourceStatus::knownFrom)
            .filter(known -> known != Long.MIN_VALUE)
            .min()
            .orElse(Long.MAX_VALUE);
    long until = status.watermark();
    return new Learning(until <= from ? Duration.ZERO : Duration.ofNanos(until - from));
  }

  /** The longest learning period of a detection's baselines; zero if it does not learn. */
  static Duration period(Detection detection) {
    Duration longest = Duration.ZERO;
    for (KeyedDocument document : detection.keyed()) {
      if (document instanceof Baseline baseline
          && baseline.learning().period().compareTo(longest) > 0) {
        longest = baseline.learning().period();
      }
    }
    return longest;
  }

  /** How much of a period has passed, 100 if all. */
  int percent(Duration period) {
    if (period.compareTo(watched) <= 0) {
      return WHOLE;
    }
    return (int) (WHOLE * watched.toMillis() / Math.max(1, period.toMillis()));
  }
}
