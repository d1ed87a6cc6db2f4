package org.hansho.content;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record's name and values as a line of a script has them: {@code get {secret: item-7, user:
 * 'erin'}}.
 *
 * @param offset where it begins in the script
 */
record RecordCall(String name, int offset, Map<String, Value> values) {

  /**
   * A value and where it stands.
   *
   * @param offset of the parameter's name in the script
   */
  record Value(String text, int offset) {}

  /** Takes what is wrong at a character of the script. */
  @FunctionalInterface
  interface Faults {
    void error(int offset, String message, String remedy);
  }

  /** Something that cannot be understood. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Fault(int offset, String message) {
      super(message);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  /** Reads the call that stands between two characters of a script. */
  static RecordCall read(String script, int from, int to) throws Fault {
    int brace = script.indexOf('{', from);
    int end = brace < 0 || brace > to ? to : brace;
    Map<String, Value> values =
        end == to ? Map.of() : new Reader(script.substring(0, to), end + 1).values(from);
    return new RecordCall(script.substring(from, end).strip(), from, values);
  }

  /**
   * Reads what stands between braces.
   *
   * <p>A value ends at a comma or the closing brace, except inside <code>${…}</code>. One in quotes
   * may hold anything, as in YAML: in single quotes a single one is doubled, in double quotes a
   * backslash escapes.
   */
  private static final class Reader {
    private static final String ESCAPES = "nrt\"\\";
    private static final String ESCAPED = "\n\r\t\"\\";

    private final String text;
    private int at;

    Reader(String text, int at) {
      this.text = text;
      this.at = at;
    }

    Map<String, Value> values(int start) throws Fault {
      Map<String, Value> values = new LinkedHashMap<>();
      skipSpaces();
      while (!isNext('}')) {
        if (at == text.length()) {
          throw new Fault(start, "the brace is not closed on this line");
        }
        int key = at;
        int colon = text.indexOf(':', at);
        if (colon < 0) {
          throw new Fault(key, "write a parameter, a colon and a value");
        }
        String parameter = text.substring(key, colon).strip();
        at = colon + 1;
        if (values.put(parameter, new Value(value(), key)) != null) {
          throw new Fault(key, "'" + parameter + "' is given twice");
        }
      }
      at++;
      skipSpaces();
      if (at < text.length()) {
        throw new Fault(at, "nothing may stand behind the closing brace");
      }
      return values;
    }

    /** A value, and the comma behind it. */
    private String value() throws Fault {
      skipSpaces();
      int start = at;
      String value = isNext('\'') || isNext('"') ? quoted(text.charAt(at)) : plain();
      if (start == at) {
        throw new Fault(start, "the value is missing; write '' for an empty one");
      }
      skipSpaces();
      if (isNext(',')) {
        at++;
        skipSpaces();
      } else if (at < text.length() && !isNext('}')) {
        throw new Fault(at, "a comma or a closing brace must stand behind a value");
      }
      return value;
    }

    private String quoted(char quote) throws Fault {
      StringBuilder value = new StringBuilder();
      int start = at++;
      while (at < text.length()) {
        char character = text.charAt(at++);
        if (character == '\\' && quote == '"') {
          value.append(escaped());
        } else if (character != quote) {
          value.append(character);
        } else if (quote == '\'' && isNext(quote)) {
          value.append(quote);
          at++;
        } else {
          return value.toString();
        }
      }
      throw new Fault(start, "the quote is not closed on this line");
    }

    private char escaped() throws Fault {
      int escape = at < text.length() ? ESCAPES.indexOf(text.charAt(at)) : -1;
      if (escape < 0) {
        throw new Fault(at - 1, "a backslash in double quotes is followed by n, r, t, \" or \\");
      }
      at++;
      return ESCAPED.charAt(escape);
    }

    private String plain() {
      int start = at;
      int depth = 0;
      while (at < text.length() && (depth > 0 || !(isNext(',') || isNext('}')))) {
        if (text.startsWith("${", at)) {
          depth++;
        } else if (isNext('}')) {
          depth--;
        }
        at++;
      }
      return text.substring(start, at).stripTrailing();
    }

    private void skipSpaces() {
      while (isNext(' ')) {
        at++;
      }
    }

    private boolean isNext(char character) {
      return at < text.length() && text.charAt(at) == character;
    }
  }
}
