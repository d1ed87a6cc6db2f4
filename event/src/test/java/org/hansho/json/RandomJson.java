package org.hansho.json;

import java.util.Random;

/** Writes random JSON objects: nested, escaped, with white space, dotted keys and doubles. */
final class RandomJson {
  private static final String[] KEYS = {
    "a",
    "b",
    "a.b",
    "key",
    "requestObject",
    "requestSubject",
    "verb",
    "",
    "k\u00e9y",
    "\u65e5",
    "averylongkeythatgoesbeyondeightbytes",
    "averylongkeythatgoesbeyondeightbytez",
    "x.y.z"
  };
  private static final String[] TEXTS = {
    "",
    "a",
    "text with spaces",
    "\u00e9t\u00e9",
    "\u65e5\u672c",
    "\ud83d\ude00",
    "\\\\",
    "\\\"",
    "\\n\\t\\r\\b\\f\\/",
    "\\u0041",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00x",
    "[{]},:",
    "0123456789abcdef",
    "0123456789abcde\\\\",
    "\\\\\\\\\\\"",
    "true",
    "null",
    "\\u0000"
  };
  private static final String[] NUMBERS = {
    "0", "-1", "12345678901234567890", "1.5", "-0.0", "1e10", "1E-7", "201"
  };
  private static final String[] SPACES = {"", "", "", " ", "\t", "\n", "\r\n  "};

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private RandomJson(Random random) {
    this.random = random;
  }

  static String object(Random random) {
    RandomJson json = new RandomJson(random);
    json.object(5);
    return json.out.toString();
  }

  private void value(int depth) {
    switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> string(pick(TEXTS) + pick(TEXTS));
      case 1 -> string(pick(TEXTS));
      case 2 -> out.append(pick(NUMBERS));
      case 3 -> out.append(random.nextBoolean() ? "true" : "false");
      case 4 -> out.append("null");
      case 5 -> array(depth - 1);
      default -> object(depth - 1);
    }
  }

  private void object(int depth) {
    out.append('{');
    int members = random.nextInt(6);
    for (int i = 0; i < members; i++) {
      out.append(i > 0 ? "," : "");
      space();
      string(random.nextInt(8) == 0 ? "\\u0061" : pick(KEYS));
      space();
      out.append(':');
      space();
      value(depth);
      space();
    }
    space();
    out.append('}');
  }

  private void array(int depth) {
    out.append('[');
    int elements = random.nextInt(4);
    for (int i = 0; i < elements; i++) {
      out.append(i > 0 ? "," : "");
      space();
      value(depth);
      space();
    }
    space();
    out.append(']');
  }

  private void string(String escaped) {
    out.append('"').append(escaped).append('"');
  }

  private void space() {
    out.append(pick(SPACES));
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
