package org.hansho.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.detect.Grounds;
import org.hansho.event.ReadableNumber;

/**
 * The sentence an analyst reads, as a template over {@link SentenceValues}, the fields of the first
 * finding.
 *
 * <p>{@code {field}} is the field's first value, {@code {field,*}} all of them, {@code
 * {field,other}} the other field's where the first has none; {@code {field|words}} says the words
 * where no field has one. A doubled brace is a brace. {@code {alert.count}} is how many records the
 * alert counts. Immutable.
 */
public final class Sentence {
  /** Longest value shown whole, in characters; longer ones lose their middle. */
  public static final int VALUE_CHARACTERS = 200;

  /** Most values that {@code {field,*}} lists. */
  public static final int VALUES = 10;

  private final String template;
  private final List<Part> parts;

  /** The name by which a sentence shows how many records its alert counts. */
  private static final String COUNT = "alert.count";

  private sealed interface Part {}

  private record Words(String text) implements Part {}

  private record Count() implements Part {}

  private record Value(FieldChoice field, boolean all, String otherwise) implements Part {}

  private Sentence(String template, List<Part> parts) {
    this.template = template;
    this.parts = List.copyOf(parts);
  }

  /** Reads a template; what is wrong with it is added to {@code faults}, one sentence each. */
  public static Sentence parse(String template, List<String> faults) {
    List<Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      boolean twice = at + 1 < template.length() && template.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        words.append(c);
        at += 2;
      } else if (c == '{') {
        int end = template.indexOf('}', at);
        if (end < 0) {
          faults.add("a brace at character " + (at + 1) + " is not closed");
          break;
        }
        flush(words, parts);
        String inside = template.substring(at + 1, end);
        parts.add(inside.equals(COUNT) ? new Count() : value(inside, faults));
        at = end + 1;
      } else {
        if (c == '}') {
          faults.add("a brace at character " + (at + 1) + " closes nothing; write }} for a brace");
        }
        words.append(c);
        at++;
      }
    }
    flush(words, parts);
    return new Sentence(template, parts);
  }

  private static void flush(StringBuilder words, List<Part> parts) {
    if (!words.isEmpty()) {
      parts.add(new Words(words.toString()));
      words.setLength(0);
    }
  }

  private static Value value(String inside, List<String> faults) {
    int bar = inside.indexOf('|');
    String otherwise = bar < 0 ? "-" : inside.substring(bar + 1);
    String named = bar < 0 ? inside : inside.substring(0, bar);
    List<String> fields = new ArrayList<>();
    for (String field : named.split(",", -1)) {
      fields.add(field.strip());
    }
    boolean all = fields.size() > 1 && fields.get(fields.size() - 1).equals("*");
    if (all) {
      fields.remove(fields.size() - 1);
    }
    if (fields.stream().anyMatch(Sentence::isNoField)) {
      faults.add("'{" + inside + "}' names no field");
    }
    return new Value(new FieldChoice(fields), all, otherwise);
  }

  private static boolean isNoField(String name) {
    return name.isEmpty() || name.chars().anyMatch(Character::isWhitespace);
  }

  /** The fields the sentence shows. */
  public Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    for (Part part : parts) {
      if (part instanceof Value value) {
        fields.addAll(value.field().names());
      }
    }
    return fields;
  }

  /** What the sentence shows, in its order. */
  List<FieldChoice> choices() {
    List<FieldChoice> choices = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Value value) {
        choices.add(value.field());
      }
    }
    return choices;
  }

  /** The template as it was written. */
  public String template() {
    return template;
  }

  /** Reads what the sentence shows. */
  void collect(SentenceValues.Collector values) {
    for (Part part : parts) {
      if (part instanceof Value value) {
        values.add(value.field(), value.all());
      }
    }
  }

  /**
   * The sentence about these values.
   *
   * @param count how many records the alert counts
   * @param language in which words of programs are said, see {@link ValueWords}
   */
  public String of(SentenceValues values, long count, Language language) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Words words) {
        join(words.text(), text);
      } else if (part instanceof Value value) {
        append(shown(value, values, language), text);
      } else {
        append(Long.toString(count), text);
      }
    }
    return text.toString();
  }

  /** Appends a value; an empty one takes the space before it along. */
  private static void append(String value, StringBuilder text) {
    int last = text.length() - 1;
    if (value.isEmpty() && last >= 0 && text.charAt(last) == ' ') {
      text.setLength(last);
    }
    join(value, text);
  }

  /** Appends a piece; Japanese on both sides of a border wants no space there. */
  private static void join(String piece, StringBuilder text) {
    int length = text.length();
    boolean spaceBefore = length > 1 && text.charAt(length - 1) == ' ' && !piece.isEmpty();
    if (spaceBefore && isJapanese(text.charAt(length - 2)) && isJapanese(piece.charAt(0))) {
      text.setLength(length - 1);
    }
    boolean spaceBehind = length > 0 && piece.length() > 1 && piece.charAt(0) == ' ';
    boolean drops =
        spaceBehind && isJapanese(text.charAt(length - 1)) && isJapanese(piece.charAt(1));
    text.append(piece, drops ? 1 : 0, piece.length());
  }

  private static boolean isJapanese(char c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> (c >= '\u3000' && c <= '\u30ff') || (c >= '\uff00' && c <= '\uff60');
    };
  }

  /** Numbers with a fraction as people write them; whole ones stay as they are. */
  private static String rounded(String name, String value) {
    boolean isFraction = Grounds.isNumber(name) && value.indexOf('.') > 0;
    return isFraction && Grounds.isMeasured(name.substring(name.indexOf('.') + 1))
        ? ReadableNumber.of(value)
        : value;
  }

  private static String shown(Value value, SentenceValues all, Language language) {
    List<String> names = value.field().names();
    List<String> values =
        all.of(String.join("|", names)).stream()
            .map(one -> rounded(names.get(0), ValueWords.of(names, one, language)))
            .toList();
    if (values.isEmpty()) {
      return value.otherwise();
    }
    if (!value.all()) {
      return values.get(0);
    }
    boolean inJapanese =
        values.stream().anyMatch(one -> !one.isEmpty() && isJapanese(one.charAt(0)));
    String comma = inJapanese ? "、" : ", ";
    String listed = values.stream().limit(VALUES).collect(Collectors.joining(comma));
    return values.size() > VALUES ? listed + comma + "…" : listed;
  }

  /** A value on one line, without its middle if it is long. */
  static String shortened(String value) {
    return shortened(value, VALUE_CHARACTERS);
  }

  /** A value on one line, without its middle if it has more than so many characters. */
  static String shortened(String value, int most) {
    if (value.length() <= most) {
      return onOneLine(value);
    }
    int head = most / 2;
    if (Character.isHighSurrogate(value.charAt(head - 1))) {
      head--;
    }
    int tail = value.length() - most / 2;
    if (Character.isLowSurrogate(value.charAt(tail))) {
      tail++;
    }
    return onOneLine(value.substring(0, head) + "…" + value.substring(tail));
  }

  private static String onOneLine(String value) {
    StringBuilder line = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString();
  }
}
