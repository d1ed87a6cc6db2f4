package org.hansho.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import org.hansho.regex.Automaton;
import org.hansho.regex.Effort;
import org.hansho.sigma.ValueTest.Regex;

/**
 * Whether a regular expression is found in a value: in linear time, within an {@link Effort}. Where
 * it was found is looked up by re2j, for explanations only.
 */
final class RegexCheck implements Check {
  /** Most instructions times bytes for which the place of a hit is looked up; else it is all. */
  private static final long MOST_OF_RANGE = 4_000_000;

  private final Regex regex;
  private final Automaton automaton;
  private final Doubts doubts;
  private final Effort effort;

  RegexCheck(Regex regex, Doubts doubts) {
    this.regex = regex;
    this.doubts = doubts;
    this.effort = doubts.effort(regex);
    Automaton made =
        Automaton.of(regex.expression(), regex.options(), effort, doubts.stateMemory());
    if (made == null) {
      throw new IllegalArgumentException("not read by Regexes: " + regex.expression());
    }
    this.automaton = made;
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    boolean found = automaton.find(buffer, offset, length);
    if (!found && effort.isUndecided()) {
      doubts.raise();
    }
    return found;
  }

  @Override
  public long range(byte[] buffer, int offset, int length) {
    if ((long) automaton.instructions() * length > MOST_OF_RANGE) {
      return length;
    }
    String text = text(buffer, offset, length);
    Automaton.Options options = regex.options();
    int flags =
        (options.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0)
            | (options.multiLine() ? Pattern.MULTILINE : 0)
            | (options.dotAll() ? Pattern.DOTALL : 0);
    Matcher matcher = Pattern.compile(regex.expression(), flags).matcher(text);
    if (!matcher.find()) {
      return length;
    }
    return (long) bytes(text, matcher.start()) << 32 | bytes(text, matcher.end());
  }

  /** Text, not bytes: re2j 1.8 finds {@code ^.$} in two characters of more than one byte each. */
  private static String text(byte[] buffer, int offset, int length) {
    return new String(buffer, offset, length, StandardCharsets.UTF_8);
  }

  private static int bytes(String text, int characters) {
    return text.substring(0, characters).getBytes(StandardCharsets.UTF_8).length;
  }
}
