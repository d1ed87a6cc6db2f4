package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as a POSIX shell would, as far as its text alone decides: quotes, escapes,
 * and the ends of simple commands ({@code ;}, {@code &}, {@code |}, line ends, parentheses, back
 * quotes). Nothing is expanded; a redirection is a word like any other, which it begins. Linear,
 * and bounded in commands and words.
 *
 * <p>Source: POSIX.1-2017, Shell Command Language, sections 2.2 and 2.3.
 */
final class ShellWords {
  private static final int MOST_COMMANDS = 64;
  private static final int MOST_WORDS = 512;

  private final String line;
  private final List<List<String>> commands = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /** The simple commands of a line, each a list of words, none of them empty. */
  static List<List<String>> commands(String line) {
    return new ShellWords(line).split();
  }

  private List<List<String>> split() {
    while (at < line.length() && commands.size() < MOST_COMMANDS) {
      char c = line.charAt(at++);
      switch (c) {
        case ' ', '\t', '\r' -> endWord();
        case ';', '&', '|', '\n', '(', ')', '`' -> endCommand();
        case '\'' -> quoted('\'');
        case '"' -> quoted('"');
        case '\\' -> escaped();
        case '>' -> redirected();
        default -> add(c);
      }
    }
    endCommand();
    return commands;
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  /** A redirection begins a word, unless it stands behind another or behind a number. */
  private void redirected() {
    boolean goesOn = word.chars().allMatch(c -> c == '>' || (c >= '0' && c <= '9'));
    if (!goesOn) {
      endWord();
    }
    add('>');
    if (at < line.length() && (line.charAt(at) == '&' || line.charAt(at) == '|')) {
      add(line.charAt(at++));
    }
  }

  private void escaped() {
    if (at < line.length()) {
      char c = line.charAt(at++);
      if (c != '\n') {
        add(c);
      }
    }
  }

  private void quoted(char quote) {
    inWord = true;
    while (at < line.length() && line.charAt(at) != quote) {
      char c = line.charAt(at++);
      boolean escapes = quote == '"' && c == '\\' && at < line.length();
      word.append(escapes && "\"\\$`".indexOf(line.charAt(at)) >= 0 ? line.charAt(at++) : c);
    }
    at++;
  }

  private void endWord() {
    if (inWord && words.size() < MOST_WORDS) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(List.copyOf(words));
      words.clear();
    }
  }
}
