package org.hansho.analyze;

import java.util.List;
import java.util.Set;

/**
 * Walks the options of a command until the first word that is none, as getopt does: {@code -abc},
 * {@code -o value}, {@code -ovalue}, {@code --long=value}, {@code --long value}; {@code --} ends
 * them.
 */
final class Options {

  /**
   * Which options of a program take a value.
   *
   * @param letters short ones
   * @param names long ones without hyphens
   * @param namesAreFlags whether {@code names} are instead the long options that take none
   * @param abbreviates whether the beginning of a long name stands for the one name it fits
   */
  record Syntax(String letters, Set<String> names, boolean namesAreFlags, boolean abbreviates) {
    static Syntax withValues(String letters, String... names) {
      return new Syntax(letters, Set.of(names), false, false);
    }

    static Syntax allButFlags(String letters, String... flags) {
      return new Syntax(letters, Set.of(flags), true, false);
    }

    /** The same for a program that lets long names be abbreviated, as getopt_long does. */
    Syntax abbreviated() {
      return new Syntax(letters, names, namesAreFlags, true);
    }

    private String whole(String name) {
      if (!abbreviates || names.contains(name)) {
        return name;
      }
      List<String> fitting = names.stream().filter(known -> known.startsWith(name)).toList();
      return fitting.size() == 1 ? fitting.get(0) : name;
    }

    private boolean takesValue(String name) {
      return names.contains(name) != namesAreFlags;
    }
  }

  private final List<String> words;
  private final Syntax syntax;
  private int at;
  private int letter;
  private boolean ended;
  private String name = "";
  private String value = "";

  Options(List<String> words, int from, Syntax syntax) {
    this.words = words;
    this.at = from;
    this.syntax = syntax;
  }

  /** Goes on to the next option; false where they end. */
  boolean next() {
    value = "";
    if (letter > 0) {
      return shortOption(words.get(at));
    }
    if (ended || at >= words.size()) {
      return false;
    }
    String word = words.get(at);
    if (word.length() < 2 || word.charAt(0) != '-') {
      return false;
    }
    if (word.equals("--")) {
      at++;
      ended = true;
      return false;
    }
    if (word.startsWith("--")) {
      return longOption(word.substring(2));
    }
    letter = 1;
    return shortOption(word);
  }

  private boolean longOption(String word) {
    at++;
    int equals = word.indexOf('=');
    name = syntax.whole(equals < 0 ? word : word.substring(0, equals));
    if (equals >= 0) {
      value = word.substring(equals + 1);
    } else if (syntax.takesValue(name) && at < words.size()) {
      value = words.get(at++);
    }
    return true;
  }

  private boolean shortOption(String word) {
    name = word.substring(letter, letter + 1);
    letter++;
    boolean takesValue = syntax.letters().contains(name);
    if (takesValue && letter < word.length()) {
      value = word.substring(word.charAt(letter) == '=' ? letter + 1 : letter);
    }
    if (takesValue || letter == word.length()) {
      boolean inNextWord = takesValue && letter == word.length();
      letter = 0;
      at++;
      if (inNextWord && at < words.size()) {
        value = words.get(at++);
      }
    }
    return true;
  }

  /** Whether the option is one of these, without hyphens. */
  boolean is(String letterOfOption, String longName) {
    return name.equals(letterOfOption) || name.equals(longName);
  }

  /** The option's name without hyphens. */
  String name() {
    return name;
  }

  /** The option's value; empty if it has none. */
  String value() {
    return value;
  }

  /** Index of the first word behind the options, once {@link #next} has said false. */
  int end() {
    return at;
  }
}
