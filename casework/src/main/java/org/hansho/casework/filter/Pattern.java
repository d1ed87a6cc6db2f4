package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.casework.store.Folded;

/**
 * A text with wildcards: {@code *} stands for any characters, {@code ?} for one, and a backslash
 * before one of the three takes its meaning away. Folded as texts are compared. Immutable.
 *
 * <p>All places of the pattern at which a text may stand are the bits of a set, which each
 * character moves on together. So a comparison never goes back: it costs a step for each character
 * and each 64 characters of the pattern, whatever both are.
 */
final class Pattern {
  /** Stands for any one character. */
  private static final int ONE = -1;

  /** The different characters of the pattern, in order. */
  private final int[] points;

  /** At which places each of them moves on; last, at which any other does. */
  private final long[][] moving;

  /** Places behind a star: they stay, whatever comes. */
  private final long[] staying;

  /** The place behind the last character. */
  private final int end;

  private Pattern(List<Integer> parts, List<Integer> stars) {
    end = parts.size();
    points =
        parts.stream().filter(part -> part != ONE).mapToInt(x -> x).distinct().sorted().toArray();
    moving = new long[points.length + 1][words()];
    for (int i = 0; i < end; i++) {
      for (int point = 0; point < moving.length; point++) {
        boolean isEqual = point < points.length && points[point] == parts.get(i);
        if (isEqual || parts.get(i) == ONE) {
          add(moving[point], i);
        }
      }
    }
    staying = new long[words()];
    stars.forEach(star -> add(staying, star));
  }

  private int words() {
    return end / Long.SIZE + 1;
  }

  private static void add(long[] set, int place) {
    set[place / Long.SIZE] |= 1L << place;
  }

  static Pattern of(String text) {
    List<Integer> parts = new ArrayList<>();
    List<Integer> stars = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (isEscape(text, i)) {
        plain.append(text.charAt(++i));
      } else if (isWildcard(at)) {
        fold(plain, parts);
        if (at == '*') {
          stars.add(parts.size());
        } else {
          parts.add(ONE);
        }
      } else {
        plain.append(at);
      }
    }
    fold(plain, parts);
    return new Pattern(parts, stars);
  }

  /** How many wildcards a text has. */
  static int wildcards(String text) {
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text, i)) {
        i++;
      } else if (isWildcard(text.charAt(i))) {
        found++;
      }
    }
    return found;
  }

  private static boolean isEscape(String text, int i) {
    boolean isFollowed = text.charAt(i) == '\\' && i + 1 < text.length();
    return isFollowed && (isWildcard(text.charAt(i + 1)) || text.charAt(i + 1) == '\\');
  }

  private static boolean isWildcard(char at) {
    return at == '*' || at == '?';
  }

  private static void fold(StringBuilder plain, List<Integer> parts) {
    Folded.of(plain.toString()).codePoints().forEach(parts::add);
    plain.setLength(0);
  }

  /** Whether all of a folded text is of this form. */
  boolean matches(String folded) {
    long[] places = new long[staying.length];
    places[0] = 1;
    int at = 0;
    while (at < folded.length()) {
      int point = folded.codePointAt(at);
      at += Character.charCount(point);
      int known = Arrays.binarySearch(points, point);
      if (!move(places, moving[known < 0 ? points.length : known])) {
        return false;
      }
    }
    return ((places[end / Long.SIZE] >>> end) & 1) != 0;
  }

  /** Moves a set of places on by a character; false if none is left. */
  private boolean move(long[] places, long[] moves) {
    long carried = 0;
    long any = 0;
    for (int i = 0; i < places.length; i++) {
      long moved = places[i] & moves[i];
      places[i] = (moved << 1) | carried | (places[i] & staying[i]);
      carried = moved >>> (Long.SIZE - 1);
      any |= places[i];
    }
    return any != 0;
  }
}
