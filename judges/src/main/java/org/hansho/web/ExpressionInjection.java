package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a value has a logger, template or expression language look up or run something:
 * look-ups of Java loggers, expressions that reach a class or what a program holds, and sums by
 * which a tester sees that templates are filled in. A name alone in such braces is a placeholder
 * that somebody forgot to fill in, unless the template language itself has it. Sources: the manuals
 * of Log4j 2 and Commons Text (look-ups), of OGNL, SpEL, FreeMarker, Jinja, Flask, Twig, Smarty,
 * Thymeleaf, ERB and EJS (what is reached and how it is written). Linear.
 */
final class ExpressionInjection {
  private static final WordTable LOOK_UPS = new WordTable(lookUps());
  private static final WordTable OBJECTS = new WordTable(objects());

  /** Held by every template; placeholders of pages may have such names with something behind. */
  private static final int WHOLE = 1;

  /** Held by every template under a name that no placeholder has. */
  private static final int OWN = 2;

  private static final byte[] JNDI = Ascii.bytes("jndi:");
  private static final byte[] TAG = Ascii.bytes("<%");
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
    Ascii.bytes("$smarty."),
    Ascii.bytes("__init__"),
    Ascii.bytes("__builtins__"),
    Ascii.bytes("__import__"),
    Ascii.bytes(".constructor"),
    Ascii.bytes("$on."),
    Ascii.bytes(".getclass("),
    Ascii.bytes("class.getresource("),
    Ascii.bytes("class.forname("),
    Ascii.bytes("app.request.server")
  };

  /** What reaches a class with no braces around it. */
  private static final byte[][] BARE = {
    Ascii.bytes("t(java.lang."),
    Ascii.bytes("new java.lang."),
    Ascii.bytes("freemarker.template.utility."),
    Ascii.bytes(".forname('java.lang."),
    Ascii.bytes("#set($"),
    Ascii.bytes("getruntime().exec('"),
    Ascii.bytes("getruntime().exec(\""),
    Ascii.bytes("runtime.getruntime(),'"),
    Ascii.bytes("runtime.getruntime(),\"")
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

  private static Map<String, Integer> objects() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(words, WHOLE, "config self request");
    WordTable.add(words, OWN, "_self lipsum cycler joiner get_flashed_messages");
    return words;
  }

  /** Where an expression begins in a decoded value, or -1. */
  static int judge(byte[] text, int from, int to) {
    boolean asked = false;
    for (int at = from; at + 1 < to; at++) {
      if (opens(text[at], text[at + 1])) {
        if (isLookUp(text, at, to)
            || isSum(text, at + 2, to)
            || (text[at] == '{' && isObject(text, at + 2, to))
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
        ? b == '$' || b == '%' || b == '#' || b == '{' || b == '*' || b == '@' || b == '~'
        : b == '{' && (next == '%' || next == '$');
  }

  /**
   * Where a tag of ERB, EJS, JSP or ASP computes a sum or calls something, or -1: a name alone in
   * it is a placeholder.
   */
  static int tag(byte[] text, int from, int to) {
    int at = Ascii.indexOf(text, from, to, TAG);
    if (at < 0) {
      return -1;
    }
    int body = at + TAG.length;
    boolean called = false;
    for (int place = body; place < to && text[place] != '>'; place++) {
      called |= text[place] == '`' || (text[place] == '(' && Ascii.isWordPart(text[place - 1]));
    }
    return called || isSum(text, body, to) ? at : -1;
  }

  /** What the template language holds of the program, as a whole or by what it hides. */
  private static boolean isObject(byte[] text, int from, int to) {
    int word = Ascii.skipBlanks(text, from, to);
    int end = Ascii.endOfWord(text, word, to);
    int kind = OBJECTS.flags(text, word, end);
    int at = Ascii.skipBlanks(text, end, to);
    byte next = at < to ? text[at] : 0;
    boolean whole = next == '}' || next == '|' || next == '[';
    boolean hidden = next == '.' && at + 1 < to && isHidden(text[at + 1]);
    return kind == OWN || (kind == WHOLE && (whole || hidden));
  }

  /** Settings are written in capitals, what Python keeps for itself begins with a line. */
  private static boolean isHidden(byte b) {
    return b == '_' || (b >= 'A' && b <= 'Z');
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

  /** A number times or plus a number or text; what has a minus or slash may be a date. */
  private static boolean isSum(byte[] text, int from, int to) {
    int near = Math.min(to, from + LONGEST_NUMBER);
    int begin = Ascii.skipBlanks(text, from, near);
    begin += begin < near && text[begin] == '=' ? 1 : 0;
    int number = Ascii.skipBlanks(text, begin, near);
    int at = number;
    while (at < to && at - number < LONGEST_NUMBER && Ascii.isDigit(text[at])) {
      at++;
    }
    int sign = Ascii.skipBlanks(text, at, Math.min(to, at + 2));
    if (at == number || sign + 1 >= to || (text[sign] != '*' && text[sign] != '+')) {
      return false;
    }
    int second = Ascii.skipBlanks(text, sign + 1, Math.min(to, sign + 3));
    return second < to
        && (Ascii.isDigit(text[second]) || text[second] == '\'' || text[second] == '"');
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
