package org.hansho.sigma;

import java.util.List;

/**
 * One thing that a {@link Baseline.Session} looks at, and what it is worth.
 *
 * @param name of its number in sentences
 * @param measure what of the session is a number
 * @param rules references of the rules whose facts are measured; empty for {@link Measure#GAP}
 * @param field of {@link Measure#DISTINCT}, else empty
 * @param bounds of the number; it holds when all admit it
 * @param least fewest requests of the session before it can hold
 * @param points added to the score where it holds
 * @param needed whether there is no result without it
 * @param english what it says, {@code {value}} standing for the number
 * @param japanese the same
 */
public record SessionEvidence(
    String name,
    Measure measure,
    List<String> rules,
    String field,
    List<Bound> bounds,
    int least,
    int points,
    boolean needed,
    String english,
    String japanese) {
  /** What of a session is a number. */
  public enum Measure {
    /** Records that one of the rules matched. */
    COUNT,
    /** Their share of all requests, 0 to 1. */
    SHARE,
    /** Different values of a field among them. */
    DISTINCT,
    /** How many of the rules have matched. */
    SEEN,
    /** The median of the last times between requests, in seconds. */
    GAP
  }

  public SessionEvidence {
    rules = List.copyOf(rules);
    bounds = List.copyOf(bounds);
  }

  /** The same over other references. */
  SessionEvidence over(List<String> references) {
    return new SessionEvidence(
        name, measure, references, field, bounds, least, points, needed, english, japanese);
  }
}
