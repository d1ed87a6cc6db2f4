package org.hansho.content;

import java.time.Duration;
import java.util.List;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.Entity;
import org.hansho.alert.Severity;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * A test that stands in a detection's file: lines of a format, and what must come of them.
 *
 * @param format name of the format that all lines are in
 */
public record DetectionTest(
    String name, String format, List<Given> given, Expectation expect, Place place) {
  public DetectionTest {
    given = List.copyOf(given);
  }

  /** Whether the detection must raise an alert. */
  public boolean fires() {
    return expect.alerts() > 0;
  }

  /**
   * A block of lines that is repeated.
   *
   * @param at when it comes first, from the start of the test
   * @param lines with placeholders, see {@link TestLines}
   * @param repeat how often it comes, at least once
   * @param every time between two repetitions
   */
  public record Given(Duration at, String lines, int repeat, Duration every) {}

  /**
   * What must come of the lines. All but the first two are conditions that one of the alerts must
   * satisfy together; null or empty means no condition.
   *
   * @param alerts how many alerts the detection raises
   * @param others whether other detections may raise alerts too
   * @param summary a part of the sentence, in English
   * @param entities each with the attributes that must agree
   * @param malformed how many records cannot be read
   */
  public record Expectation(
      int alerts,
      boolean others,
      @Nullable Long count,
      @Nullable Severity severity,
      @Nullable Confidence confidence,
      String summary,
      List<Entity> entities,
      int malformed) {
    public Expectation {
      entities = List.copyOf(entities);
    }
  }
}
