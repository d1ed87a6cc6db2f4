package org.hansho.format.evtx;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as JSON in the shape that the format {@code windows-json} knows as made of the
 * event's XML: named values of {@code EventData} are keys, attributes stand below {@code
 * #attributes}. Pure functions.
 */
final class EvtxJson {
  private static final String NAME = "Name";
  private static final HexFormat HEX = HexFormat.of();

  private EvtxJson() {}

  /** One line, without its end. */
  static String line(XmlElement event) {
    StringBuilder out = new StringBuilder();
    out.append('{');
    key(out, event.name);
    value(out, event);
    return out.append('}').toString();
  }

  private static void value(StringBuilder out, XmlElement element) {
    boolean plain = element.attributes.isEmpty() && element.children.isEmpty();
    if (plain && element.values.isEmpty()) {
      if (element.text.isEmpty()) {
        out.append("null");
      } else {
        text(out, element.text);
      }
      return;
    }
    if (plain) {
      texts(out, all(List.of(element)));
      return;
    }
    out.append('{');
    if (!element.attributes.isEmpty()) {
      key(out, "#attributes");
      attributes(out, element.attributes);
    }
    children(out, element);
    if (!element.text.isEmpty() && !element.text.toString().isBlank()) {
      comma(out);
      key(out, "#text");
      texts(out, all(List.of(element)));
    }
    out.append('}');
  }

  private static void attributes(StringBuilder out, Map<String, String> attributes) {
    out.append('{');
    attributes.forEach(
        (name, value) -> {
          comma(out);
          key(out, name);
          text(out, value);
        });
    out.append('}');
  }

  private static void children(StringBuilder out, XmlElement element) {
    Map<String, List<XmlElement>> named = new LinkedHashMap<>();
    List<XmlElement> unnamed = new ArrayList<>();
    for (XmlElement child : element.children) {
      String name = dataName(child);
      if (name == null && child.name.equals("Data")) {
        unnamed.add(child);
      } else {
        named
            .computeIfAbsent(name == null ? child.name : name, key -> new ArrayList<>())
            .add(child);
      }
    }
    if (!unnamed.isEmpty()) {
      comma(out);
      key(out, "Data");
      out.append('{');
      key(out, "#text");
      texts(out, all(unnamed));
      out.append('}');
    }
    named.forEach(
        (name, same) -> {
          comma(out);
          key(out, name);
          same(out, same);
        });
  }

  private static void same(StringBuilder out, List<XmlElement> same) {
    if (dataName(same.get(0)) != null) {
      List<String> texts = all(same);
      if (texts.isEmpty()) {
        out.append("null");
      } else {
        texts(out, texts);
      }
    } else if (same.size() == 1) {
      value(out, same.get(0));
    } else {
      out.append('[');
      for (XmlElement one : same) {
        comma(out);
        value(out, one);
      }
      out.append(']');
    }
  }

  private static @Nullable String dataName(XmlElement element) {
    return element.name.equals("Data") && element.children.isEmpty()
        ? element.attributes.get(NAME)
        : null;
  }

  private static List<String> all(List<XmlElement> elements) {
    List<String> texts = new ArrayList<>();
    for (XmlElement element : elements) {
      if (!element.text.isEmpty()) {
        texts.add(element.text.toString());
      }
      texts.addAll(element.values);
    }
    return texts;
  }

  private static void texts(StringBuilder out, List<String> texts) {
    if (texts.size() == 1) {
      text(out, texts.get(0));
      return;
    }
    out.append('[');
    for (String text : texts) {
      comma(out);
      text(out, text);
    }
    out.append(']');
  }

  private static void comma(StringBuilder out) {
    char last = out.charAt(out.length() - 1);
    if (last != '{' && last != '[') {
      out.append(',');
    }
  }

  private static void key(StringBuilder out, String name) {
    text(out, name);
    out.append(':');
  }

  private static void text(StringBuilder out, CharSequence text) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (letter < ' ' || Character.isSurrogate(letter)) {
            out.append("\\u").append(HEX.toHexDigits(letter));
          } else {
            out.append(letter);
          }
        }
      }
    }
    out.append('"');
  }
}
