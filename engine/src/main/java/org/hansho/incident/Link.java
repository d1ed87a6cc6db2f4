package org.hansho.incident;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Why two alerts may belong together. Immutable.
 *
 * @param earlier the one with the earlier first evidence
 * @param shared the entities that both name and that count, those that say most first
 * @param strength what they say together: of each type the most specific one, less what is common
 * @param byOneEntity whether hardly more than one entity is shared
 * @param expected what a named pattern expects of the later one behind the earlier one
 */
public record Link(
    Step earlier,
    Step later,
    List<EntityKey> shared,
    double strength,
    boolean byOneEntity,
    Pattern.Expectation expected) {
  /** So much more counts a link to a later step of a pattern, in the order of links. */
  private static final double EXPECTED = 0.3;

  /** So much less counts a link by one entity over three days or more, in the order of links. */
  private static final double FAR = 0.4;

  private static final double THREE_DAYS = Duration.ofDays(3).toNanos();

  /** The strongest first, then the nearest in time; never two alike. */
  static final Comparator<Link> STRONGEST =
      Comparator.comparingDouble((Link link) -> -link.rank())
          .thenComparingLong(Link::gap)
          .thenComparing(Link::earlier, Step.ORDER)
          .thenComparing(Link::later, Step.ORDER);

  public Link {
    shared = List.copyOf(shared);
  }

  private double rank() {
    double rank = strength + (expected == Pattern.Expectation.LATER_STEP ? EXPECTED : 0);
    return byOneEntity ? rank - FAR * Math.min(1, gap() / THREE_DAYS) : rank;
  }

  /** Whether a named pattern expects the later one behind the earlier one. */
  public boolean byPattern() {
    return expected != Pattern.Expectation.NONE;
  }

  /** Time between both, nanoseconds. */
  public long gap() {
    return later.time() - earlier.time();
  }
}
