package org.hansho.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Sigma correlation document, read, checked and resolved.
 *
 * <p>The window slides over event time: it holds the results in {@code (t - timespan, t]}. Bounds
 * that a growing number can leave ({@code lt}, {@code lte}, {@code eq}, {@code neq}) are decided
 * when a window closes. Source: Sigma specification 2.1, "Correlation rules"; what it leaves open
 * is in {@code docs/sigma.md}.
 *
 * @param timespan length of the window
 * @param examples the field of which its reasons name some values; null for none
 * @param building whether another document refers to this one without {@code generate}, so that it
 *     raises nothing by itself
 */
public record Correlation(
    Header header,
    Subject subject,
    Type type,
    Duration timespan,
    Condition condition,
    @Nullable String examples,
    boolean building)
    implements KeyedDocument {

  /** What is counted. */
  public enum Type {
    EVENT_COUNT,
    VALUE_COUNT,
    TEMPORAL,
    TEMPORAL_ORDERED,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_PERCENTILE,
    VALUE_MEDIAN
  }

  /** When the correlation fires. */
  public sealed interface Condition {}

  /**
   * A number lies within bounds.
   *
   * @param bounds all must admit the number
   * @param fields whose values are counted or computed with; several form a tuple. Empty where
   *     results or rules are counted
   * @param percentile 0 to 100, with {@link Type#VALUE_PERCENTILE}; linear interpolation between
   *     closest ranks
   */
  public record Threshold(List<Bound> bounds, List<String> fields, @Nullable BigDecimal percentile)
      implements Condition {
    public Threshold {
      bounds = List.copyOf(bounds);
      fields = List.copyOf(fields);
    }
  }

  /** Results of certain rules lie in one window, and others do not. */
  public record Together(Presence presence) implements Condition {}

  /** A Boolean condition over rules. */
  public sealed interface Presence {}

  /** All terms hold. */
  public record AllOf(List<Presence> terms) implements Presence {
    public AllOf {
      terms = List.copyOf(terms);
    }
  }

  /** One term holds. */
  public record OneOf(List<Presence> terms) implements Presence {
    public OneOf {
      terms = List.copyOf(terms);
    }
  }

  /** The term does not hold, decided once the window has passed. */
  public record Absent(Presence term) implements Presence {}

  /** A rule has a result in the window. */
  public record Seen(String rule) implements Presence {}

  /** The same, as a building block. */
  Correlation asBuilding() {
    return new Correlation(header, subject, type, timespan, condition, examples, true);
  }
}
