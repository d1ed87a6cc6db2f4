package org.hansho.detect.baseline;

import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.sigma.Baseline;

/** Which detector decides a baseline. */
public final class BaselineDetectors {
  private BaselineDetectors() {}

  /** The fields that its condition looks at. */
  public static Set<String> reads(Baseline baseline) {
    Set<String> reads = new TreeSet<>(baseline.peers());
    if (baseline.condition() instanceof Baseline.FirstSeen firstSeen) {
      reads.addAll(firstSeen.fields());
    }
    return reads;
  }

  /** The detector. */
  public static Detector<?> of(Baseline baseline, Columns columns) {
    Learning learning = Learning.of(baseline.learning());
    if (baseline.condition() instanceof Baseline.Dormant dormant) {
      return new DormantDetector(dormant, learning, baseline.subject().rules().size());
    }
    throw new IllegalArgumentException("no detector for " + baseline.condition());
  }
}
