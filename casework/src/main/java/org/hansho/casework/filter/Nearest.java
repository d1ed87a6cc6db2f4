package org.hansho.casework.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words by how near they are to one that somebody wrote. */
final class Nearest {
  private static final int CHARACTERS = 64;
  private static final int FAR = 1_000;

  private Nearest() {}

  /** All of them, those first that begin with it or differ in the fewest letters. */
  static List<String> of(String written, Collection<String> words) {
    String lower = written.toLowerCase(Locale.ROOT);
    String cut = lower.substring(0, Math.min(lower.length(), CHARACTERS));
    if (cut.isEmpty()) {
      return List.copyOf(words);
    }
    return words.stream().sorted(Comparator.comparingInt(word -> distance(cut, word))).toList();
  }

  private static int distance(String written, String word) {
    return word.startsWith(written) ? word.length() - written.length() - FAR : edits(written, word);
  }

  /** Letters to add, take away or change. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(diagonal + change, 1 + Math.min(row[j], row[j - 1]));
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[to.length()];
  }
}
