package org.hansho.server.settings;

import java.util.regex.Pattern;

/** Texts as scalars of YAML. */
final class YamlScalar {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/.][A-Za-z0-9/._+@=:-]*");
  private static final int LAST_CONTROL = 0x1f;
  private static final int FIRST_HIGH_CONTROL = 0x7f;
  private static final int LAST_HIGH_CONTROL = 0x9f;

  private YamlScalar() {}

  /** The text, quoted if YAML would read something else, in block and flow style alike. */
  static String of(String text) {
    boolean isPlain =
        PLAIN.matcher(text).matches() && !text.endsWith(":") && !text.equalsIgnoreCase("null");
    if (isPlain) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    boolean isControl =
        point <= LAST_CONTROL || (point >= FIRST_HIGH_CONTROL && point <= LAST_HIGH_CONTROL);
    if (point == '"' || point == '\\') {
      quoted.append('\\').appendCodePoint(point);
    } else if (isControl || !Character.isDefined(point) || isSpecial(point)) {
      quoted.append(String.format("\\U%08x", point));
    } else {
      quoted.appendCodePoint(point);
    }
  }

  /** Line and paragraph separators, byte order marks and halves of pairs. */
  private static boolean isSpecial(int point) {
    return switch (Character.getType(point)) {
      case Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
