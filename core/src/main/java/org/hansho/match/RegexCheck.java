package org.hansho.match;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import org.hansho.sigma.ValueTest.Regex;

/** Whether a regular expression is found in a value. */
final class RegexCheck implements Check {
  private final Pattern pattern;

  RegexCheck(Regex regex) {
    int flags =
        (regex.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0)
            | (regex.multiLine() ? Pattern.MULTILINE : 0)
            | (regex.dotAll() ? Pattern.DOTALL : 0);
    this.pattern = Pattern.compile(regex.expression(), flags);
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    return pattern.matcher(text(buffer, offset, length)).find();
  }

  @Override
  public long range(byte[] buffer, int offset, int length) {
    String text = text(buffer, offset, length);
    var matcher = pattern.matcher(text);
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
