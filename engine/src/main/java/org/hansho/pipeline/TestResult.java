package org.hansho.pipeline;

import java.util.List;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;

/**
 * How a test of a detection went.
 *
 * @param failures what was expected and what came instead, a sentence each; empty if it passed
 */
public record TestResult(Detection detection, DetectionTest test, List<String> failures) {
  public TestResult {
    failures = List.copyOf(failures);
  }

  /** Whether everything came as expected in every regime. */
  public boolean passed() {
    return failures.isEmpty();
  }
}
