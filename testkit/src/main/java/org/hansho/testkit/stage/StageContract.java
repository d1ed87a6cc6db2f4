package org.hansho.testkit.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.pipeline.DetectionTests;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * What every detection must do with every case: find the same one by one, in pieces, in batches,
 * from several sources, shuffled inside of the bound of lateness, and with state saved and restored
 * behind each fact; and leave no state of a correlation behind when its windows have passed.
 *
 * <p>A test class extends this and names the cases. A case that fires nothing and expects nothing
 * of a detection is refused, since it would hold whatever the stages did.
 */
public abstract class StageContract {
  /**
   * Records, and what must come of them.
   *
   * @param group under which it is shown, for example the detection
   * @param failures runs all regimes; empty if the contract is kept
   */
  public record Case(String group, String name, Supplier<List<String>> failures) {
    /** A test that stands in a detection's file. */
    static Case of(DetectionTests tests, Detection detection, DetectionTest test) {
      return new Case(
          detection.id(),
          test.name() + " (" + test.place() + ")",
          () -> tests.run(detection, test).failures());
    }

    /**
     * Records without an expectation, of which something must be found, the same in each regime.
     *
     * @param blocks each of whole lines, in order of time
     */
    public static Case of(
        String group, String name, Engine engine, Format format, List<String> blocks) {
      return new Case(group, name, () -> new DetectionTests(engine).differences(format, blocks));
    }
  }

  /** All tests of these detections, against everything that was compiled. */
  protected static Stream<Case> testsOf(Engine engine, Collection<Detection> detections) {
    DetectionTests tests = new DetectionTests(engine);
    return detections.stream()
        .flatMap(
            detection -> detection.tests().stream().map(test -> Case.of(tests, detection, test)));
  }

  /** The cases. */
  protected abstract Stream<Case> cases();

  @TestFactory
  Stream<DynamicContainer> everyCaseEndsTheSameInEveryRegime() {
    Map<String, Stream.Builder<Case>> groups = new LinkedHashMap<>();
    cases()
        .forEach(one -> groups.computeIfAbsent(one.group(), unused -> Stream.builder()).add(one));
    return groups.entrySet().stream()
        .map(
            group ->
                dynamicContainer(
                    group.getKey(),
                    group
                        .getValue()
                        .build()
                        .map(
                            one ->
                                dynamicTest(
                                    one.name(),
                                    () -> assertThat(one.failures().get()).isEmpty()))));
  }
}
