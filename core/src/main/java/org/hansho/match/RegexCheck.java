package org.hansho.match;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import org.hansho.match.regex.Automaton;
import org.hansho.sigma.ValueTest.Regex;
import org.jspecify.annotations.Nullable;

/**
 * Whether a regular expression is found in a value: by our automaton, or by re2j where that does
 * not know the expression. Both take linear time; re2j allocates.
 */
final class RegexCheck implements Check {
  private final Regex regex;
  private final @Nullable Automaton automaton;
  private @Nullable Pattern pattern;

  RegexCheck(Regex regex) {
    this.regex = regex;
    this.automaton =
        Automaton.of(regex.expression(), regex.ignoreCase(), regex.multiLine(), regex.dotAll());
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    return automaton == null
        ? pattern().matcher(text(buffer, offset, length)).find()
        : automaton.find(buffer, offset, length);
  }

  @Override
  public long range(byte[] buffer, int offset, int length) {
    String text = text(buffer, offset, length);
    var matcher = pattern().matcher(text);
    if (!matcher.find()) {
      return length;
    }
    return (long) bytes(text, matcher.start()) << 32 | bytes(text, matcher.end());
  }

  private Pattern pattern() {
    if (pattern == null) {
      int flags =
          (regex.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0)
              | (regex.multiLine() ? Pattern.MULTILINE : 0)
              | (regex.dotAll() ? Pattern.DOTALL : 0);
      pattern = Pattern.compile(regex.expression(), flags);
    }
    return pattern;
  }

  /** Text, not bytes: re2j 1.8 finds {@code ^.$} in two characters of more than one byte each. */
  private static String text(byte[] buffer, int offset, int length) {
    return new String(buffer, offset, length, StandardCharsets.UTF_8);
  }

  private static int bytes(String text, int characters) {
    return text.substring(0, characters).getBytes(StandardCharsets.UTF_8).length;
  }
}
