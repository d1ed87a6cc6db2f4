package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.content.DetectionTest.Expectation;
import org.hansho.content.TestLines;
import org.hansho.event.EventClass;
import org.hansho.format.Formats;
import org.hansho.memory.specimen.SpecimenException;
import org.hansho.record.Format;

/**
 * Runs the tests that stand in detection files: each in every way of handing over the records (one
 * block, line by line, odd pieces, several sources, shuffled), against all detections of the engine
 * at once.
 *
 * <p>A test also fails if its lines are not read as events, or, where nothing must fire, if none of
 * them is of a log source that the detection looks at: such a test would prove nothing. Belongs to
 * one thread.
 */
public final class DetectionTests {
  private final Engine engine;
  private final Engine underOtherSeed;

  /** Runs tests against everything that was compiled. */
  public DetectionTests(Engine engine) {
    this.engine = engine;
    this.underOtherSeed = Regime.underOtherSeed(engine);
  }

  /** Runs every test of a detection. */
  public List<TestResult> run(Detection detection) {
    return detection.tests().stream().map(test -> run(detection, test)).toList();
  }

  /** Runs one test. */
  public TestResult run(Detection detection, DetectionTest test) {
    Format format = Formats.named(test.format());
    if (format == null) {
      return new TestResult(detection, test, List.of("no format '" + test.format() + "'"));
    }
    if (!detection.isArmed()) {
      String missing = String.join(", ", detection.missingLists());
      return new TestResult(detection, test, List.of("not armed; missing lists: " + missing));
    }
    if (!engine.isArmed(detection)) {
      String lacking = String.join(", ", engine.lacks(detection));
      return new TestResult(detection, test, List.of("not armed; needs " + lacking));
    }
    try {
      return new TestResult(detection, test, failures(detection, test, format));
    } catch (SpecimenException e) {
      return new TestResult(detection, test, List.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * The alerts of all detections that the lines of a test raise in one block.
   *
   * @throws SpecimenException if a dump that the test describes cannot be made
   */
  public List<Alert> alerts(DetectionTest test) throws SpecimenException {
    Format format = Formats.named(test.format());
    return format == null
        ? List.of()
        : Scenario.run(engine, Regime.ONE_BLOCK, format, TestLines.blocks(test)).alerts();
  }

  private Engine engine(Regime regime) {
    return regime == Regime.OTHER_SEED ? underOtherSeed : engine;
  }

  /** The failures of the first regime that has any. */
  private List<String> failures(Detection detection, DetectionTest test, Format format) {
    List<String> blocks = TestLines.blocks(test);
    Outcomes expected = Outcomes.NONE;
    for (Regime regime : Regime.values()) {
      if (!regime.suits(format)) {
        continue;
      }
      Scenario scenario = Scenario.run(engine(regime), regime, format, blocks);
      List<String> failures = new ArrayList<>();
      judgeReading(scenario, detection, test.expect(), failures);
      judgeAlerts(scenario.alerts(), detection, test.expect(), failures);
      Outcomes outcome = Outcomes.of(scenario.alerts());
      if (regime == Regime.ONE_BLOCK) {
        expected = outcome;
      } else if (failures.isEmpty() && !outcome.agrees(expected, regime)) {
        failures.add("expected " + expected.words() + " as in one block, got " + outcome.words());
      }
      if (!failures.isEmpty()) {
        return failures.stream().map(failure -> regime.words() + ": " + failure).toList();
      }
    }
    return List.of();
  }

  /**
   * Records without an expectation: what a regime finds otherwise than one block does, and what it
   * leaves behind. Empty if all regimes agree.
   *
   * @param blocks each of whole lines, in order of time
   */
  public List<String> differences(Format format, List<String> blocks) {
    List<String> differences = new ArrayList<>();
    Outcomes expected = Outcomes.NONE;
    for (Regime regime : Regime.values()) {
      if (!regime.suits(format)) {
        continue;
      }
      Scenario scenario = Scenario.run(engine(regime), regime, format, blocks);
      Outcomes outcome = Outcomes.of(scenario.alerts());
      if (regime == Regime.ONE_BLOCK) {
        expected = outcome;
      }
      if (!outcome.agrees(expected, regime)) {
        differences.add(
            regime.words()
                + ": expected "
                + expected.words()
                + " as in one block, got "
                + outcome.words());
      }
      if (!scenario.leaks().isEmpty()) {
        differences.add(regime.words() + ": state is left behind by " + scenario.leaks());
      }
    }
    return expected.words().isEmpty()
        ? List.of("nothing was found, which proves nothing")
        : differences;
  }

  /**
   * What came of records.
   *
   * @param alerts all that must not depend on how the records were handed over, but for sentences
   * @param words the same with them
   */
  private record Outcomes(List<String> alerts, List<String> words) {
    static final Outcomes NONE = new Outcomes(List.of(), List.of());

    static Outcomes of(List<Alert> alerts) {
      List<String> bare = alerts.stream().map(alert -> outcome(alert, "")).toList();
      return new Outcomes(
          bare,
          alerts.stream().map(alert -> outcome(alert, alert.summary(Language.ENGLISH))).toList());
    }

    private static String outcome(Alert alert, String summary) {
      return String.join(
          " ",
          alert.detection(),
          alert.id(),
          Long.toString(alert.count()),
          alert.severity().key(),
          summary,
          alert.entities().toString());
    }

    boolean agrees(Outcomes other, Regime regime) {
      return regime.estimatesTheSame() ? words.equals(other.words) : alerts.equals(other.alerts);
    }
  }

  private void judgeReading(
      Scenario scenario, Detection detection, Expectation expect, List<String> failures) {
    long malformed = scenario.malformed().values().stream().mapToLong(Long::longValue).sum();
    if (malformed != expect.malformed()) {
      failures.add(
          "expected %d malformed records, got %d: %s"
              .formatted(expect.malformed(), malformed, scenario.malformed()));
    }
    if (!scenario.leaks().isEmpty()) {
      failures.add("state is left behind by " + scenario.leaks());
    }
    scenario.alerts().stream()
        .filter(alert -> alert.count() > scenario.events())
        .map(alert -> alert.detection() + " counts " + alert.count() + " of ")
        .forEach(counted -> failures.add(counted + scenario.events() + " records"));
    if (scenario.events() == 0) {
      failures.add("no line was read as an event");
    } else if (expect.alerts() == 0 && isUntouched(scenario, detection)) {
      failures.add(
          "the detection looks at none of these events, so their silence proves nothing: "
              + scenario.classes().stream().map(EventClass::name).sorted().toList());
    }
  }

  private boolean isUntouched(Scenario scenario, Detection detection) {
    return UsedRules.behind(detection, engine.content()).stream()
        .noneMatch(
            rule ->
                scenario.classes().stream().anyMatch(seen -> seen.admittedBy(rule.logSource())));
  }

  private static void judgeAlerts(
      List<Alert> alerts, Detection detection, Expectation expect, List<String> failures) {
    List<Alert> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.detection().equals(detection.id())) {
        own.add(alert);
      } else {
        others.add(alert.detection() + ": " + alert.summary(Language.ENGLISH));
      }
    }
    if (own.size() != expect.alerts()) {
      failures.add("expected %d alerts, got %d: %s".formatted(expect.alerts(), own.size(), own));
    } else if (!own.isEmpty() && own.stream().noneMatch(alert -> satisfies(alert, expect))) {
      failures.add("expected an alert with %s, got %s".formatted(wish(expect), own));
    }
    if (!expect.others() && !others.isEmpty()) {
      failures.add("other detections fire too (allow it with others: true): " + others);
    }
  }

  private static boolean satisfies(Alert alert, Expectation expect) {
    return (expect.count() == null || expect.count() == alert.count())
        && (expect.severity() == null || expect.severity() == alert.severity())
        && (expect.confidence() == null || expect.confidence() == alert.confidence())
        && alert.summary(Language.ENGLISH).contains(expect.summary())
        && expect.entities().stream()
            .allMatch(wanted -> alert.entities().stream().anyMatch(e -> agrees(e, wanted)));
  }

  private static boolean agrees(Entity entity, Entity wanted) {
    return entity.type().equals(wanted.type())
        && entity.attributes().entrySet().containsAll(wanted.attributes().entrySet());
  }

  private static String wish(Expectation expect) {
    List<String> words = new ArrayList<>();
    if (expect.count() != null) {
      words.add("count " + expect.count());
    }
    if (expect.severity() != null) {
      words.add("severity " + expect.severity().key());
    }
    if (expect.confidence() != null) {
      words.add("confidence " + expect.confidence());
    }
    if (!expect.summary().isEmpty()) {
      words.add("'" + expect.summary() + "' in the sentence");
    }
    expect.entities().forEach(entity -> words.add(entity.type() + " " + entity.attributes()));
    return String.join(", ", words);
  }
}
