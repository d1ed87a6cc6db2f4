package org.hansho.geography;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The area of each country of ISO 3166-1, for when nothing more exact is known. */
public final class Countries {
  private static final Map<String, Area> AREAS = read();

  private Countries() {}

  /**
   * The circle in which nearly all of a country lies, or null if the code is none of ISO 3166-1.
   *
   * @param code two upper-case letters
   */
  public static @Nullable Area area(String code) {
    return AREAS.get(code);
  }

  /** All codes, sorted. */
  public static List<String> codes() {
    return List.copyOf(AREAS.keySet());
  }

  /** Whether the text has the form of a code: two letters of ASCII. */
  static boolean isCode(String text) {
    return text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1));
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static Map<String, Area> read() {
    Map<String, Area> areas = new TreeMap<>();
    for (String line : CountryTable.TEXT.split("\n")) {
      String[] parts = line.split(" ");
      Area area =
          new Area(
              Double.parseDouble(parts[1]),
              Double.parseDouble(parts[2]),
              Double.parseDouble(parts[3]));
      areas.put(parts[0], area);
    }
    return areas;
  }
}
