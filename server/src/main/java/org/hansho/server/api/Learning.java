package org.hansho.server.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hansho.content.Detection;
import org.hansho.local.run.Relearning;
import org.hansho.local.run.SourceStatus;
import org.hansho.server.tenant.TenantStatus;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;

/**
 * How far learning can have come: the part of a learning period that has passed in event time since
 * the first source was known, or since the detection was made to learn anew. A baseline begins with
 * the first record that it looks at, so one whose source came later is behind that; and history
 * that was declared as such is ahead of it.
 *
 * @param from since when the tenant has watched, in event time
 * @param until how far event time has come
 * @param relearned the detections that were made to learn anew, by their ids
 */
record Learning(long from, long until, Map<String, Relearning> relearned) {
  private static final int WHOLE = 100;

  static Learning of(TenantStatus status) {
    long from =
        status.sources().stream()
            .mapToLong(SourceStatus::knownFrom)
            .filter(known -> known != Long.MIN_VALUE)
            .min()
            .orElse(Long.MAX_VALUE);
    Map<String, Relearning> relearned = new HashMap<>();
    status.relearned().forEach(one -> relearned.put(one.detection(), one));
    return new Learning(from, status.watermark(), relearned);
  }

  /** That of one detection. */
  Learning of(String detection) {
    Relearning last = relearned.get(detection);
    return last == null ? this : new Learning(Math.max(from, last.watermark()), until, relearned);
  }

  private Duration watched() {
    return until <= from ? Duration.ZERO : Duration.ofNanos(until - from);
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
    if (period.compareTo(watched()) <= 0) {
      return WHOLE;
    }
    return (int) (WHOLE * watched().toMillis() / Math.max(1, period.toMillis()));
  }
}
