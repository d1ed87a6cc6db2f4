package org.hansho.content;

import java.time.Duration;
import java.util.List;
import org.hansho.alert.Entity;
import org.hansho.incident.Pattern;
import org.hansho.yaml.Place;

/** A pattern of incidents with the tests of its file. Immutable. */
public record PatternFile(Pattern pattern, List<Test> tests) {
  public PatternFile {
    tests = List.copyOf(tests);
  }

  /**
   * A test: alerts, and what must come of them.
   *
   * @param alerts in any order
   * @param incidents how many incidents there must be
   * @param follows whether one of them must follow the pattern
   */
  public record Test(String name, List<Given> alerts, int incidents, boolean follows, Place place) {
    public Test {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * An alert of a test.
   *
   * @param at its time, from the start of the test
   */
  public record Given(Duration at, String detection, List<Entity> entities) {
    public Given {
      entities = List.copyOf(entities);
    }
  }
}
