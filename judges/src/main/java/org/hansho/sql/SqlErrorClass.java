package org.hansho.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the error of a statement says about how the statement was put together.
 *
 * <p>Sources: the lists of errors in the manuals of SQL Server 2022, PostgreSQL 18, MySQL 8.4 and
 * Oracle 19c.
 */
public enum SqlErrorClass {
  /** The statement cannot be read: a quote that is not closed, a word in the wrong place. */
  SYNTAX,
  /**
   * It can be read, but columns, types or names do not fit, or a value was made to appear in the
   * error: what attackers meet or want on their way.
   */
  EXTRACTION,
  /** Any other error: a broken rule of the data, a lock, a time limit. */
  OTHER;

  private static final Set<Integer> TSQL_SYNTAX = Set.of(102, 105, 113, 156, 170, 319);
  private static final Set<Integer> TSQL_EXTRACTION =
      Set.of(205, 207, 208, 229, 245, 512, 4104, 8114, 8115, 8120, 8121, 8134, 15281);
  private static final Set<Integer> MYSQL_SYNTAX = Set.of(1064);
  private static final Set<Integer> MYSQL_EXTRACTION =
      Set.of(1054, 1055, 1062, 1105, 1140, 1146, 1222, 1241, 1242, 1411, 1690, 3141, 3143);
  private static final Set<Integer> ORACLE_SYNTAX = Set.of(907, 933, 936, 1756);
  private static final Set<Integer> ORACLE_EXTRACTION = Set.of(904, 942, 1789);
  private static final List<byte[]> POSTGRESQL_SYNTAX = ascii("42601");
  private static final List<byte[]> POSTGRESQL_EXTRACTION =
      ascii(
          "42703", "42P01", "22P02", "42804", "21000", "42702", "42803", "42883", "42P10", "22012",
          "22003");
  private static final List<byte[]> POSTGRESQL_MESSAGES =
      ascii(
          "syntax error at ",
          "unterminated quoted string",
          "unterminated quoted identifier",
          "unterminated /* comment",
          "unterminated dollar-quoted string",
          "zero-length delimited identifier",
          "trailing junk after numeric literal");
  private static final byte[] ORACLE = "ORA-".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 9;

  private final String word = name().toLowerCase(Locale.ROOT);

  private static List<byte[]> ascii(String... states) {
    return Arrays.stream(states).map(state -> state.getBytes(StandardCharsets.US_ASCII)).toList();
  }

  /** The word for fields. */
  public String word() {
    return word;
  }

  /** The class of an error number, or in PostgreSQL of an SQLSTATE. */
  public static SqlErrorClass of(Dialect dialect, byte[] code, int from, int to) {
    return switch (dialect) {
      case POSTGRESQL -> ofState(code, from, to);
      case TSQL -> of(number(code, from, to), TSQL_SYNTAX, TSQL_EXTRACTION);
      case MYSQL -> of(number(code, from, to), MYSQL_SYNTAX, MYSQL_EXTRACTION);
      case ANSI -> {
        boolean named = to - from > ORACLE.length && contains(ORACLE, code, from);
        int number = number(code, named ? from + ORACLE.length : from, to);
        yield of(number, ORACLE_SYNTAX, ORACLE_EXTRACTION);
      }
    };
  }

  private static SqlErrorClass of(int code, Set<Integer> syntax, Set<Integer> extraction) {
    return syntax.contains(code) ? SYNTAX : extraction.contains(code) ? EXTRACTION : OTHER;
  }

  /**
   * The class of a message of PostgreSQL in English, as logs without SQLSTATE have it; null for a
   * message that is no error of how a statement was put together.
   */
  public static @Nullable SqlErrorClass ofMessage(byte[] message, int from, int to) {
    for (byte[] begin : POSTGRESQL_MESSAGES) {
      if (to - from >= begin.length && contains(begin, message, from)) {
        return SYNTAX;
      }
    }
    return null;
  }

  private static SqlErrorClass ofState(byte[] code, int from, int to) {
    if (isOneOf(POSTGRESQL_SYNTAX, code, from, to)) {
      return SYNTAX;
    }
    return isOneOf(POSTGRESQL_EXTRACTION, code, from, to) ? EXTRACTION : OTHER;
  }

  private static boolean isOneOf(List<byte[]> states, byte[] code, int from, int to) {
    for (byte[] state : states) {
      if (to - from == state.length && contains(state, code, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] word, byte[] code, int from) {
    for (int i = 0; i < word.length; i++) {
      if (code[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] code, int from, int to) {
    int number = 0;
    for (int at = from; at < Math.min(to, from + LONGEST); at++) {
      if (!SqlBytes.isDigit(code[at])) {
        return -1;
      }
      number = number * 10 + code[at] - '0';
    }
    return number;
  }
}
