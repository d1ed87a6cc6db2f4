package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) strictly into maps, lists, texts, Long, Double, Boolean and null. */
final class JsonParser {
  private final String text;
  private int at;

  private JsonParser(String text) {
    this.text = text;
  }

  /** The value of a whole text. */
  static @Nullable Object value(String text) {
    JsonParser parser = new JsonParser(text);
    Object value = parser.value();
    parser.blanks();
    if (parser.at != text.length()) {
      throw parser.wrong("something behind the value");
    }
    return value;
  }

  /** The object of a whole text. */
  @SuppressWarnings("unchecked") // Made below.
  static Map<String, Object> object(String text) {
    return (Map<String, Object>) Objects.requireNonNull(value(text));
  }

  /** The object of a name in an object. */
  @SuppressWarnings("unchecked") // Made below.
  static Map<String, Object> object(Map<String, Object> of, String name) {
    return (Map<String, Object>) Objects.requireNonNull(of.get(name), name);
  }

  /** The list of a name in an object. */
  @SuppressWarnings("unchecked") // Made below.
  static List<Object> list(Map<String, Object> of, String name) {
    return (List<Object>) Objects.requireNonNull(of.get(name), name);
  }

  /** The text of a name in an object. */
  static String text(Map<String, Object> of, String name) {
    return (String) Objects.requireNonNull(of.get(name), name);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + " at " + at + " of " + text);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(String word) {
    boolean is = text.startsWith(word, at);
    at += is ? word.length() : 0;
    return is;
  }

  private @Nullable Object value() {
    blanks();
    if (take("{")) {
      return objectBody();
    }
    if (take("[")) {
      return listBody();
    }
    if (take("\"")) {
      return string();
    }
    if (take("null")) {
      return null;
    }
    if (take("true")) {
      return true;
    }
    return take("false") ? (Object) false : number();
  }

  private Map<String, @Nullable Object> objectBody() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    blanks();
    while (!take("}")) {
      if (!object.isEmpty() && !take(",")) {
        throw wrong("no comma");
      }
      blanks();
      if (!take("\"")) {
        throw wrong("no name");
      }
      String name = string();
      blanks();
      if (!take(":")) {
        throw wrong("no colon");
      }
      if (object.containsKey(name)) {
        throw wrong("the name " + name + " twice");
      }
      object.put(name, value());
      blanks();
    }
    return object;
  }

  private List<@Nullable Object> listBody() {
    List<@Nullable Object> list = new ArrayList<>();
    blanks();
    while (!take("]")) {
      if (!list.isEmpty() && !take(",")) {
        throw wrong("no comma");
      }
      list.add(value());
      blanks();
    }
    return list;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    while (!take("\"")) {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong("a control character");
      }
      if (c == '\\') {
        char escape = text.charAt(at++);
        int index = "\"\\/bfnrt".indexOf(escape);
        if (escape == 'u') {
          string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        } else if (index >= 0) {
          string.append("\"\\/\b\f\n\r\t".charAt(index));
        } else {
          throw wrong("an unknown escape");
        }
      } else {
        string.append(c);
      }
    }
    return string.toString();
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(from, at);
    if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw wrong("no value");
    }
    if (number.matches("-?[0-9]+")) {
      return Long.valueOf(number);
    }
    return Double.valueOf(number);
  }
}
