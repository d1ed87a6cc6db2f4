package org.hansho.format.flow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds information elements by number. Unknown ones read as octets under a name made of their
 * numbers, such as {@code enterprise12356.7}. For set-up of templates, not for each record.
 */
final class Elements {
  /** Whose elements are the standard ones seen from the other direction (RFC 5103). */
  static final int REVERSE = 29305;

  /** A pseudo-enterprise for the scope fields of NetFlow v9 options. */
  static final int SCOPE = -1;

  private static final String[] SCOPES = {
    "scopeSystem", "scopeInterface", "scopeLineCard", "scopeCache", "scopeTemplate"
  };

  private static final Map<Long, Element> KNOWN = new HashMap<>();

  static {
    addAll(0, StandardElements.TEXT.replace('\n', ' '));
    for (String line : VendorElements.TEXT.split("\n")) {
      int colon = line.indexOf(':');
      addAll(Integer.parseInt(line.substring(0, colon)), line.substring(colon + 1));
    }
  }

  private Elements() {}

  private static void addAll(int enterprise, String list) {
    for (String item : list.split(",")) {
      String[] words = item.strip().split(" ");
      int number = Integer.parseInt(words[0]);
      ElementType type = ElementType.of(words[2].charAt(0));
      KNOWN.put(key(enterprise, number), new Element(enterprise, number, words[1], type));
    }
  }

  private static long key(int enterprise, int number) {
    return (long) enterprise << 16 | number;
  }

  static Element of(int enterprise, int number) {
    Element known = KNOWN.get(key(enterprise, number));
    if (known != null) {
      return known;
    }
    if (enterprise == SCOPE && number >= 1 && number <= SCOPES.length) {
      return new Element(SCOPE, number, SCOPES[number - 1], ElementType.UNSIGNED);
    }
    Element forward = enterprise == REVERSE ? KNOWN.get(key(0, number)) : null;
    if (forward != null) {
      String name = forward.name();
      String reversed = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      return new Element(REVERSE, number, "reverse" + reversed, forward.type());
    }
    String name = enterprise == 0 ? "element" + number : "enterprise" + enterprise + "." + number;
    return new Element(enterprise, number, name, ElementType.OCTETS);
  }
}
