package org.hansho.match;

import com.google.re2j.Pattern;
import java.util.Arrays;
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
    return pattern.matcher(Arrays.copyOfRange(buffer, offset, offset + length)).find();
  }

  @Override
  public long range(byte[] buffer, int offset, int length) {
    var matcher = pattern.matcher(Arrays.copyOfRange(buffer, offset, offset + length));
    return matcher.find() ? (long) matcher.start() << 32 | matcher.end() : length;
  }
}
