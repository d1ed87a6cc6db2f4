package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.TextPattern.Dash;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.One;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueTest.Relation;

/**
 * Sigma's wildcards and backslashes.
 *
 * <p>A backslash before {@code *}, {@code ?} or another backslash takes that character's meaning
 * away; before anything else, and at the end, it is a plain backslash. So {@code \*} is a star,
 * {@code \\*} a backslash and a wildcard, {@code \\\*} a backslash and a star.
 */
final class Wildcards {
  private static final Star STAR = new Star();
  private static final One ONE = new One();
  private static final Dash DASH = new Dash();

  private Wildcards() {}

  /** The segments of a value as a rule writes it. */
  static List<Segment> parse(String value) {
    if (value.indexOf('*') < 0 && value.indexOf('?') < 0 && !value.contains("\\\\")) {
      return value.isEmpty() ? List.of() : List.of(new Literal(value));
    }
    List<Segment> segments = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && isSpecial(value.charAt(i + 1))) {
        i++;
        literal.append(value.charAt(i));
      } else if (c == '*' || c == '?') {
        flush(literal, segments);
        segments.add(c == '*' ? STAR : ONE);
      } else {
        literal.append(c);
      }
    }
    flush(literal, segments);
    return segments;
  }

  private static boolean isSpecial(char c) {
    return c == '*' || c == '?' || c == '\\';
  }

  private static void flush(StringBuilder literal, List<Segment> segments) {
    if (!literal.isEmpty()) {
      segments.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /**
   * Makes a wildcard of every dash or slash that begins a word: nothing or a character of no word
   * before it, a character of a word after it.
   */
  static List<Segment> withDashes(List<Segment> segments) {
    List<Segment> dashed = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Literal literal) {
        splitAtDashes(literal.text(), dashed);
      } else {
        dashed.add(segment);
      }
    }
    return dashed;
  }

  private static void splitAtDashes(String text, List<Segment> dashed) {
    int from = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      boolean leads =
          (c == '-' || c == '/')
              && (i == 0 || !isWord(text.charAt(i - 1)))
              && isWord(text.charAt(i + 1));
      if (leads) {
        if (i > from) {
          dashed.add(new Literal(text.substring(from, i)));
        }
        dashed.add(DASH);
        from = i + 1;
      }
    }
    dashed.add(new Literal(text.substring(from)));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** The pattern that finds the segments where the relation says. Wildcards compose. */
  static TextPattern pattern(Relation relation, List<Segment> segments) {
    List<Segment> whole = new ArrayList<>(segments.size() + 2);
    if (relation == Relation.CONTAINS || relation == Relation.ENDS_WITH) {
      whole.add(STAR);
    }
    for (Segment segment : segments) {
      append(whole, segment);
    }
    if (relation == Relation.CONTAINS || relation == Relation.STARTS_WITH) {
      append(whole, STAR);
    }
    return new TextPattern(whole);
  }

  private static void append(List<Segment> whole, Segment segment) {
    Segment last = whole.isEmpty() ? null : whole.get(whole.size() - 1);
    if (last instanceof Star && segment instanceof Star) {
      return;
    }
    if (last instanceof Literal before && segment instanceof Literal after) {
      whole.set(whole.size() - 1, new Literal(before.text() + after.text()));
    } else {
      whole.add(segment);
    }
  }
}
