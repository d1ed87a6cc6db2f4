package org.hansho.format.auditd;

/**
 * Where the pairs of a line of the AUOMS agent lie: bare values, values in quotes, lists in square
 * brackets, and text of users, which the agent does not escape. A reusable view, for one thread.
 */
final class AuomsPairs {
  private static final String BEHIND_TEXT = " redactors=";
  private static final int MOST = 256;

  private final int[] keyStart = new int[MOST];
  private final int[] keyLength = new int[MOST];
  private final int[] valueStart = new int[MOST];
  private final int[] valueLength = new int[MOST];
  private byte[] text = {};
  private int count;

  void read(byte[] line, int from, int to) {
    text = line;
    count = 0;
    int at = from;
    while (at < to && count < MOST) {
      int start = at;
      while (at < to && line[at] != '=' && line[at] != ' ') {
        at++;
      }
      if (at < to && line[at] == '=') {
        at = pair(start, at, to);
      } else {
        at++;
      }
    }
  }

  private int pair(int start, int equals, int to) {
    int value = equals + 1;
    int end;
    if (isText(start, equals)) {
      end = endOfText(value, to);
    } else if (value < to && text[value] == '[') {
      end = behind("]", value, to);
    } else if (value < to && text[value] == '"') {
      end = behind("\"", value + 1, to);
    } else {
      end = value;
      while (end < to && text[end] != ' ') {
        end++;
      }
    }
    boolean quoted = end - value > 1 && text[value] == '"' && text[end - 1] == '"';
    keyStart[count] = start;
    keyLength[count] = equals - start;
    valueStart[count] = quoted ? value + 1 : value;
    valueLength[count] = quoted ? end - value - 2 : end - value;
    count++;
    return end;
  }

  /** Text of users is not escaped, so it ends where the agent's own last keys begin. */
  private boolean isText(int start, int end) {
    return Numbers.isWord(text, start, end - start, "cmdline")
        || Numbers.isWord(text, start, end - start, "proctitle");
  }

  private int endOfText(int from, int to) {
    for (int at = to - BEHIND_TEXT.length(); at >= from; at--) {
      if (Numbers.startsWith(text, at, to, BEHIND_TEXT)) {
        return at;
      }
    }
    return to;
  }

  /** The index behind a closing character that a blank or the end follows. */
  private int behind(String close, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == close.charAt(0) && (at + 1 == to || text[at + 1] == ' ')) {
        return at + 1;
      }
    }
    return to;
  }

  int count() {
    return count;
  }

  int find(String key) {
    for (int pair = 0; pair < count; pair++) {
      if (Numbers.isWord(text, keyStart[pair], keyLength[pair], key)) {
        return pair;
      }
    }
    return -1;
  }

  boolean isAnyOf(int pair, String... wanted) {
    for (String key : wanted) {
      if (Numbers.isWord(text, keyStart[pair], keyLength[pair], key)) {
        return true;
      }
    }
    return false;
  }

  int keyStart(int pair) {
    return keyStart[pair];
  }

  int keyLength(int pair) {
    return keyLength[pair];
  }

  int valueStart(int pair) {
    return valueStart[pair];
  }

  int valueLength(int pair) {
    return pair < 0 ? 0 : valueLength[pair];
  }

  int valueEnd(int pair) {
    return valueStart[pair] + valueLength[pair];
  }
}
