package org.hansho.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.PlainLines.NotPlain;
import org.hansho.yaml.YamlNode.Scalar.Kind;

/** Reads {@code [a, 'b']} and {@code {a: b}} where they stand on one line and are simple. */
final class PlainFlow {
  private static final int DEEPEST = 8;
  private static final String NEVER_PLAIN = "[]{},#&*!|>'\"%@`?\\";

  private final String file;
  private final String text;
  private final int lineStart;
  private final int lineEnd;
  private final int lineNumber;
  private int at;
  private int nodes;

  /**
   * Reads on one line.
   *
   * @param lineNumber of the file, from 1
   */
  PlainFlow(String file, String text, PlainLines lines, int lineNumber) {
    this.file = file;
    this.text = text;
    this.lineStart = lines.start();
    this.lineEnd = lines.end();
    this.lineNumber = lineNumber;
  }

  /** The node that begins at {@code from}. */
  YamlNode read(int from) throws NotPlain {
    at = from;
    return node(0);
  }

  /** Where reading ended. */
  int end() {
    return at;
  }

  /** How many nodes were read. */
  int nodes() {
    return nodes;
  }

  private YamlNode node(int depth) throws NotPlain {
    if (depth > DEEPEST) {
      throw new NotPlain();
    }
    nodes++;
    return switch (here()) {
      case '[' -> sequence(depth);
      case '{' -> mapping(depth);
      case '\'', '"' -> quoted();
      default -> plain();
    };
  }

  private YamlNode sequence(int depth) throws NotPlain {
    Place place = place();
    List<YamlNode> items = new ArrayList<>();
    open();
    while (here() != ']') {
      items.add(node(depth + 1));
      separate(']');
    }
    at++;
    return new YamlNode.Sequence(place, items);
  }

  private YamlNode mapping(int depth) throws NotPlain {
    Place place = place();
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    open();
    while (here() != '}') {
      Place keyPlace = place();
      char first = here();
      YamlNode key = first == '\'' || first == '"' ? quoted() : plain();
      if (here() != ':' || at + 1 >= lineEnd || text.charAt(at + 1) != ' ') {
        throw new NotPlain();
      }
      at++;
      skipSpaces();
      YamlNode.Entry entry = new YamlNode.Entry(keyPlace, node(depth + 1));
      if (entries.put(((YamlNode.Scalar) key).text(), entry) != null) {
        throw new NotPlain();
      }
      separate('}');
    }
    at++;
    return new YamlNode.Mapping(place, entries);
  }

  private void open() {
    at++;
    skipSpaces();
  }

  /** Passes a comma with something after it, or stays before the closing bracket. */
  private void separate(char close) throws NotPlain {
    skipSpaces();
    if (here() == close) {
      return;
    }
    if (here() != ',') {
      throw new NotPlain();
    }
    at++;
    skipSpaces();
    if (here() == close) {
      throw new NotPlain();
    }
  }

  private YamlNode quoted() throws NotPlain {
    Place place = place();
    int close = PlainQuote.close(text, at, lineEnd);
    String value = PlainQuote.text(text, at, close);
    at = close + 1;
    return new YamlNode.Scalar(place, value, Kind.TEXT);
  }

  private YamlNode plain() throws NotPlain {
    Place place = place();
    int from = at;
    if (here() == '-' && !startsText(at + 1)) {
      throw new NotPlain();
    }
    while (at < lineEnd && isPlain(at)) {
      at++;
    }
    int end = at;
    while (end > from && text.charAt(end - 1) == ' ') {
      end--;
    }
    if (end == from) {
      throw new NotPlain();
    }
    String value = text.substring(from, end);
    return new YamlNode.Scalar(place, value, NodeBuilder.kind(value));
  }

  /** Whether a dash before this place is the first letter of a text, as in {@code [-r, --all]}. */
  private boolean startsText(int index) {
    return index < lineEnd && " ,]}:".indexOf(text.charAt(index)) < 0;
  }

  private boolean isPlain(int index) throws NotPlain {
    char c = text.charAt(index);
    if (c == ':') {
      return false;
    }
    if (NEVER_PLAIN.indexOf(c) < 0) {
      return true;
    }
    if (c != ',' && c != ']' && c != '}') {
      throw new NotPlain();
    }
    return false;
  }

  private char here() throws NotPlain {
    if (at >= lineEnd) {
      throw new NotPlain();
    }
    return text.charAt(at);
  }

  private void skipSpaces() {
    while (at < lineEnd && text.charAt(at) == ' ') {
      at++;
    }
  }

  private Place place() {
    return new Place(file, lineNumber, at - lineStart + 1);
  }
}
