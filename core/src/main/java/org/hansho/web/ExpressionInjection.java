package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a value has a logger, template or expression language look up or run something:
 * look-ups of Java loggers, expressions that reach a class or what a program holds, and sums by
 * which a tester sees that templates are filled in. Sources: the manuals of Log4j 2 and Commons
 * Text (look-ups), of OGNL, SpEL, FreeMarker, Jinja, Twig and Smarty (what is reached). Linear.
 */
final class ExpressionInjection {
  private static final WordTable LOOK_UPS = new WordTable(lookUps());
  private static final byte[] JNDI = Ascii.bytes("jndi:");
  private static final int LONGEST_NUMBER = 8;
  private static final byte[][] REACHES = {
    Ascii.bytes("java.lang."),
    Ascii.bytes("@ognl."),
    Ascii.bytes("getruntime("),
    Ascii.bytes("#_memberaccess"),
    Ascii.bytes("#context"),
    Ascii.bytes("processbuilder"),
    Ascii.bytes("__globals__"),
    Ascii.bytes("__class__"),
    Ascii.bytes("__subclasses__"),
    Ascii.bytes("|attr("),
    Ascii.bytes("config.items("),
    Ascii.bytes("xwork2."),
    Ascii.bytes("constructor.constructor"),
    Ascii.bytes("registerundefined"),
    Ascii.bytes("|filter('system"),
    Ascii.bytes("|map('system"),
    Ascii.bytes("pagecontext.request"),
    Ascii.bytes("$smarty.")
  };

  /** What reaches a class with no braces around it. */
  private static final byte[][] BARE = {
    Ascii.bytes("t(java.lang."),
    Ascii.bytes("new java.lang."),
    Ascii.bytes("freemarker.template.utility."),
    Ascii.bytes(".forname('java.lang.")
  };

  private static final byte[][] LOADERS = {
    Ascii.bytes("class.module.classloader"),
    Ascii.bytes("class.classloader"),
    Ascii.bytes("class['classloader']")
  };

  private ExpressionInjection() {}

  private static Map<String, Integer> lookUps() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(words, 1, "jndi env sys lower upper script dns url java base64decoder const");
    return words;
  }

  /** Where an expression begins in a decoded value, or -1. */
  static int judge(byte[] text, int from, int to) {
    boolean asked = false;
    for (int at = from; at + 1 < to; at++) {
      if (opens(text[at], text[at + 1])) {
        if (isLookUp(text, at, to)
            || isProduct(text, at + 2, to)
            || (!asked && contains(REACHES, text, at + 1, to))) {
          return at;
        }
        asked = true;
      }
    }
    return -1;
  }

  /** Whether a value reaches a class with no braces around it. */
  static boolean isBare(byte[] text, int from, int to) {
    return contains(BARE, text, from, to);
  }

  /** Whether a parameter is named after what loads the classes of a Java program. */
  static boolean isLoader(byte[] name, int from, int to) {
    if (from >= to || Ascii.lower(name[from]) != 'c') {
      return false;
    }
    for (byte[] loader : LOADERS) {
      if (Ascii.startsWith(name, from, to, loader)) {
        return true;
      }
    }
    return false;
  }

  private static boolean opens(byte b, byte next) {
    return next == '{'
        ? b == '$' || b == '%' || b == '#' || b == '{'
        : b == '{' && (next == '%' || next == '$');
  }

  /** A look-up of a logger, also where its name is put together from others. */
  private static boolean isLookUp(byte[] text, int brace, int to) {
    int at = brace + 2;
    int word = at;
    while (word < to && Ascii.isWordPart(text[word])) {
      word++;
    }
    if (word + 1 >= to) {
      return false;
    }
    if (text[word] == ':') {
      return Ascii.startsWith(text, at, to, JNDI)
          || (text[brace] == '$' && (LOOK_UPS.flags(text, at, word) != 0 || isEmpty(text, at, to)));
    }
    return text[brace] == '$' && text[word] == '$' && text[word + 1] == '{';
  }

  /** {@code ${::-x}}, which is x. */
  private static boolean isEmpty(byte[] text, int at, int to) {
    return at + 2 < to && text[at] == ':' && text[at + 1] == ':' && text[at + 2] == '-';
  }

  /** A number times a number or text. */
  private static boolean isProduct(byte[] text, int from, int to) {
    int number = Ascii.skipBlanks(text, from, Math.min(to, from + LONGEST_NUMBER));
    int at = number;
    while (at < to && at - number < LONGEST_NUMBER && Ascii.isDigit(text[at])) {
      at++;
    }
    if (at == number || at + 1 >= to || text[at] != '*') {
      return false;
    }
    byte second = text[at + 1];
    return Ascii.isDigit(second) || second == '\'' || second == '"';
  }

  private static boolean contains(byte[][] words, byte[] text, int from, int to) {
    for (byte[] word : words) {
      if (Ascii.indexOf(text, from, to, word) >= 0) {
        return true;
      }
    }
    return false;
  }
}
