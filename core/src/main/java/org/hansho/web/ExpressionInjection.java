package org.hansho.web;

/**
 * Judges whether a value has a logger, template or expression language look up or run something:
 * look-ups by name service of Java loggers, expressions of OGNL and SpEL that reach a class.
 */
final class ExpressionInjection {
  private static final byte[] LOOK_UP = Ascii.bytes("jndi:");
  private static final byte[] NESTED = Ascii.bytes("${");
  private static final byte[][] REACHES = {
    Ascii.bytes("java.lang."),
    Ascii.bytes("@ognl."),
    Ascii.bytes("getruntime("),
    Ascii.bytes("#_memberaccess"),
    Ascii.bytes("processbuilder"),
    Ascii.bytes("__globals__"),
    Ascii.bytes("__class__"),
    Ascii.bytes("xwork2.")
  };

  private ExpressionInjection() {}

  /** Where an expression begins in a decoded value, or -1. */
  static int judge(byte[] text, int from, int to) {
    boolean asked = false;
    for (int at = from; at + 1 < to; at++) {
      byte b = text[at];
      if ((b == '$' || b == '%' || b == '#' || b == '{') && text[at + 1] == '{') {
        if (isLookUp(text, at, to) || (!asked && reaches(text, at + 2, to))) {
          return at;
        }
        asked = true;
      }
    }
    return -1;
  }

  private static boolean isLookUp(byte[] text, int at, int to) {
    return Ascii.startsWith(text, at + 2, to, LOOK_UP)
        || (text[at] == '$' && Ascii.startsWith(text, at + 2, to, NESTED));
  }

  private static boolean reaches(byte[] text, int from, int to) {
    for (byte[] word : REACHES) {
      if (Ascii.indexOf(text, from, to, word) >= 0) {
        return true;
      }
    }
    return false;
  }
}
