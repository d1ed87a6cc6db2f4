package org.hansho.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a text of YAML documents into nodes with places.
 *
 * <p>YAML 1.2 with the core schema's plain scalars. Size, depth and aliases are bounded, since
 * rules come from strangers too. A double key is an error. A syntax error ends its document only:
 * reading goes on at the next line that begins with {@code ---}.
 */
public final class YamlReader {
  /** Longest text read, in characters. */
  public static final int MAX_CHARACTERS = 4 << 20;

  private static final String SEPARATOR = "---";

  /** Reading goes on after so many documents that cannot be read, then ends. */
  private static final int MOST_FAULTS = 100;

  private final String file;
  private final String text;
  private final Problems problems;
  private final List<YamlDocument> documents = new ArrayList<>();
  private int lineOffset;

  private YamlReader(String file, String text, Problems problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  /** The roots of the documents that could be read; empty ones are left out. */
  public static List<YamlNode> documents(String file, String text, Problems problems) {
    List<YamlNode> roots = new ArrayList<>();
    for (YamlDocument document : read(file, text, problems)) {
      if (document.root() != null) {
        roots.add(document.root());
      }
    }
    return roots;
  }

  /** The documents of a text; empty ones are left out. Problems go to {@code problems}. */
  public static List<YamlDocument> read(String file, String text, Problems problems) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    YamlReader reader = new YamlReader(file, content, problems);
    if (content.length() > MAX_CHARACTERS) {
      String message = "the text is longer than " + MAX_CHARACTERS + " characters";
      problems.error(problems.start(), message, "split the file");
      reader.documents.add(new YamlDocument(null, false));
      return reader.documents;
    }
    int from = 0;
    for (int faults = 0; from >= 0 && faults < MOST_FAULTS; faults++) {
      from = reader.readFrom(from);
    }
    return reader.documents;
  }

  /** Reads from an offset to the end or a syntax error; gives where to go on, or -1. */
  private int readFrom(int from) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    lineOffset = lineOf(from);
    try {
      Iterator<Event> events = new Parse(settings).parseString(text.substring(from)).iterator();
      NodeBuilder builder = new NodeBuilder(file, lineOffset, problems);
      while (events.hasNext()) {
        if (events.next().getEventId() == Event.ID.DocumentStart) {
          document(builder, events);
        }
      }
      return -1;
    } catch (MarkedYamlEngineException e) {
      return refuse(e);
    } catch (ReaderException e) {
      Place place = placeOf(from + text.substring(from).offsetByCodePoints(0, e.getPosition()));
      String character = String.format("U+%04X", e.getCodePoint());
      refuse(place, "the character " + character + " is not allowed");
      return nextSeparator(place.line());
    } catch (NodeBuilder.TooLarge e) {
      documents.add(new YamlDocument(null, false));
      String message = e.isOfText() ? "the text has too many nodes" : "nested too deeply";
      problems.error(e.place(), message, e.isOfText() ? "split the file" : "");
      return e.isOfText() ? -1 : nextSeparator(e.place().line());
    } catch (YamlEngineException e) {
      refuse(problems.start(), "not YAML: " + e.getMessage());
      return -1;
    }
  }

  private void document(NodeBuilder builder, Iterator<Event> events) {
    int before = problems.refusals();
    YamlNode root = builder.document(events);
    boolean isEmpty = root instanceof YamlNode.Scalar scalar && scalar.kind() == Kind.NULL;
    if (!isEmpty) {
      documents.add(new YamlDocument(root, problems.refusals() == before));
    }
  }

  /** Reports a syntax error in the words of authors where it is a frequent one. */
  private int refuse(MarkedYamlEngineException fault) {
    Place place = place(fault.getProblemMark());
    String problem = fault.getProblem();
    documents.add(new YamlDocument(null, false));
    if (problem.contains("(TAB)")) {
      problems.error(place, "a tab cannot indent", "use spaces");
    } else if (problem.startsWith("mapping values are not allowed")) {
      problems.error(place, "a colon cannot stand here", "quote a value that holds a colon");
    } else if (String.valueOf(fault.getContext()).contains("a quoted scalar")) {
      problems.error(place(fault.getContextMark()), "this quote is not closed", "");
      return nextSeparator(place(fault.getContextMark()).line());
    } else {
      problems.error(place, "not YAML: " + problem, "");
    }
    return nextSeparator(place.line());
  }

  private void refuse(Place place, String message) {
    documents.add(new YamlDocument(null, false));
    problems.error(place, message, "");
  }

  /** The offset of the first separator below a line, or -1. */
  private int nextSeparator(int line) {
    int at = offsetOfLine(line + 1);
    while (at >= 0 && at < text.length()) {
      if (text.startsWith(SEPARATOR, at)) {
        return at;
      }
      int feed = text.indexOf('\n', at);
      at = feed < 0 ? -1 : feed + 1;
    }
    return -1;
  }

  /** How many lines end before an offset. */
  private int lineOf(int offset) {
    int lines = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }

  private int offsetOfLine(int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int feed = text.indexOf('\n', at);
      if (feed < 0) {
        return -1;
      }
      at = feed + 1;
    }
    return at;
  }

  private Place placeOf(int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    return new Place(file, lineOf(offset) + 1, offset - start + 1);
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + lineOffset + 1, m.getColumn() + 1))
        .orElse(problems.start());
  }
}
