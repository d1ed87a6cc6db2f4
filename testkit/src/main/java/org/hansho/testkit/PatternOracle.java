package org.hansho.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Dash;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.One;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;

/** Text patterns by the book: which lengths of the text can the segments so far have eaten? */
final class PatternOracle {
  private static final String DASHES = "-/\u2013\u2014\u2015";

  private PatternOracle() {}

  static boolean matches(TextPattern pattern, boolean cased, String text) {
    boolean unicode = pattern.segments().stream().anyMatch(PatternOracle::goesBeyondAscii);
    Folding folding = cased ? Folding.NONE : unicode ? Folding.SIMPLE : Folding.ASCII;
    int[] points = folding.fold(text);
    boolean[] eaten = new boolean[points.length + 1];
    eaten[0] = true;
    for (Segment segment : pattern.segments()) {
      eaten =
          segment instanceof Literal literal
              ? eatLiteral(folding.fold(literal.text()), eaten, points)
              : eat(segment, eaten, points);
    }
    return eaten[points.length];
  }

  private static boolean goesBeyondAscii(Segment segment) {
    return segment instanceof Literal literal && literal.text().chars().anyMatch(c -> c > 0x7F);
  }

  private static boolean[] eatLiteral(int[] wanted, boolean[] before, int[] points) {
    boolean[] after = new boolean[before.length];
    for (int at = 0; at + wanted.length <= points.length; at++) {
      int end = at + wanted.length;
      if (before[at] && Arrays.equals(wanted, 0, wanted.length, points, at, end)) {
        after[end] = true;
      }
    }
    return after;
  }

  private static boolean[] eat(Segment segment, boolean[] before, int[] points) {
    boolean[] after = new boolean[before.length];
    boolean any = false;
    for (int at = 0; at < before.length; at++) {
      any |= before[at];
      if (segment instanceof Star) {
        after[at] = any;
      } else if (before[at] && at < points.length) {
        after[at + 1] = segment instanceof One || (segment instanceof Dash && isDash(points[at]));
      }
    }
    return after;
  }

  private static boolean isDash(int codePoint) {
    return DASHES.indexOf(codePoint) >= 0;
  }

  /** Which letters count as the same. */
  private enum Folding {
    NONE,
    ASCII,
    SIMPLE;

    int[] fold(String text) {
      return text.codePoints().map(this::fold).toArray();
    }

    private int fold(int codePoint) {
      boolean hasNoSimpleFolding = codePoint == 'İ' || codePoint == 'ı';
      if (this == NONE || (this == ASCII && codePoint > 0x7F) || hasNoSimpleFolding) {
        return codePoint;
      }
      return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
  }

  /**
   * Wildcards of an entry of a list: a backslash takes the meaning of {@code *}, {@code ?}, itself.
   */
  static List<Segment> parse(String entry) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < entry.length(); i++) {
      char c = entry.charAt(i);
      if (c == '\\' && i + 1 < entry.length() && "*?\\".indexOf(entry.charAt(i + 1)) >= 0) {
        text.append(entry.charAt(++i));
      } else if (c == '*' || c == '?') {
        flush(text, segments);
        segments.add(c == '*' ? new Star() : new One());
      } else {
        text.append(c);
      }
    }
    flush(text, segments);
    return segments;
  }

  private static void flush(StringBuilder text, List<Segment> segments) {
    if (!text.isEmpty()) {
      segments.add(new Literal(text.toString()));
      text.setLength(0);
    }
  }
}
