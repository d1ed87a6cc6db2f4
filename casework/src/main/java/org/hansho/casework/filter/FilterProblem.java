package org.hansho.casework.filter;

import java.util.List;
import org.hansho.alert.Language;
import org.hansho.alert.Worded;

/**
 * Why a text is no filter.
 *
 * @param column the first character that is wrong, counted from 1; one behind the last where
 *     something is missing
 * @param length how many characters are wrong; 0 where something is missing
 * @param english what is wrong and what to do
 * @param japanese the same
 * @param expected what may stand there, the nearest to what was written first; may be empty
 */
public record FilterProblem(
    int column, int length, String english, String japanese, List<String> expected)
    implements Worded {
  /** Copies the list. */
  public FilterProblem {
    expected = List.copyOf(expected);
  }

  /** What is wrong, where, and what to do. */
  @Override
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> "Column " + column + ": " + english;
      case JAPANESE -> column + " 文字目: " + japanese;
    };
  }
}
