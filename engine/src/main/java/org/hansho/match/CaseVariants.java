package org.hansho.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The spellings of a literal that count as the same under Unicode simple case folding. */
final class CaseVariants {
  private static final int MOST = 16;

  /** Letters with case end here. */
  private static final int LAST_CASED = 0x1FFFF;

  private CaseVariants() {}

  /** Code points by what they fold to, where that is more than one; made when first needed. */
  private static final class Classes {
    private static final Map<Integer, List<Integer>> BY_FOLDED = byFolded();

    private static Map<Integer, List<Integer>> byFolded() {
      Map<Integer, List<Integer>> classes = new HashMap<>();
      for (int codePoint = 0; codePoint <= LAST_CASED; codePoint++) {
        int folded = LetterCase.UNICODE.fold(codePoint);
        if (folded != codePoint) {
          classes.computeIfAbsent(folded, first -> new ArrayList<>(List.of(first))).add(codePoint);
        }
      }
      return classes;
    }
  }

  /**
   * All spellings, ASCII letters in lower case only, since indexes fold those themselves; empty if
   * they are too many.
   */
  static List<String> of(String literal) {
    List<String> spellings = List.of("");
    for (int codePoint : literal.codePoints().toArray()) {
      List<String> longer = new ArrayList<>();
      for (String spelling : spellings) {
        for (String variant : variants(codePoint)) {
          longer.add(spelling + variant);
        }
      }
      if (longer.size() > MOST) {
        return List.of();
      }
      spellings = longer;
    }
    return spellings;
  }

  private static List<String> variants(int codePoint) {
    int folded = LetterCase.UNICODE.fold(codePoint);
    List<Integer> same = Classes.BY_FOLDED.getOrDefault(folded, List.of(folded));
    return same.stream().filter(c -> c < 'A' || c > 'Z').map(Character::toString).toList();
  }
}
