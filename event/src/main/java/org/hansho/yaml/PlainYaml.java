package org.hansho.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.PlainLines.NotPlain;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain part of YAML that nearly all rules are written in: block mappings and sequences,
 * scalars and flow collections of one line, literal and folded texts.
 *
 * <p>It exists for speed: a fresh process reads all public rules in half the time. It gives the
 * same nodes and places or nothing at all; whatever is unusual or wrong is left to the full parser,
 * which also finds the words for it. A test holds both against each other.
 */
final class PlainYaml {
  private static final int DEEPEST = 24;
  private static final int MOST_NODES = 50_000;
  private static final int LONGEST_KEY = 500;
  private static final String NEVER_FIRST = ",[]{}#&*!|>'\"%@`";

  private final String file;
  private final String text;
  private final int firstLine;
  private final PlainLines lines;
  private int nodes;
  private int depth;

  private PlainYaml(String file, String text, int firstLine) {
    this.file = file;
    this.text = text;
    this.firstLine = firstLine;
    this.lines = new PlainLines(text);
  }

  /**
   * The root of the only document of a text, or null where the full parser is needed.
   *
   * @param firstLine how many lines of the file precede the text
   */
  static @Nullable YamlNode read(String file, String text, int firstLine) {
    try {
      return new PlainYaml(file, text, firstLine).root();
    } catch (NotPlain e) {
      return null;
    }
  }

  private YamlNode root() throws NotPlain {
    lines.advance();
    if (!lines.atEnd() && lines.indent() == 0 && text.startsWith("---", lines.start())) {
      require(isEmptyFrom(lines.start() + 3));
      lines.advance();
    }
    require(!lines.atEnd() && lines.indent() == 0);
    YamlNode root = block(0);
    require(lines.atEnd());
    return root;
  }

  private static void require(boolean plain) throws NotPlain {
    if (!plain) {
      throw new NotPlain();
    }
  }

  /** A mapping or sequence that begins on the current line. */
  private YamlNode block(int indent) throws NotPlain {
    require(++depth < DEEPEST);
    int at = lines.start() + indent;
    YamlNode node = isDash(at) ? sequence(indent) : mapping(indent, at);
    depth--;
    return node;
  }

  private YamlNode sequence(int indent) throws NotPlain {
    Place place = place(indent);
    List<YamlNode> items = new ArrayList<>();
    while (!lines.atEnd() && lines.indent() == indent && isDash(lines.start() + indent)) {
      items.add(item(indent));
    }
    require(lines.atEnd() || lines.indent() <= indent);
    return counted(new YamlNode.Sequence(place, items));
  }

  private YamlNode item(int indent) throws NotPlain {
    int after = lines.start() + indent + 1;
    int at = skipSpaces(after);
    if (at < lines.end() && isKey(at)) {
      require(++depth < DEEPEST);
      YamlNode mapping = mapping(at - lines.start(), at);
      depth--;
      return mapping;
    }
    return value(after, indent, false);
  }

  private YamlNode mapping(int indent, int firstKey) throws NotPlain {
    Place place = place(indent);
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    int at = firstKey;
    while (true) {
      Place keyPlace = place(at - lines.start());
      int colon = colon(at);
      require(colon > at && colon - at < LONGEST_KEY);
      String key = key(at, colon);
      YamlNode value = value(colon + 1, indent, true);
      nodes++;
      require(entries.put(key, new YamlNode.Entry(keyPlace, value)) == null);
      if (lines.atEnd() || lines.indent() < indent) {
        return counted(new YamlNode.Mapping(place, entries));
      }
      at = lines.start() + indent;
      require(lines.indent() == indent);
      if (isDash(at)) {
        throw new NotPlain();
      }
    }
  }

  private boolean isKey(int at) throws NotPlain {
    char first = text.charAt(at);
    boolean quoted = first == '\'' || first == '"';
    return (quoted || startsPlain(at)) && colon(at) > at;
  }

