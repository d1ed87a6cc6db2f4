package org.hansho.sigma;

import java.util.List;

/**
 * A text with wildcards, matched against a whole value.
 *
 * <p>{@code contains} is a pattern that begins and ends with {@link Star}, equality one without
 * any. No two stars stand side by side, and no two literals.
 */
public record TextPattern(List<Segment> segments) {
  public TextPattern {
    segments = List.copyOf(segments);
  }

  /** A piece of a pattern. */
  public sealed interface Segment {}

  /** These characters, never empty. */
  public record Literal(String text) implements Segment {}

  /** Any characters, also none. */
  public record Star() implements Segment {}

  /** Any one character (Unicode code point). */
  public record One() implements Segment {}

  /**
   * One of the five dashes of {@code windash}: {@code -}, {@code /}, en dash, em dash, horizontal
   * bar.
   */
  public record Dash() implements Segment {}
}
