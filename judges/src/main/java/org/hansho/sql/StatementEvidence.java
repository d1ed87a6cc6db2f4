package org.hansho.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What makes a whole statement look as if something was put into it. Each has a weight; who knows
 * the template of a statement asks for less than who does not.
 */
public enum StatementEvidence {
  /** Compares two constants, or a column with itself, or is a constant, in a condition. */
  CONSTANT_CONDITION(2),
  /** Joins a query whose columns are at least three constants. */
  PADDED_UNION(2),
  /** Joins a query of one or two constants. */
  CONSTANT_UNION(1),
  /** Calls what makes the server wait or work. */
  DELAY(2),
  /** Calls what reaches files, commands, networks, or speaks through errors. */
  REACH(2),
  /** Writes a result to a file. */
  INTO_FILE(2),
  /** Builds text of three or more character codes. */
  CHARACTER_CODES(2),
  /** A comment stands at the end of the last line, where it may hide the rest. */
  COMMENT_TAIL(1),
  /** A comment stands between two words where a blank would do. */
  COMMENTS_AS_BLANKS(1),
  /** A second statement follows that begins with another verb. */
  STACKED_STATEMENT(1),
  /** Sorts by a position that few queries have. */
  COLUMN_COUNT(1);

  private static final StatementEvidence[] KINDS = values();

  private final int weight;
  private final String word;

  StatementEvidence(int weight) {
    this.weight = weight;
    this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its bit in a set of evidence, as {@link StatementJudge#evidence} gives it. */
  public int bit() {
    return 1 << ordinal();
  }

  /** The word for fields. */
  public String word() {
    return word;
  }

  /** Points towards a verdict. */
  public int weight() {
    return weight;
  }

  /** The points of a set of evidence. */
  public static int points(int bits) {
    int points = 0;
    for (int left = bits; left != 0; left &= left - 1) {
      points += KINDS[Integer.numberOfTrailingZeros(left)].weight;
    }
    return points;
  }

  /** The words of a set of evidence. */
  public static List<String> words(int bits) {
    return Arrays.stream(KINDS)
        .filter(kind -> (bits & kind.bit()) != 0)
        .map(kind -> kind.word)
        .toList();
  }
}