  /** Where the colon after a key stands, or -1 where there is none. */
  private int colon(int at) throws NotPlain {
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      int after = skipSpaces(PlainQuote.close(text, at, lines.end()) + 1);
      return after < lines.end() && isColon(after) ? after : -1;
    }
    require(startsPlain(at));
    for (int i = at; i < lines.end(); i++) {
      if (isColon(i)) {
        return i;
      }
      if (text.charAt(i) == '#' && text.charAt(i - 1) == ' ') {
        return -1;
      }
    }
    return -1;
  }

  private boolean isColon(int at) {
    return text.charAt(at) == ':' && (at + 1 == lines.end() || text.charAt(at + 1) == ' ');
  }

  private String key(int at, int colon) throws NotPlain {
    char first = text.charAt(at);
    return first == '\'' || first == '"'
        ? PlainQuote.text(text, at, PlainQuote.close(text, at, lines.end()))
        : text.substring(at, trimmed(at, colon));
  }

  /** The value after a colon or dash; the current line is then the one after it. */
  private YamlNode value(int after, int parentIndent, boolean ofKey) throws NotPlain {
    if (isEmptyFrom(after)) {
      return valueBelow(after, parentIndent, ofKey);
    }
    int at = skipSpaces(after);
    Place place = place(at - lines.start());
    char first = text.charAt(at);
    YamlNode node;
    if (first == '\'' || first == '"') {
      int close = PlainQuote.close(text, at, lines.end());
      require(isEmptyFrom(close + 1));
      node = new YamlNode.Scalar(place, PlainQuote.text(text, at, close), Kind.TEXT);
      lines.advance();
    } else if (first == '|' || first == '>') {
      PlainBlock block = new PlainBlock(text, lines, parentIndent);
      node = new YamlNode.Scalar(place, block.read(at), Kind.TEXT);
    } else if (first == '[' || first == '{') {
      PlainFlow flow = new PlainFlow(file, text, lines, firstLine + lines.number() + 1);
      node = flow.read(at);
      require(isEmptyFrom(flow.end()));
      nodes += flow.nodes();
      lines.advance();
    } else {
      require(startsPlain(at));
      String value = text.substring(at, endOfPlain(at));
      node = new YamlNode.Scalar(place, value, NodeBuilder.kind(value));
      lines.advance();
    }
    // A deeper line would go on with the scalar, or be wrong.
    require(lines.atEnd() || lines.indent() <= parentIndent);
    return counted(node);
  }

  private YamlNode valueBelow(int after, int parentIndent, boolean ofKey) throws NotPlain {
    Place empty = place(after - lines.start());
    lines.advance();
    if (!lines.atEnd() && lines.indent() > parentIndent) {
      return block(lines.indent());
    }
    boolean sequence =
        ofKey
            && !lines.atEnd()
            && lines.indent() == parentIndent
            && isDash(lines.start() + parentIndent);
    return sequence ? block(parentIndent) : counted(new YamlNode.Scalar(empty, "", Kind.NULL));
  }

  private YamlNode counted(YamlNode node) throws NotPlain {
    require(++nodes < MOST_NODES);
    return node;
  }

  private Place place(int column) {
    return new Place(file, firstLine + lines.number() + 1, column + 1);
  }

  private boolean isDash(int at) {
    return text.charAt(at) == '-' && (at + 1 == lines.end() || text.charAt(at + 1) == ' ');
  }

  private boolean startsPlain(int at) {
    char first = text.charAt(at);
    if (first == '-' || first == '?' || first == ':') {
      return at + 1 < lines.end() && text.charAt(at + 1) != ' ';
    }
    return NEVER_FIRST.indexOf(first) < 0;
  }

  /** Where a plain scalar ends, which has no colon before a space. */
  private int endOfPlain(int at) throws NotPlain {
    int end = lines.end();
    for (int i = at; i < lines.end(); i++) {
      require(!isColon(i));
      if (text.charAt(i) == '#' && text.charAt(i - 1) == ' ') {
        end = i;
        break;
      }
    }
    return trimmed(at, end);
  }

  private int trimmed(int from, int to) {
    int end = to;
    while (end > from && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < lines.end() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Whether nothing but spaces and a comment follows on the line. */
  private boolean isEmptyFrom(int from) {
    int at = skipSpaces(from);
    return at >= lines.end() || (text.charAt(at) == '#' && at > from);
  }
}
