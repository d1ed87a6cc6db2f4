package org.hansho.testkit;

import java.util.ArrayList;
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
    int[] points = text.codePoints().toArray();
    boolean[] eaten = new boolean[points.length + 1];
    eaten[0] = true;
    for (Segment segment : pattern.segments()) {
      eaten = eat(segment, eaten, points, cased ? 0 : unicode ? 2 : 1);
    }
    return eaten[points.length];
  }

  private static boolean goesBeyondAscii(Segment segment) {
    return segment instanceof Literal literal && literal.text().chars().anyMatch(c -> c > 0x7F);
  }

  private static boolean[] eat(Segment segment, boolean[] before, int[] points, int folding) {
    boolean[] after = new boolean[before.length];
    for (int at = 0; at < before.length; at++) {
      if (!before[at]) {
        continue;
      }
      if (segment instanceof Star) {
        for (int end = at; end < after.length; end++) {
          after[end] = true;
        }
      } else if (segment instanceof Literal literal) {
        int[] wanted = literal.text().codePoints().toArray();
        if (standsAt(wanted, points, at, folding)) {
          after[at + wanted.length] = true;
        }
      } else if (at < points.length
          && (segment instanceof One || (segment instanceof Dash && isDash(points[at])))) {
        after[at + 1] = true;
      }
    }
    return after;
  }

  private static boolean isDash(int codePoint) {
    return DASHES.indexOf(codePoint) >= 0;
  }

  private static boolean standsAt(int[] wanted, int[] points, int at, int folding) {
    if (at + wanted.length > points.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (fold(wanted[i], folding) != fold(points[at + i], folding)) {
        return false;
      }
    }
    return true;
  }

  private static int fold(int codePoint, int folding) {
    boolean hasNoSimpleFolding = codePoint == 'İ' || codePoint == 'ı';
    if (folding == 0 || (folding == 1 && codePoint > 0x7F) || hasNoSimpleFolding) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
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
