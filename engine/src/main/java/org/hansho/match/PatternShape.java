package org.hansho.match;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.hansho.match.Term.Shape;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;

/** What an index can know of a text pattern. */
final class PatternShape {
  private static final int SHORTEST_NEEDED = 3;

  private final List<Segment> segments;
  private final boolean openStart;
  private final boolean openEnd;
  private final boolean ascii;

  private PatternShape(TextPattern pattern) {
    this.segments = pattern.segments();
    int size = segments.size();
    this.openStart = size > 0 && segments.get(0) instanceof Star;
    this.openEnd = size > 0 && segments.get(size - 1) instanceof Star;
    this.ascii = PatternCheck.letterCase(pattern, false) == LetterCase.ASCII;
  }

  static PatternShape of(TextPattern pattern) {
    return new PatternShape(pattern);
  }

  /** Whether any text will do. */
  boolean matchesEverything() {
    return segments.size() == 1 && openStart;
  }

  boolean isAscii() {
    return ascii;
  }

  /** Whether the pattern is nothing but one literal, or nothing, with or without stars around. */
  boolean isOneLiteral() {
    int inner = segments.size() - (openStart ? 1 : 0) - (openEnd ? 1 : 0);
    return segments.isEmpty() || (inner == 1 && segments.get(openStart ? 1 : 0) instanceof Literal);
  }

  /** Of a pattern with one literal: where it stands. */
  Shape shape() {
    if (openStart) {
      return openEnd ? Shape.CONTAINS : Shape.ENDS;
    }
    return openEnd ? Shape.STARTS : Shape.EQUAL;
  }

  /** Of a pattern with one literal: that literal, folded; for ASCII only. */
  String literal() {
    return writtenLiteral().toLowerCase(Locale.ROOT);
  }

  /** Of a pattern with one literal: that literal as the rule has it. */
  String writtenLiteral() {
    return segments.isEmpty() ? "" : ((Literal) segments.get(openStart ? 1 : 0)).text();
  }

  private static String text(Segment segment) {
    return ((Literal) segment).text().toLowerCase(Locale.ROOT);
  }

  /** Whether only a value with a character outside ASCII can match. */
  boolean needsNonAscii() {
    if (ascii) {
      return false;
    }
    return segments.stream()
        .filter(Literal.class::isInstance)
        .flatMapToInt(segment -> ((Literal) segment).text().codePoints())
        .anyMatch(codePoint -> LetterCase.UNICODE.fold(codePoint) >= 0x80);
  }

  /** Shows literals that every matching value has, folded, and where. */
  void neededLiterals(BiConsumer<Shape, String> consumer) {
    if (!ascii) {
      neededPieces(consumer);
      return;
    }
    int longest = 0;
    for (Segment segment : segments) {
      longest =
          segment instanceof Literal literal ? Math.max(longest, literal.text().length()) : longest;
    }
    int shortest = Math.min(longest, SHORTEST_NEEDED);
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i) instanceof Literal literal && literal.text().length() >= shortest) {
        consumer.accept(shapeAt(i), text(literal));
      }
    }
  }

  private Shape shapeAt(int index) {
    boolean first = index == 0;
    boolean last = index == segments.size() - 1;
    if (first) {
      return last ? Shape.EQUAL : Shape.STARTS;
    }
    return last ? Shape.ENDS : Shape.CONTAINS;
  }

  /** ASCII runs of literals, without the two letters that fold to characters outside ASCII. */
  private void neededPieces(BiConsumer<Shape, String> consumer) {
    for (Segment segment : segments) {
      if (segment instanceof Literal literal) {
        for (String piece : literal.text().split("[^\\x00-\\x7F]|[kKsS]", -1)) {
          if (piece.length() >= SHORTEST_NEEDED) {
            consumer.accept(Shape.CONTAINS, piece.toLowerCase(Locale.ROOT));
          }
        }
      }
    }
  }
}
