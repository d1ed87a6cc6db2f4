package org.hansho.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What Unicode says of code points: cases and classes. Made when first asked, then shared. */
final class Letters {
  private static final int DOTTED_CAPITAL = 0x130;
  private static final int DOTLESS_SMALL = 0x131;

  private Letters() {}

  /** Code points that differ in case only, by each of them; a sharp s has a capital one way. */
  private static final class Cases {
    static final Map<Integer, List<Integer>> EQUAL = equal();

    private static Map<Integer, List<Integer>> equal() {
      Map<Integer, List<Integer>> byFold = new HashMap<>();
      for (int c = 0; c <= CharSet.LAST; c++) {
        if (isCased(c)) {
          byFold.computeIfAbsent(fold(c), unused -> new ArrayList<>()).add(c);
        }
      }
      Map<Integer, List<Integer>> equal = new HashMap<>();
      byFold.forEach(
          (folded, same) -> {
            if (!same.contains(folded)) {
              same.add(folded);
            }
            same.forEach(c -> equal.put(c, same));
          });
      return equal;
    }

    /** The two Turkish letters have no other case, as in RE2. */
    private static boolean isCased(int c) {
      return c != DOTTED_CAPITAL
          && c != DOTLESS_SMALL
          && (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);
    }

    private static int fold(int c) {
      return Character.toLowerCase(Character.toUpperCase(c));
    }
  }

  /** The set with every letter in all its cases. */
  static CharSet inAllCases(CharSet set) {
    CharSet all = set;
    for (Map.Entry<Integer, List<Integer>> letter : Cases.EQUAL.entrySet()) {
      if (set.contains(letter.getKey())) {
        for (int other : letter.getValue()) {
          all = set.contains(other) ? all : all.or(CharSet.of(other, other));
        }
      }
    }
    return all;
  }

  /** The code points of a general category or a script; null if there is none of that name. */
  static @Nullable CharSet named(String name) {
    if (name.equals("Any")) {
      return CharSet.ANY;
    }
    if (name.length() <= 2) {
      CharSet category = ofCategory(name);
      return category.ranges().isEmpty() ? null : category;
    }
    try {
      Character.UnicodeScript script = Character.UnicodeScript.forName(name);
      return collect(c -> Character.UnicodeScript.of(c) == script);
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static final Map<String, Integer> CATEGORIES = categories();

  private static Map<String, Integer> categories() {
    Map<String, Integer> categories = new HashMap<>();
    String names = "LuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCf--CoCsPdPsPePcPoSmScSkSoPiPf";
    for (int type = 0; type < names.length() / 2; type++) {
      // The numbers of java.lang.Character begin with 1 and leave out 17.
      categories.put(names.substring(type * 2, type * 2 + 2), type + 1);
    }
    categories.remove("--");
    return categories;
  }

  private static CharSet ofCategory(String name) {
    int types = 0;
    for (Map.Entry<String, Integer> category : CATEGORIES.entrySet()) {
      types |= category.getKey().startsWith(name) ? 1 << category.getValue() : 0;
    }
    int wanted = types;
    return collect(c -> (wanted >> Character.getType(c) & 1) != 0);
  }

  private static CharSet collect(IntPredicate belongs) {
    List<CharSet.Range> ranges = new ArrayList<>();
    int first = -1;
    for (int c = 0; c <= CharSet.LAST + 1; c++) {
      boolean inside = c <= CharSet.LAST && belongs.test(c);
      if (inside && first < 0) {
        first = c;
      } else if (!inside && first >= 0) {
        ranges.add(new CharSet.Range(first, c - 1));
        first = -1;
      }
    }
    return new CharSet(List.copyOf(ranges));
  }
}
