package org.hansho.incident;

import java.util.List;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;

/**
 * A named way in which attacks go on. Immutable.
 *
 * @param id path of its file below {@code incidents/}, without the ending
 * @param steps in the order in which they happen, 2 to {@value #MOST_STEPS}
 * @param least how many of them must be seen, at least 2
 * @param within most time from the first to the last, nanoseconds
 * @param severity an incident of this pattern has at least this severity
 */
public record Pattern(
    String id,
    Texts english,
    Texts japanese,
    List<Stage> steps,
    int least,
    long within,
    Severity severity) {
  /** Most steps of a pattern. */
  public static final int MOST_STEPS = 12;

  public Pattern {
    steps = List.copyOf(steps);
  }

  /**
   * What it says in one language.
   *
   * @param story the sentence, over the types of entities: {@code {host|a host}}
   * @param description what it means
   */
  public record Texts(String title, Sentence story, String description) {}

  /**
   * One step, fulfilled by an alert of one of these detections or one of these primary stages.
   *
   * @param detections ids of detections; {@code folder/*} is every detection of a folder
   */
  public record Stage(String name, Set<String> detections, Set<Intent> intents) {
    public Stage {
      detections = Set.copyOf(detections);
      intents = Set.copyOf(intents);
    }

    /** Whether an alert fulfils it. */
    public boolean accepts(Step step) {
      if (step.intent() != null && intents.contains(step.intent())) {
        return true;
      }
      int slash = step.detection().indexOf('/');
      return detections.contains(step.detection())
          || (slash > 0 && detections.contains(step.detection().substring(0, slash) + "/*"));
    }
  }

  /** The texts in a language. */
  public Texts in(Language language) {
    return language == Language.JAPANESE ? japanese : english;
  }

  /** What a pattern says of an alert behind another one; the later constants say more. */
  public enum Expectation {
    NONE,
    /** Another sign of the same step. */
    SAME_STEP,
    /** A later step. */
    LATER_STEP
  }

  /** What it expects of the second alert behind the first. */
  Expectation expects(Step earlier, Step later) {
    int first = 0;
    while (first < steps.size() && !steps.get(first).accepts(earlier)) {
      first++;
    }
    for (int i = first + 1; i < steps.size(); i++) {
      if (steps.get(i).accepts(later)) {
        return Expectation.LATER_STEP;
      }
    }
    boolean isAnother = !later.detection().equals(earlier.detection());
    return first < steps.size() && isAnother && steps.get(first).accepts(later)
        ? Expectation.SAME_STEP
        : Expectation.NONE;
  }
}
