package org.hansho.detect.baseline;

import java.time.Duration;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.GroupKey;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Listener;
import org.hansho.detect.Trial;

/** Times and looks into states for the tests of baselines. */
final class Days {
  private Days() {}

  static Duration days(long days) {
    return Duration.ofDays(days);
  }

  static Duration at(long days, long minutes) {
    return Duration.ofDays(days).plusMinutes(minutes);
  }

  /** How a result at that time is named. */
  static String outcome(String reference, Duration time) {
    return reference + "@" + time.toSeconds();
  }

  /** The index of a document. */
  static int index(DetectorPlan plan, String reference) {
    return plan.keyed().stream()
        .filter(document -> document.reference().equals(reference))
        .findFirst()
        .orElseThrow()
        .index();
  }

  /** What is known for the key of a fact of the first rule. */
  static Grounds describe(Trial trial, LayerStack layers, String reference, Fact fact) {
    DetectorPlan.Document document = trial.plan().document(index(trial.plan(), reference));
    DetectorPlan.Document rule = trial.plan().document(fact.document());
    if (document == null || rule == null) {
      throw new IllegalArgumentException(reference);
    }
    Listener listener = rule.listeners().get(0);
    GroupKey key = listener.keyOf(fact);
    Grounds grounds =
        key == null ? null : layers.knowledge().describe(document.index(), key, fact.time());
    return grounds == null ? Grounds.NONE : grounds;
  }
}
