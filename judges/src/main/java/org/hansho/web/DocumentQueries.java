package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a parameter is an operator of a document database where a program expects a text:
 * {@code password[$ne]=x}, or the same as JSON. Sources: the manual of MongoDB, "Query and
 * Projection Operators" and "$where".
 *
 * <p>Some interfaces take comparisons of their data so ({@code price[$gt]=10}). An operator counts
 * where it runs a script, where it compares what somebody signs in with, and where it compares with
 * nothing at all. Pure functions, linear.
 */
final class DocumentQueries {
  private static final int SCRIPT = 1;
  private static final int COMPARES = 2;
  private static final int ORDERS = 3;
  private static final byte[] NULL = Ascii.bytes("null");
  private static final WordTable OPERATORS = new WordTable(operators());
  private static final WordTable SECRETS = new WordTable(secrets());

  private DocumentQueries() {}

  private static Map<String, Integer> operators() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(words, SCRIPT, "where function accumulator");
    WordTable.add(words, COMPARES, "ne nin in eq regex exists not type or nor");
    WordTable.add(words, ORDERS, "gt gte lt lte");
    return words;
  }

  private static Map<String, Integer> secrets() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(words, 1, "user username userid user_name login email mail account uname name");
    WordTable.add(words, 1, "pass password passwd pwd passphrase pin otp code secret token");
    WordTable.add(words, 1, "key apikey api_key api-key session sessionid resettoken reset_token");
    return words;
  }

  /**
   * Whether the name of a parameter ends in an operator of this kind.
   *
   * @param empty whether its value says nothing
   */
  static boolean isName(byte[] text, int from, int to, boolean empty) {
    int open = to - 1;
    while (open > from && text[open] != '[') {
      open--;
    }
    if (open <= from || open + 2 >= to || text[open + 1] != '$' || text[to - 1] != ']') {
      return false;
    }
    return counts(OPERATORS.flags(text, open + 2, to - 1), isSecret(text, from, open), empty);
  }

  /** Where such an operator stands as a key of JSON, or -1. */
  static int key(byte[] text, int from, int to) {
    for (int at = from; at + 2 < to; at++) {
      if (isQuote(text[at]) && text[at + 1] == '$') {
        int end = Ascii.endOfWord(text, at + 2, to);
        boolean key = end < to && text[end] == text[at] && isColon(text, end + 1, to);
        if (key) {
          int operator = OPERATORS.flags(text, at + 2, end);
          if (counts(operator, isSecretBefore(text, from, at), isNothing(text, end + 1, to))) {
            return at;
          }
        }
        at = end;
      }
    }
    return -1;
  }

  private static boolean counts(int operator, boolean secret, boolean empty) {
    return switch (operator) {
      case SCRIPT -> true;
      case COMPARES -> secret;
      case ORDERS -> secret || empty;
      default -> false;
    };
  }

  /** The last word of a name such as {@code user[password]}. */
  private static boolean isSecret(byte[] text, int from, int to) {
    int end = to;
    while (end > from && (text[end - 1] == ']' || isQuote(text[end - 1]))) {
      end--;
    }
    int start = end;
    while (start > from && (Ascii.isWordPart(text[start - 1]) || text[start - 1] == '-')) {
      start--;
    }
    return SECRETS.flags(text, start, end) != 0;
  }

  /** Whether the object that the operator stands in is the value of something to sign in with. */
  private static boolean isSecretBefore(byte[] text, int from, int operator) {
    int at = operator;
    while (at > from && (Ascii.isBlank(text[at - 1]) || text[at - 1] == '{')) {
      at--;
    }
    if (at == from || text[at - 1] != ':') {
      return false;
    }
    at--;
    while (at > from && Ascii.isBlank(text[at - 1])) {
      at--;
    }
    return isSecret(text, from, at);
  }

  /** A comparison with an empty text or nothing. */
  private static boolean isNothing(byte[] text, int from, int to) {
    int at = Ascii.skipBlanks(text, from, to);
    at = Ascii.skipBlanks(text, Math.min(to, at + 1), to);
    boolean none = at + 1 < to && isQuote(text[at]) && text[at + 1] == text[at];
    return none || Ascii.startsWith(text, at, to, NULL);
  }

  private static boolean isColon(byte[] text, int from, int to) {
    int at = Ascii.skipBlanks(text, from, to);
    return at < to && text[at] == ':';
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }
}
