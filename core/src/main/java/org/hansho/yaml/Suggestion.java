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

  private static String nearest(String word, Collection<String> known) {
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

  /** Fewest insertions, deletions and replacements that make one word of the other. */
  private static int distance(String left, String right) {
    if (right.length() > LONGEST_WORD) {
      return LONGEST_WORD;
    }
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length()];
  }
}
