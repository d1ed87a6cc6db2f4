package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the command line of one process into its arguments, by the rule of the platform: what a
 * person or a source has put into quotes is one argument. Unlike {@link ShellWords} it knows one
 * process only, so nothing ends a command and nothing redirects. Linear, and bounded in words.
 *
 * <p>On Linux sources join arguments by spaces, often without quotes. Where quotes do not come in
 * pairs they are part of the text, and blanks alone part the arguments. Sources: POSIX.1-2017,
 * Shell Command Language, section 2.2; documentation of {@code CommandLineToArgvW}.
 */
final class CommandLineWords {
  private static final int MOST_WORDS = 512;

  private CommandLineWords() {}

  /** The arguments of a process on Linux. */
  static List<String> ofLinux(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        boolean escapes = quote == '"' && c == '\\' && i + 1 < line.length();
        if (escapes && "\"\\$`".indexOf(line.charAt(i + 1)) >= 0) {
          word.append(line.charAt(++i));
        } else if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (isBlank(c)) {
        inWord = endWord(words, word, inWord);
      } else {
        inWord = true;
        if (c == '"' || c == '\'') {
          quote = c;
        } else {
          word.append(c == '\\' && i + 1 < line.length() ? line.charAt(++i) : c);
        }
      }
    }
    endWord(words, word, inWord);
    return quote == 0 ? words : parted(line);
  }

  /** The arguments of a process on Windows; the first one is the program. */
  static List<String> ofWindows(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean quoted = false;
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '\\') {
        int end = at;
        while (end < line.length() && line.charAt(end) == '\\') {
          end++;
        }
        int count = end - at + 1;
        boolean beforeQuote = end < line.length() && line.charAt(end) == '"' && !words.isEmpty();
        word.append("\\".repeat(beforeQuote ? count / 2 : count));
        at = end;
        if (beforeQuote && count % 2 == 1) {
          word.append('"');
          at++;
        }
        inWord = true;
      } else if (c == '"') {
        inWord = true;
        boolean isDoubled = quoted && at < line.length() && line.charAt(at) == '"';
        if (isDoubled && !words.isEmpty()) {
          word.append('"');
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && isBlank(c)) {
        inWord = endWord(words, word, inWord);
      } else {
        inWord = true;
        word.append(c);
      }
    }
    endWord(words, word, inWord);
    return words;
  }

  /** The parts between blanks. */
  private static List<String> parted(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split("[ \t\r\n\0]+", MOST_WORDS)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0;
  }

  private static boolean endWord(List<String> words, StringBuilder word, boolean inWord) {
    if (inWord && words.size() < MOST_WORDS) {
      words.add(word.toString());
    }
    word.setLength(0);
    return false;
  }
}
