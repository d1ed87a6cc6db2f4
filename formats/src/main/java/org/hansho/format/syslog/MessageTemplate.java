package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a message, with the fields that it names: {@code Failed {} for {user.name*} from
 * {source} port {source.port}}.
 *
 * <p>Between the braces stands a field, or several separated by commas; nothing drops the value.
 * {@code {x}} is a word: it ends before the next literal text, has no space and is not empty.
 * {@code {x*}} is any text up to the <em>last</em> place where the next literal text stands, so
 * that a user name an attacker chose cannot forge the part behind it. {@code {x?}} is any text up
 * to the <em>first</em> such place, for a name that was let in and is followed by text anybody
 * chose. {@code {x^}} is a word up to the last such place in it. {@code {x+}} is a list with
 * commas, otherwise like {@code {x*}}. At the end of a template a word ends at a space and a text
 * at the end of the message. A template that ends in literal text does not care what follows,
 * unless {@link #whole} says that the message must end there; then the words behind the last text
 * are read from the end, so that the text may hold anything.
 *
 * <p>Three names stand for more than one field: {@code source} is an address or a host name ({@code
 * source.ip} or {@code source.domain}, and {@code source.address}); {@code command} is a program
 * with its arguments ({@code process.command_line}, {@code .executable}, {@code .name}); {@code
 * shell-command} is a line for a shell ({@code process.command_line} only).
 *
 * @param action value of {@code event.action}
 * @param outcome value of {@code event.outcome}, or null where the message does not say
 * @param literals the literal text before, between and behind the captures
 * @param captures one fewer than literals
 * @param isWhole whether the message must end with the last literal text
 */
public record MessageTemplate(
    String action,
    @Nullable String outcome,
    List<String> literals,
    List<Capture> captures,
    boolean isWhole) {

  /** How far a capture reaches. */
  public enum Reach {
    WORD,
    WORD_TO_LAST,
    TEXT,
    TEXT_TO_FIRST,
    LIST
  }

  /** A place in a template. */
  public record Capture(Reach reach, List<String> fields) {}

  public static MessageTemplate success(String action, String text) {
    return parse(action, "success", text);
  }

  public static MessageTemplate failure(String action, String text) {
    return parse(action, "failure", text);
  }

  /** A message that reports no outcome. */
  public static MessageTemplate note(String action, String text) {
    return parse(action, null, text);
  }

  private static MessageTemplate parse(String action, @Nullable String outcome, String text) {
    List<String> literals = new ArrayList<>();
    List<Capture> captures = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      literals.add(text.substring(at, open));
      captures.add(capture(text.substring(open + 1, close)));
      at = close + 1;
    }
    literals.add(text.substring(at));
    for (int i = 1; i < captures.size(); i++) {
      if (literals.get(i).isEmpty()) {
        throw new IllegalArgumentException("captures must be parted by text: " + text);
      }
    }
    return new MessageTemplate(
        action, outcome, List.copyOf(literals), List.copyOf(captures), false);
  }

  /** The same template for messages that end with its last literal text. */
  MessageTemplate whole() {
    return new MessageTemplate(action, outcome, literals, captures, true);
  }

  private static Capture capture(String inside) {
    Reach reach = Reach.WORD;
    String names = inside;
    if (inside.endsWith("*")
        || inside.endsWith("?")
        || inside.endsWith("^")
        || inside.endsWith("+")) {
      reach =
          switch (inside.charAt(inside.length() - 1)) {
            case '*' -> Reach.TEXT;
            case '?' -> Reach.TEXT_TO_FIRST;
            case '^' -> Reach.WORD_TO_LAST;
            default -> Reach.LIST;
          };
      names = inside.substring(0, inside.length() - 1);
    }
    return new Capture(reach, names.isEmpty() ? List.of() : List.of(names.split(",")));
  }
}
