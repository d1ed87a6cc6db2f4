package org.hansho.incident;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How much speaks for an incident. Each stage counts with its most severe alert (informational 1,
 * low 2, medium 4, high 8, critical 12), each further stage 2 more, each step of a pattern 3 more.
 * Without state.
 */
final class Score {
  static final int HIGH = 24;
  static final int MEDIUM = 12;
  static final int LOW = 6;

  private static final int[] POINTS = {1, 2, 4, 8, 12};
  private static final int FURTHER_STAGE = 2;
  private static final int PATTERN_STEP = 3;

  private Score() {}

  static int of(List<Step> steps, @Nullable PatternMatch match) {
    Map<Intent, Integer> stages = new EnumMap<>(Intent.class);
    int without = 0;
    for (Step step : steps) {
      int points = POINTS[step.severity().ordinal()];
      if (step.intent() == null) {
        without = Math.max(without, points);
      } else {
        stages.merge(step.intent(), points, Math::max);
      }
    }
    int score = without;
    for (int points : stages.values()) {
      score += points;
    }
    score += FURTHER_STAGE * Math.max(0, stages.size() - 1);
    return score + (match == null ? 0 : PATTERN_STEP * match.steps().size());
  }

  /** That of the most severe alert, or what the score or the pattern says if it is more. */
  static Severity severity(List<Step> steps, @Nullable PatternMatch match, int score) {
    Severity severity = byScore(score);
    for (Step step : steps) {
      severity = more(severity, step.severity());
    }
    return match == null ? severity : more(severity, match.pattern().severity());
  }

  private static Severity byScore(int score) {
    if (score >= HIGH) {
      return Severity.HIGH;
    }
    if (score >= MEDIUM) {
      return Severity.MEDIUM;
    }
    return score >= LOW ? Severity.LOW : Severity.INFORMATIONAL;
  }

  private static Severity more(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
