package org.hansho.yaml;

import java.util.Collection;
import java.util.Locale;

/** Guesses what an author meant by a word that is not known. */
public final class Suggestion {
  private static final int LONGEST_WORD = 64;
  private static final int MOST_CANDIDATES = 2_000;

  private Suggestion() {}

  /** {@code did you mean 'x'?}, or empty where nothing is near. */
  public static String of(String word, Collection<String> known) {
    String nearest = nearest(word, known);
    return nearest.isEmpty() ? "" : "did you mean '" + nearest + "'?";
  }

  /** The nearest of the known words, or empty where none is near. */
  public static String nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST_WORD || known.size() > MOST_CANDIDATES) {
      return "";
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String nearest = "";
    int least = Math.max(1, Math.min(3, word.length() / 3)) + 1;
    for (String candidate : known) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Fewest insertions, deletions, replacements and swaps that make one word of the other. */
  private static int distance(String left, String right) {
    if (right.length() > LONGEST_WORD) {
      return LONGEST_WORD;
    }
    int[][] rows = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, left, right, i, j);
      }
    }
    return rows[left.length()][right.length()];
  }

  private static int step(int[][] rows, String left, String right, int i, int j) {
    char here = left.charAt(i - 1);
    char there = right.charAt(j - 1);
    int replaced = rows[i - 1][j - 1] + (here == there ? 0 : 1);
    int least = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && here == right.charAt(j - 2) && there == left.charAt(i - 2);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
