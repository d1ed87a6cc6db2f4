package org.hansho.memory.minidump;

import java.util.List;
import org.hansho.event.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a {@link FactSheet} back, as evidence has it. Anything else, and a text that
 * was cut, is refused. Linear in its length.
 */
final class FactText {
  private static final int MOST = 4_096;

  private final String text;
  private final FactSheet sheet = new FactSheet();
  private int at;
  private int facts;

  private FactText(String text) {
    this.text = text.strip();
  }

  /** The sheet that has this text; null if none has. */
  static @Nullable FactSheet read(String text) {
    try {
      FactText reading = new FactText(text);
      reading.object();
      return reading.at == reading.text.length() ? reading.sheet : null;
    } catch (IllegalArgumentException | IndexOutOfBoundsException notItsText) {
      return null;
    }
  }

  private void object() {
    expect('{');
    boolean more = text.charAt(at) != '}';
    while (more) {
      String name = quoted();
      expect(':');
      values(name);
      more = text.charAt(at) == ',';
      at += more ? 1 : 0;
    }
    expect('}');
  }

  private void values(String name) {
    if (text.charAt(at) != '[') {
      value(name);
      return;
    }
    do {
      at++;
      value(name);
    } while (text.charAt(at) == ',');
    expect(']');
  }

  private void value(String name) {
    if (++facts > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " values");
    }
    if (text.charAt(at) == '"') {
      sheet.add(name, ValueKind.STRING, quoted());
      return;
    }
    int from = at;
    while (",]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    boolean isFlag = List.of("true", "false").contains(word);
    sheet.add(name, isFlag ? ValueKind.BOOLEAN : ValueKind.NUMBER, word);
  }

  private String quoted() {
    expect('"');
    StringBuilder said = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        c = text.charAt(at++);
        if (c == 'u') {
          c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
          at += 4;
        }
      }
      said.append(c);
    }
    at++;
    return said.toString();
  }

  private void expect(char c) {
    if (text.charAt(at) != c) {
      throw new IllegalArgumentException("another letter than " + c + " at " + at);
    }
    at++;
  }
}
