package org.hansho.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Language;

/**
 * A single test of a condition as people read it: in their language, and no longer than a line or
 * two, since a regular expression may fill a screen. Stateless.
 */
final class ConditionWords {
  private static final int LONGEST = 160;

  /** What stands in front of an operator: a field, or "any text" for keywords. */
  private static final String FIELD = "^(any text|\\S+) ";

  /** Operators as the engine words them, with their Japanese; the first that fits is taken. */
  private static final Map<Pattern, String> JAPANESE = new LinkedHashMap<>();

  static {
    japanese("matches the regular expression (.*)", "$1 が正規表現 $2 に一致");
    japanese("is in the network (.*)", "$1 がネットワーク $2 に含まれる");
    japanese("equals an entry of the list (.*)", "$1 がリスト $2 の項目と一致");
    japanese("contains an entry of the list (.*)", "$1 がリスト $2 の項目を含む");
    japanese("starts with an entry of the list (.*)", "$1 がリスト $2 の項目で始まる");
    japanese("ends with an entry of the list (.*)", "$1 がリスト $2 の項目で終わる");
    japanese("equals the value of (.*)", "$1 が $2 の値と一致");
    japanese("contains the value of (.*)", "$1 が $2 の値を含む");
    japanese("starts with the value of (.*)", "$1 が $2 の値で始まる");
    japanese("ends with the value of (.*)", "$1 が $2 の値で終わる");
    japanese("contains (.*)", "$1 が $2 を含む");
    japanese("starts with (.*)", "$1 が $2 で始まる");
    japanese("ends with (.*)", "$1 が $2 で終わる");
    japanese("is absent or null", "$1 がないか null");
    japanese("is empty", "$1 が空");
    japanese("is (.*)", "$1 が $2");
    japanese("exists", "$1 がある");
    japanese("does not exist", "$1 がない");
    japanese("satisfies a condition", "$1 が条件を満たす");
  }

  private ConditionWords() {}

  private static void japanese(String operator, String words) {
    JAPANESE.put(Pattern.compile(FIELD + operator + "$", Pattern.DOTALL), words);
  }

  /** The test in that language, with an ellipsis where it was cut. */
  static String of(String condition, Language language) {
    String words = condition;
    if (condition.length() > LONGEST) {
      int end = Character.isHighSurrogate(condition.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      words = condition.substring(0, end) + "…";
    }
    return language == Language.JAPANESE ? translated(words) : words;
  }

  private static String translated(String condition) {
    for (Map.Entry<Pattern, String> operator : JAPANESE.entrySet()) {
      Matcher matcher = operator.getKey().matcher(condition);
      if (matcher.matches()) {
        return matcher
            .replaceFirst(operator.getValue())
            .replaceFirst("^any text ", "いずれかの値")
            .replace(" (letter case counts)", " (大文字と小文字を区別)");
      }
    }
    return condition;
  }
}
