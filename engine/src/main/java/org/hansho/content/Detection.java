package org.hansho.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hansho.alert.AlertDefinition;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Place;

/**
 * One detection: what its alerts say, and the rules that raise them.
 *
 * @param alert identity and texts
 * @param builtIn whether it ships with Hansho
 * @param rules the active rules that raise the alert, in the order of the file; empty if the
 *     detection is not armed
 * @param keyed the active correlations and baselines that raise the alert, in the order of the file
 * @param lists names of the lists that its rules look up
 * @param missingLists those of them that were not given; the rules that need them are not active
 * @param requires capabilities without which it cannot run: of {@link #CAPABILITIES}, or {@code
 *     intelligence.} and a category; whether they are there is known when the engine is made
 * @param tests the tests of its file
 * @param place where the alert is described
 */
public record Detection(
    AlertDefinition alert,
    boolean builtIn,
    List<Rule> rules,
    List<KeyedDocument> keyed,
    List<String> lists,
    List<String> missingLists,
    List<String> requires,
    List<DetectionTest> tests,
    Place place) {
  /** The capabilities that a detection may require, in the order messages list them. */
  public static final List<String> CAPABILITIES =
      List.of("geography.country", "geography.city", "geography.network-owner");

  public Detection {
    rules = List.copyOf(rules);
    keyed = List.copyOf(keyed);
    lists = List.copyOf(lists);
    missingLists = List.copyOf(missingLists);
    requires = List.copyOf(requires);
    tests = List.copyOf(tests);
  }

  /** The id: path of the file below {@code detections/}, or the reference of a plain Sigma rule. */
  public String id() {
    return alert.detection();
  }

  /** The same with another learning period of its baselines. */
  Detection withLearningPeriod(Duration period) {
    List<KeyedDocument> others = new ArrayList<>();
    for (KeyedDocument document : keyed) {
      others.add(
          document instanceof Baseline baseline ? baseline.withLearningPeriod(period) : document);
    }
    return new Detection(
        alert, builtIn, rules, others, lists, missingLists, requires, tests, place);
  }

  /** The same, whose alerts say that they are samples. */
  Detection asSample() {
    return new Detection(
        alert.asSample(), builtIn, rules, keyed, lists, missingLists, requires, tests, place);
  }

  /** Whether something can raise the alert, if what it requires is there. */
  public boolean isArmed() {
    return !rules.isEmpty() || !keyed.isEmpty();
  }

  /** The first of its tests that raises the alert and has only records that can be read. */
  public Optional<DetectionTest> firingTest() {
    return tests.stream()
        .filter(test -> test.fires() && test.expect().malformed() == 0)
        .findFirst();
  }
}
