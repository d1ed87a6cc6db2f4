package org.hansho.intelligence;

import org.jspecify.annotations.Nullable;

/**
 * Recognises what an entry is by its form and brings it into the form that is looked up.
 *
 * <p>Entries made harmless for reading ({@code hxxp://}, {@code [.]}) are taken as meant. Linear;
 * never throws.
 */
final class IndicatorText {
  /** Longest entry, in characters. */
  static final int LONGEST = 2048;

  /** The shortest prefixes that are taken; what is shorter would match half of the world. */
  static final int SHORTEST_FOUR = 8;

  static final int SHORTEST_SIX = 16;

  private static final int LONGEST_NAME = 253;
  private static final int HEX_OF_MD5 = 32;
  private static final int HEX_OF_SHA1 = 40;
  private static final int HEX_OF_SHA256 = 64;

  /** Why entries of no known form are left out. */
  static final String NO_FORM = "no address, network, domain, URL, MD5 or SHA-256 hash";

  private IndicatorText() {}

  /** The entry, or null; {@link #reason} then says why. */
  static @Nullable Indicator read(String written, EntryDetail detail) {
    String text = armed(written);
    if (text.length() > LONGEST) {
      return null;
    }
    for (IndicatorKind kind : IndicatorKind.values()) {
      Indicator read = kind == IndicatorKind.TEXT ? null : read(kind, text, detail);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  /** The entry of a kind that is known, or null if it has not its form. */
  static @Nullable Indicator read(IndicatorKind kind, String written, EntryDetail detail) {
    String text = armed(written);
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    String value =
        switch (kind) {
          case IP, CIDR -> network(text);
          case DOMAIN -> domain(text);
          case URL -> UrlText.normalised(text);
          case MD5 -> isHex(text, HEX_OF_MD5) ? UrlText.lower(text) : null;
          case SHA256 -> isHex(text, HEX_OF_SHA256) ? UrlText.lower(text) : null;
          case TEXT -> written.strip();
        };
    if (value == null) {
      return null;
    }
    boolean network = kind == IndicatorKind.IP || kind == IndicatorKind.CIDR;
    IndicatorKind exact =
        !network ? kind : value.indexOf('/') < 0 ? IndicatorKind.IP : IndicatorKind.CIDR;
    return new Indicator(exact, value, detail);
  }

  /** Why a text is no entry. */
  static String reason(String written) {
    String text = armed(written);
    Prefix prefix = text.length() > LONGEST ? null : Prefix.parse(text);
    if (prefix != null) {
      return "the network is too large, it would match too much";
    }
    return isHex(text, HEX_OF_SHA1) ? "SHA-1 hashes are not looked up" : NO_FORM;
  }

  private static String armed(String written) {
    String text = written.strip();
    if (text.indexOf('[') >= 0 || text.indexOf('(') >= 0) {
      text = text.replace("[.]", ".").replace("(.)", ".").replace("[:]", ":");
    }
    return text.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + text.substring(4) : text;
  }

  private static @Nullable String network(String text) {
    String address = withoutPort(text);
    Prefix prefix = Prefix.parse(address);
    if (prefix == null) {
      return null;
    }
    int shortest = prefix.four() ? SHORTEST_FOUR : SHORTEST_SIX;
    return prefix.length() < shortest ? null : address;
  }

  /** {@code 192.0.2.1:443} and {@code [2001:db8::1]:443} without the port. */
  private static String withoutPort(String text) {
    if (text.startsWith("[") && text.indexOf(']') > 0) {
      return text.substring(1, text.indexOf(']'));
    }
    int colon = text.indexOf(':');
    boolean one = colon > 0 && colon == text.lastIndexOf(':') && text.indexOf('.') > 0;
    return one && isNumber(text.substring(colon + 1)) ? text.substring(0, colon) : text;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable String domain(String text) {
    String name = text;
    if (name.startsWith("*.")) {
      name = name.substring(2);
    } else if (name.startsWith(".")) {
      name = name.substring(1);
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return isName(name) ? asciiLower(name) : null;
  }

  /** As the look-up does it: letters beyond ASCII stay as they are. */
  private static String asciiLower(String name) {
    StringBuilder lower = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + 32));
      }
    }
    return lower.toString();
  }

  /** Labels with dots between, at least two, the last one not a number. */
  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('.') < 0) {
      return false;
    }
    int labelStart = 0;
    boolean letters = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        if (i == labelStart) {
          return false;
        }
        labelStart = i + 1;
        letters = false;
      } else if (c < 0x80 && !Character.isLetterOrDigit(c) && c != '-' && c != '_') {
        return false;
      } else {
        letters |= !(c >= '0' && c <= '9');
      }
    }
    return letters;
  }

  private static boolean isHex(String text, int length) {
    return text.length() == length
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
  }
}
