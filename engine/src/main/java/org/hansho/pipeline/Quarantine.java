package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of the program that failed so often that they are not asked any more: analyzers,
 * detections, documents. Lasts as long as its pipeline. Belongs to one thread.
 */
final class Quarantine {
  /** After so many failures a part is asked no more. */
  static final int FAILURES = 10;

  private final Map<String, Integer> failures = new HashMap<>();
  private final List<String> parts = new ArrayList<>();

  /** Notes a failure; whether that was one too many. */
  boolean failed(Stage stage, String part) {
    String name = stage.text() + " " + part;
    boolean tooMany = failures.merge(name, 1, Integer::sum) == FAILURES;
    if (tooMany) {
      parts.add(name);
    }
    return tooMany;
  }

  /** Whether a part is asked no more. */
  boolean holds(Stage stage, String part) {
    return failures.getOrDefault(stage.text() + " " + part, 0) >= FAILURES;
  }

  /** Stage and part of what is asked no more, in the order in which that came. */
  List<String> parts() {
    return List.copyOf(parts);
  }
}
