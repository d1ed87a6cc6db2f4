package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.regex.Effort;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Dash;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.One;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueTest;

/**
 * A text pattern against a value.
 *
 * <p>The pattern is cut at its stars into pieces of a fixed number of code points. The first and
 * the last piece stand at the ends of the value unless a star does, the others are found one behind
 * the other, each as far left as possible. Costs at most value times longest piece, within an
 * {@link Effort}.
 *
 * <p>A piece is a row of elements: bytes where letters are exact or fold in ASCII only, code points
 * where they fold by Unicode.
 */
final class PatternCheck implements Check {
  private static final int ONE = -1;
  private static final int DASH = -2;
  private static final int NOWHERE = -1;

  private final LetterCase letterCase;
  private final int[][] pieces;
  private final boolean openStart;
  private final boolean openEnd;
  private final Effort effort;
  private final Doubts doubts;
  private int first;
  private int last;
  private boolean givenUp;
  private int compared;

  PatternCheck(ValueTest.Text text, Doubts doubts) {
    TextPattern pattern = text.pattern();
    List<Segment> segments = pattern.segments();
    this.effort = doubts.effort(text);
    this.doubts = doubts;
    this.letterCase = letterCase(pattern, text.cased());
    this.openStart = !segments.isEmpty() && segments.get(0) instanceof Star;
    this.openEnd = !segments.isEmpty() && segments.get(segments.size() - 1) instanceof Star;
    this.pieces = pieces(segments);
  }

  static LetterCase letterCase(TextPattern pattern, boolean cased) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : pattern.segments()) {
      if (segment instanceof Literal literal) {
        text.append(literal.text());
      }
    }
    return LetterCase.of(text.toString(), cased);
  }

  private int[][] pieces(List<Segment> segments) {
    List<int[]> cut = new ArrayList<>();
    List<Integer> piece = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Star) {
        endPiece(piece, cut);
      } else if (segment instanceof One) {
        piece.add(ONE);
      } else if (segment instanceof Dash) {
        piece.add(DASH);
      } else if (segment instanceof Literal literal) {
        addLiteral(literal.text(), piece);
      }
    }
    endPiece(piece, cut);
    return cut.toArray(int[][]::new);
  }

  private void addLiteral(String text, List<Integer> piece) {
    if (letterCase == LetterCase.UNICODE) {
      text.codePoints().forEach(c -> piece.add(letterCase.fold(c)));
      return;
    }
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      piece.add(letterCase.fold(b & 0xFF));
    }
  }

  private static void endPiece(List<Integer> piece, List<int[]> cut) {
    if (!piece.isEmpty()) {
      cut.add(piece.stream().mapToInt(Integer::intValue).toArray());
      piece.clear();
    }
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    effort.begin(length);
    givenUp = false;
    boolean holds = matches(buffer, offset, length);
    if (givenUp) {
      doubts.raise();
    }
    return holds && !givenUp;
  }

  private boolean matches(byte[] buffer, int offset, int length) {
    int from = offset;
    int to = offset + length;
    first = offset;
    last = to;
    if (pieces.length == 0) {
      return openStart || length == 0;
    }
    int next = 0;
    int end = pieces.length;
    if (!openStart) {
      from = forward(pieces[next++], buffer, from, to);
      if (from == NOWHERE || (next == end && !openEnd)) {
        return from == to;
      }
      last = from;
    }
    if (!openEnd) {
      to = backward(pieces[--end], buffer, from, to);
      if (to == NOWHERE) {
        return false;
      }
      last = offset + length;
      first = openStart ? to : first;
    }
    return findAll(next, end, buffer, from, to);
  }

  private boolean findAll(int next, int end, byte[] buffer, int from, int to) {
    int at = from;
    for (int piece = next; piece < end; piece++) {
      int start = find(pieces[piece], buffer, at, to);
      if (start == NOWHERE) {
        return false;
      }
      at = forward(pieces[piece], buffer, start, to);
      if (piece == 0) {
        first = start;
      }
      if (openEnd) {
        last = at;
      }
    }
    return true;
  }

  private int find(int[] piece, byte[] buffer, int from, int to) {
    int lead = piece[0];
    if (lead < 0 || letterCase == LetterCase.UNICODE) {
      for (int at = from; at < to && !givenUp; at += CodePoints.width(buffer, at)) {
        if (begins(piece, buffer, at, to)) {
          return at;
        }
      }
      return NOWHERE;
    }
    boolean folds = letterCase == LetterCase.ASCII && lead >= 'a' && lead <= 'z';
    byte one = (byte) lead;
    byte other = (byte) (folds ? lead - 32 : lead);
    // Elements of one byte at least.
    int latest = to - piece.length;
    for (int at = from; at <= latest; at++) {
      byte b = buffer[at];
      if ((b == one || b == other) && begins(piece, buffer, at, to)) {
        return at;
      }
      if (givenUp) {
        return NOWHERE;
      }
    }
    return NOWHERE;
  }

  /** Whether the piece begins there; takes as many steps as elements were compared. */
  private boolean begins(int[] piece, byte[] buffer, int from, int to) {
    boolean found = forward(piece, buffer, from, to) != NOWHERE;
    givenUp = !effort.spend(compared) && !found;
    return found;
  }

  /** Where the piece ends if it begins at {@code from}. */
  private int forward(int[] piece, byte[] buffer, int from, int to) {
    int at = from;
    for (int i = 0; i < piece.length; i++) {
      int element = piece[i];
      boolean same = at < to;
      if (same && element >= 0 && letterCase != LetterCase.UNICODE) {
        same = isByte(element, buffer[at++]);
      } else if (same) {
        same = accepts(element, CodePoints.codePoint(buffer, at));
        at += CodePoints.width(buffer, at);
      }
      if (!same) {
        compared = i;
        return NOWHERE;
      }
    }
    compared = piece.length;
    return at;
  }

  /** Where the piece begins if it ends at {@code to}. */
  private int backward(int[] piece, byte[] buffer, int from, int to) {
    int at = to;
    for (int i = piece.length - 1; i >= 0; i--) {
      if (at <= from) {
        return NOWHERE;
      }
      int element = piece[i];
      if (element >= 0 && letterCase != LetterCase.UNICODE) {
        if (!isByte(element, buffer[--at])) {
          return NOWHERE;
        }
      } else {
        at = CodePoints.before(buffer, at);
        if (!accepts(element, CodePoints.codePoint(buffer, at))) {
          return NOWHERE;
        }
      }
    }
    return at;
  }

  private boolean isByte(int element, byte b) {
    return b == (byte) element
        || (letterCase == LetterCase.ASCII && b >= 'A' && b <= 'Z' && b + 32 == element);
  }

  private boolean accepts(int element, int codePoint) {
    return switch (element) {
      case ONE -> true;
      case DASH ->
          codePoint == '-' || codePoint == '/' || (codePoint >= 0x2013 && codePoint <= 0x2015);
      default -> letterCase.fold(codePoint) == element;
    };
  }

  @Override
  public long range(byte[] buffer, int offset, int length) {
    holds(buffer, offset, length);
    return (long) (first - offset) << 32 | (last - offset);
  }
}
