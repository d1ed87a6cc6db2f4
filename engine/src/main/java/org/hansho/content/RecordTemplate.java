package org.hansho.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a test's record, cut at the placeholders of its parameters. Immutable.
 *
 * <p>A text that begins with <code>{</code> is JSON: a value that goes between the quotes of a
 * string is escaped, any other is inserted as it is. The placeholders of {@link TestLines} are left
 * for it to fill.
 */
final class RecordTemplate {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([a-z][a-z0-9-]{0,39})(?: as ([a-z]{1,20}))?\\}");

  private static final Map<String, Form> FORMS =
      Map.of("execve", Form.EXECVE, "program", Form.PROGRAM, "capitals", Form.CAPITALS);

  /** Longest text with values, in characters; what is longer is more than a file may come to. */
  private static final int LONGEST = RecordBook.MOST_CHARACTERS;

  /** How a value is written into the text. */
  enum Form {
    AS_IS,
    JSON_STRING,
    EXECVE,
    PROGRAM,
    CAPITALS
  }

  /**
   * A piece of the text, and the parameter behind it.
   *
   * @param parameter null at the end of the text
   */
  private record Piece(String literal, @Nullable String parameter, Form form) {}

  private final List<Piece> pieces;
  private final Map<String, Integer> offsets;
  private final Map<String, Integer> unknownForms;

  private RecordTemplate(
      List<Piece> pieces, Map<String, Integer> offsets, Map<String, Integer> unknownForms) {
    this.pieces = List.copyOf(pieces);
    this.offsets = offsets;
    this.unknownForms = unknownForms;
  }

  /** Cuts a text. */
  static RecordTemplate of(String text) {
    boolean json = text.startsWith("{") || text.startsWith("[{");
    List<Piece> pieces = new ArrayList<>();
    Map<String, Integer> offsets = new LinkedHashMap<>();
    Map<String, Integer> unknownForms = new LinkedHashMap<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    boolean inString = false;
    while (matcher.find()) {
      String name = matcher.group(1);
      if (TestLines.PLACEHOLDERS.contains(name)) {
        continue;
      }
      String literal = text.substring(from, matcher.start());
      inString = json && endsInString(literal, inString);
      @Nullable Form form = inString ? Form.JSON_STRING : Form.AS_IS;
      @Nullable String wanted = matcher.group(2);
      if (wanted != null) {
        form = FORMS.get(wanted);
        if (form == null) {
          unknownForms.putIfAbsent(wanted, matcher.start());
        }
      }
      pieces.add(new Piece(literal, name, form == null ? Form.AS_IS : form));
      offsets.putIfAbsent(name, matcher.start());
      from = matcher.end();
    }
    pieces.add(new Piece(text.substring(from), null, Form.AS_IS));
    return new RecordTemplate(pieces, offsets, unknownForms);
  }

  private static boolean endsInString(String literal, boolean inString) {
    boolean inside = inString;
    for (int i = 0; i < literal.length(); i++) {
      char character = literal.charAt(i);
      if (character == '\n') {
        inside = false;
      } else if (character == '"') {
        inside = !inside;
      } else if (character == '\\' && inside) {
        i++;
      }
    }
    return inside;
  }

  /** The parameters, each with the offset where it stands first. */
  Map<String, Integer> parameters() {
    return offsets;
  }

  /** The words behind {@code as} that are not known, each with the offset of its placeholder. */
  Map<String, Integer> unknownForms() {
    return unknownForms;
  }

  static List<String> forms() {
    return FORMS.keySet().stream().sorted().toList();
  }

  /**
   * The text with values, cut off where it is longer than {@link #LONGEST}.
   *
   * @param values of every parameter
   */
  String filled(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece.literal());
      if (piece.parameter() != null) {
        String value = values.getOrDefault(piece.parameter(), "");
        switch (piece.form()) {
          case AS_IS -> text.append(value);
          case JSON_STRING -> appendJson(text, value);
          case EXECVE -> ExecveText.append(text, value);
          case PROGRAM -> text.append(ExecveText.program(value));
          case CAPITALS -> text.append(capitals(value));
        }
      }
      if (text.length() > LONGEST) {
        break;
      }
    }
    return text.toString();
  }

  /** The value in capital letters, but for placeholders. */
  private static String capitals(String value) {
    StringBuilder capitals = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(value);
    int from = 0;
    while (matcher.find()) {
      capitals.append(value.substring(from, matcher.start()).toUpperCase(Locale.ROOT));
      capitals.append(matcher.group());
      from = matcher.end();
    }
    return capitals.append(value.substring(from).toUpperCase(Locale.ROOT)).toString();
  }

  private static void appendJson(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      switch (character) {
        case '"', '\\' -> text.append('\\').append(character);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (character < ' ') {
            text.append("\\u%04x".formatted((int) character));
          } else {
            text.append(character);
          }
        }
      }
    }
  }
}
