package org.hansho.analyze;

import java.util.List;
import java.util.Set;

/**
 * Finds the script among the arguments of an interpreter, as its own reading of options does. Pure
 * functions; source: the manual pages of the shells, Python, Perl, Ruby, PHP and Node.
 */
final class ScriptArgument {

  /**
   * What the short options of an interpreter mean.
   *
   * @param inline code, a module, standard input or another folder follows: no script is known
   * @param values the value is the rest of the word, or the next word
   * @param rest the value, if any, is the rest of the word
   */
  private record Letters(String inline, String values, String rest) {}

  private static final Letters SHELL = new Letters("cs", "", "");
  private static final Letters PYTHON = new Letters("cm", "WXQ", "");
  private static final Letters PERL = new Letters("eE", "I", "MmixFDC");
  private static final Letters RUBY = new Letters("eCX", "IrE", "xiF");
  private static final Letters PHP = new Letters("rBRESa", "cdzt", "");
  private static final Letters NODE = new Letters("epi", "rC", "");

  private static final Set<String> LONG_WITH_VALUE =
      Set.of(
          "--rcfile",
          "--init-file",
          "--emulate",
          "--check-hash-based-pycs",
          "--require",
          "--import",
          "--loader",
          "--experimental-loader",
          "--conditions",
          "--enable",
          "--disable",
          "--encoding",
          "--external-encoding",
          "--internal-encoding",
          "--php-ini",
          "--define",
          "--zend-extension",
          "--docroot");
  private static final Set<String> LONG_INLINE =
      Set.of(
          "--eval",
          "--print",
          "--run",
          "--server",
          "--process-begin",
          "--process-code",
          "--process-end");

  private ScriptArgument() {}

  /**
   * The script as it is written.
   *
   * @param base name of the interpreter
   * @param words the arguments from the interpreter's own name on
   * @return empty where code comes from the command line, from standard input or from a module
   */
  static String of(String base, List<String> words) {
    Letters letters = letters(base);
    int at = 1;
    while (at < words.size()) {
      String word = words.get(at);
      boolean isOption = word.startsWith("-") || (letters.equals(SHELL) && word.startsWith("+"));
      if (!isOption) {
        return word;
      }
      int taken = word.startsWith("--") ? longOption(word) : cluster(letters, word);
      if (taken == 0) {
        return "";
      }
      at += taken;
    }
    return "";
  }

  private static Letters letters(String base) {
    if (base.contains("python")) {
      return PYTHON;
    }
    if (base.startsWith("perl")) {
      return PERL;
    }
    if (base.startsWith("ruby")) {
      return RUBY;
    }
    if (base.startsWith("php")) {
      return PHP;
    }
    return base.startsWith("node") ? NODE : SHELL;
  }

  /** How many words the option takes; 0 where no script follows. */
  private static int longOption(String word) {
    int equals = word.indexOf('=');
    if (LONG_INLINE.contains(equals < 0 ? word : word.substring(0, equals))) {
      return 0;
    }
    return LONG_WITH_VALUE.contains(word) ? 2 : 1;
  }

  private static int cluster(Letters letters, String word) {
    boolean isPhpFile = letters.equals(PHP) && word.startsWith("-f") && word.length() > 2;
    if (word.equals("-") || isPhpFile) {
      return 0;
    }
    int names = 0;
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letters.inline.indexOf(letter) >= 0) {
        return 0;
      }
      if (letters.values.indexOf(letter) >= 0) {
        return i + 1 < word.length() ? 1 : 2;
      }
      if (letters.rest.indexOf(letter) >= 0) {
        return 1;
      }
      names += letters.equals(SHELL) && (letter == 'o' || letter == 'O') ? 1 : 0;
    }
    return 1 + names;
  }
}
