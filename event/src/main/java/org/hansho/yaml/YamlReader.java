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
 * rules come from strangers too. A double key is an error. A syntax error ends its document only,
 * since the text is cut at its {@code ---} before it is parsed.
 */
public final class YamlReader {
  /** Longest text read, in characters. */
  public static final int MAX_CHARACTERS = 4 << 20;

  private static final String SEPARATOR = "---";
  private static final int MOST_DOCUMENTS = 10_000;

  /** Loaded when a text is first found that is not plain; most runs never find one. */
  private static final class FullParser {
    static final LoadSettings SETTINGS =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
  }

  private final String file;
  private final String text;
  private final Problems problems;
  private final NodeBuilder builder;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final boolean fullOnly;
  private int firstLine;

  private YamlReader(String file, String text, Problems problems, boolean fullOnly) {
    this.fullOnly = fullOnly;
    this.file = file;
    this.text = text;
    this.problems = problems;
    this.builder = new NodeBuilder(file, problems);
  }

  /** The roots of the documents that could be read; empty ones are left out. */
  public static List<YamlNode> documents(String file, String text, Problems problems) {
    return roots(read(file, text, problems));
  }

  static List<YamlNode> roots(List<YamlDocument> documents) {
    List<YamlNode> roots = new ArrayList<>();
    for (YamlDocument document : documents) {
      if (document.root() != null) {
        roots.add(document.root());
      }
    }
    return roots;
  }

  /** The documents of a text; empty ones are left out. Problems go to {@code problems}. */
  public static List<YamlDocument> read(String file, String text, Problems problems) {
    return read(file, text, problems, false);
  }

  /**
   * The documents of a text, with or without the short way for plain ones.
   *
   * @param fullOnly whether all goes through the full parser
   */
  static List<YamlDocument> read(String file, String text, Problems problems, boolean fullOnly) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    YamlReader reader = new YamlReader(file, content, problems, fullOnly);
    if (content.length() > MAX_CHARACTERS) {
      reader.refuse(
          problems.start(),
          "the text is longer than " + MAX_CHARACTERS + " characters",
          "split it");
    } else {
      reader.cut();
    }
    return reader.documents;
  }

  /** Reads piece by piece; a piece ends before a separator that has a document before it. */
  private void cut() {
    int from = 0;
    int line = 0;
    boolean hasContent = false;
    int at = 0;
    while (at < text.length()) {
      if (isSeparator(at) && hasContent) {
        if (!piece(text.substring(from, at))) {
          return;
        }
        from = at;
        firstLine = line;
      }
      hasContent |= !isBeforeDocument(text.charAt(at));
      int feed = text.indexOf('\n', at);
      at = feed < 0 ? text.length() : feed + 1;
      line++;
    }
    piece(text.substring(from));
  }

  private boolean isSeparator(int at) {
    int end = at + SEPARATOR.length();
    return text.startsWith(SEPARATOR, at)
        && (end == text.length() || Character.isWhitespace(text.charAt(end)));
  }

  /** Whether a line that begins so belongs to no document yet: a comment, directive or nothing. */
  private static boolean isBeforeDocument(char first) {
    return first == '#' || first == '%' || first == '\n' || first == '\r';
  }

  /** Reads a piece; false where reading ends here. */
  private boolean piece(String piece) {
    if (documents.size() == MOST_DOCUMENTS) {
      String message = "the text has more than " + MOST_DOCUMENTS + " documents";
      refuse(new Place(file, firstLine + 1, 1), message, "split the file");
      return false;
    }
    YamlNode plain = fullOnly ? null : PlainYaml.read(file, piece, firstLine);
    if (plain != null) {
      documents.add(new YamlDocument(plain, true));
      return true;
    }
    builder.startAtLine(firstLine);
    try {
      Iterator<Event> events = new Parse(FullParser.SETTINGS).parseString(piece).iterator();
      while (events.hasNext()) {
        if (events.next().getEventId() == Event.ID.DocumentStart) {
          document(events);
        }
      }
    } catch (MarkedYamlEngineException e) {
      refuse(e);
    } catch (ReaderException e) {
      String character = String.format("U+%04X", e.getCodePoint());
      refuse(placeOf(piece, e.getPosition()), "the character " + character + " is not allowed", "");
    } catch (NodeBuilder.TooLarge e) {
      String message = e.isOfText() ? "the text has too many nodes" : "nested too deeply";
      refuse(e.place(), message, e.isOfText() ? "split the file" : "");
      return !e.isOfText();
    } catch (YamlEngineException e) {
      refuse(new Place(file, firstLine + 1, 1), "not YAML: " + e.getMessage(), "");
    }
    return true;
  }

  private void document(Iterator<Event> events) {
    int before = problems.refusals();
    YamlNode root = builder.document(events);
    boolean isEmpty = root instanceof YamlNode.Scalar scalar && scalar.kind() == Kind.NULL;
    if (!isEmpty) {
      documents.add(new YamlDocument(root, problems.refusals() == before));
    }
  }

  /** Reports a syntax error, in the words of authors where it is a frequent one. */
  private void refuse(MarkedYamlEngineException fault) {
    Place place = place(fault.getProblemMark());
    String problem = fault.getProblem();
    if (problem.contains("(TAB)")) {
      refuse(place, "a tab cannot indent", "use spaces");
    } else if (problem.startsWith("mapping values are not allowed")) {
      refuse(place, "a colon cannot stand here", "quote a value that holds a colon");
    } else if (String.valueOf(fault.getContext()).contains("a quoted scalar")) {
      refuse(place(fault.getContextMark()), "this quote is not closed", "");
    } else {
      refuse(place, "not YAML: " + problem, "");
    }
  }

  private void refuse(Place place, String message, String remedy) {
    documents.add(new YamlDocument(null, false));
    problems.error(place, message, remedy);
  }

  /** The place of a code point of a piece. */
  private Place placeOf(String piece, int codePoint) {
    int offset = piece.offsetByCodePoints(0, codePoint);
    int start = piece.lastIndexOf('\n', offset - 1) + 1;
    int lines = (int) piece.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Place(file, firstLine + lines + 1, offset - start + 1);
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + firstLine + 1, m.getColumn() + 1))
        .orElse(problems.start());
  }
}
