package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.store.Folded;

/**
 * A text with wildcards: {@code *} stands for any characters, {@code ?} for one, and a backslash
 * before one of the three takes its meaning away. Folded as texts are compared. Immutable; a
 * comparison costs at most the product of both lengths.
 */
final class Pattern {
  private static final int ANY = -1;
  private static final int ONE = -2;

  private final int[] parts;

  private Pattern(int[] parts) {
    this.parts = parts;
  }

  static Pattern of(String text) {
    List<Integer> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      boolean escapes = at == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1));
      if (escapes) {
        plain.append(text.charAt(++i));
      } else if (at == '*' || at == '?') {
        fold(plain, parts);
        parts.add(at == '*' ? ANY : ONE);
      } else {
        plain.append(at);
      }
    }
    fold(plain, parts);
    return new Pattern(parts.stream().mapToInt(Integer::intValue).toArray());
  }

  private static boolean isSpecial(char at) {
    return at == '*' || at == '?' || at == '\\';
  }

  private static void fold(StringBuilder plain, List<Integer> parts) {
    Folded.of(plain.toString()).codePoints().forEach(parts::add);
    plain.setLength(0);
  }

  /** Whether all of a folded text is of this form. */
  boolean matches(String folded) {
    int text = 0;
    int part = 0;
    int star = -1;
    int behind = 0;
    while (text < folded.length()) {
      int point = folded.codePointAt(text);
      if (part < parts.length && parts[part] == ANY) {
        star = part++;
        behind = text;
      } else if (part < parts.length && (parts[part] == ONE || parts[part] == point)) {
        part++;
        text += Character.charCount(point);
      } else if (star >= 0) {
        part = star + 1;
        behind += Character.charCount(folded.codePointAt(behind));
        text = behind;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == ANY) {
      part++;
    }
    return part == parts.length;
  }
}
