package org.hansho.incident;

import java.util.Comparator;
import java.util.List;

/**
 * Why two alerts may belong together. Immutable.
 *
 * @param earlier the one with the earlier first evidence
 * @param shared the entities that both name and that count, those that say most first
 * @param strength what they say together: of each type the most specific one, less what is common
 * @param byPattern whether a named pattern expects the later one behind the earlier one
 */
public record Link(
    Step earlier, Step later, List<EntityKey> shared, double strength, boolean byPattern) {
  /** So much more counts a link to another stage that a pattern expects, in the order of links. */
  private static final double EXPECTED = 0.3;

  /** The strongest first, then the nearest in time; never two alike. */
  static final Comparator<Link> STRONGEST =
      Comparator.comparingDouble(
              (Link link) -> -link.strength() - (link.isExpectedStage() ? EXPECTED : 0))
          .thenComparingLong(Link::gap)
          .thenComparing(Link::earlier, Step.ORDER)
          .thenComparing(Link::later, Step.ORDER);

  public Link {
    shared = List.copyOf(shared);
  }

  private boolean isExpectedStage() {
    return byPattern && earlier.intent() != later.intent();
  }

  /** Time between both, nanoseconds. */
  public long gap() {
    return later.time() - earlier.time();
  }
}
