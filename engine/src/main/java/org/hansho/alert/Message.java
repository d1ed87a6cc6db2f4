package org.hansho.alert;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hansho.yaml.Suggestion;

/**
 * A sentence for people in both languages, with values. It is written as {@code
 * Message.inEnglish(…).inJapanese(…)}, so there is none in one language alone. Immutable.
 *
 * @param english a template; {@code {0}}, {@code {1}} … stand for the values
 * @param japanese the same
 * @param values texts and numbers, the same in each language, or {@link Worded}
 */
public record Message(String english, String japanese, List<Object> values) implements Worded {
  /** Copies the list. */
  public Message {
    values = List.copyOf(values);
  }

  /** A template that still lacks its Japanese. */
  public record English(String template) {
    /** The message, with its values. */
    public Message inJapanese(String japanese, Object... values) {
      return new Message(template, japanese, List.of(values));
    }
  }

  /** What is said in English, to be followed by what is said in Japanese. */
  public static English inEnglish(String template) {
    return new English(template);
  }

  /**
   * What a failure says, to be a value of a message: in both languages if it is {@link Refused},
   * else as it stands, since it comes from a library or the system.
   */
  public static Worded of(Throwable failure) {
    return failure instanceof Refused refused ? refused.words() : quoted(failure);
  }

  /** A question to stand behind a refusal: what may be meant by a word; nothing if none is near. */
  public static Worded suggesting(String word, Collection<String> known) {
    String nearest = Suggestion.nearest(word, known);
    return nearest.isEmpty() ? NOTHING : meant(nearest);
  }

  /** Whether that is meant. */
  public static Worded meant(String name) {
    return inEnglish("did you mean '{0}'?").inJapanese("'{0}' のことですか?", name);
  }

  private static Worded quoted(Throwable failure) {
    String message = failure.getMessage();
    String said = message == null ? failure.getClass().getSimpleName() : message;
    return language -> said;
  }

  @Override
  public String in(Language language) {
    String template = language == Language.JAPANESE ? japanese : english;
    return filled(
        template,
        values,
        value -> value instanceof Worded words ? words.in(language) : String.valueOf(value));
  }

  @Override
  public String toString() {
    return in(Language.ENGLISH);
  }

  /**
   * A template with its values, put in in one pass, so that braces in a value stay what they are.
   * Without values a brace has no meaning.
   *
   * @param written how a value is written
   */
  public static String filled(String template, List<?> values, Function<Object, String> written) {
    if (values.isEmpty()) {
      return template;
    }
    StringBuilder filled = new StringBuilder(template.length() + 32);
    int at = 0;
    while (at < template.length()) {
      boolean place =
          template.charAt(at) == '{'
              && at + 2 < template.length()
              && template.charAt(at + 2) == '}';
      int number = place ? template.charAt(at + 1) - '0' : -1;
      if (number >= 0 && number < values.size()) {
        filled.append(written.apply(values.get(number)));
        at += 3;
      } else {
        filled.append(template.charAt(at++));
      }
    }
    return filled.toString();
  }
}
