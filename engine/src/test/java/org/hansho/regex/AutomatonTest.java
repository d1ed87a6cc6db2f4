package org.hansho.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The automaton finds what re2j finds. */
class AutomatonTest {
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "ab",
          ".",
          "[ab]",
          "[^a]",
          "\\d",
          "\\w",
          "\\W",
          "\\s",
          "é",
          "[é-ü]",
          "(a|b)",
          "(?:ab|c)",
          "\\.",
          "x?",
          "(?i:aB)",
          "^",
          "$",
          "\\b",
          "\\B",
          "\\x41",
          "[\\w\\-.]",
          "k");
  private static final List<String> REPEATS =
      List.of("", "", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,}", "*?", "{2,}?");
  private static final String LETTERS = "aab bAB.1_éü\nck\u212A日 -😀";

  private final Random random = new Random(7);

  private String expression(int depth) {
    if (depth == 2 && random.nextInt(20) == 0) {
      return pick(List.of("(.){4,}", "[^a]{3}", "\\W{2,3}", "[é-ü日]{2,}"));
    }
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      boolean group = depth > 0 && random.nextInt(4) == 0;
      String atom = group ? "(" + expression(depth - 1) + ")" : pick(ATOMS);
      boolean repeatable = group || !List.of("^", "$", "\\b", "\\B", "ab", "x?").contains(atom);
      text.append(atom).append(repeatable ? pick(REPEATS) : "");
      text.append(random.nextInt(8) == 0 ? "|" : "");
    }
    return text.toString();
  }

  private String text() {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @Test
  void findsWhatRe2jFinds() {
    int understood = 0;
    for (int round = 0; round < 3_000; round++) {
      String expression = expression(2);
      int flags = random.nextInt(8);
      boolean ignoreCase = (flags & 1) != 0;
      boolean multiLine = (flags & 2) != 0;
      boolean dotAll = (flags & 4) != 0;
      Automaton automaton =
          automaton(expression, new Automaton.Options(ignoreCase, multiLine, dotAll));
      if (automaton == null) {
        continue;
      }
      understood++;
      Pattern pattern =
          Pattern.compile(
              expression,
              (ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
                  | (multiLine ? Pattern.MULTILINE : 0)
                  | (dotAll ? Pattern.DOTALL : 0));
      Needs needs = Needs.of(expression, new Automaton.Options(ignoreCase, multiLine, dotAll));
      for (int i = 0; i < 20; i++) {
        String text = text();
        boolean found = pattern.matcher(text).find();
        assertThat(find(automaton, text))
            .as("/%s/ flags %d in '%s'", expression, flags, text)
            .isEqualTo(found);
        if (found) {
          assertThat(had(needs, text.replace('\u212A', '\u00ea').toLowerCase(Locale.ROOT)))
              .as("%s for /%s/ in '%s'", needs, expression, text)
              .isTrue();
        }
      }
    }
    assertThat(understood).isGreaterThan(1_000);
  }

  private static boolean find(Automaton automaton, String text) {
    byte[] bytes = ("--" + text + "--").getBytes(StandardCharsets.UTF_8);
    return automaton.find(bytes, 2, bytes.length - 4);
  }

  private static boolean had(Needs needs, String text) {
    if (needs instanceof Needs.Has has) {
      return text.contains(has.literal()) || (has.folds() && !text.chars().allMatch(c -> c < 0x80));
    }
    if (needs instanceof Needs.AllOf all) {
      return all.parts().stream().allMatch(part -> had(part, text));
    }
    return ((Needs.AnyOf) needs).parts().stream().anyMatch(part -> had(part, text));
  }

  @Test
  void statesStayWithinTheirBudget() {
    Automaton automaton =
        Objects.requireNonNull(automaton("(a|b)*a(a|b){14}c", Automaton.Options.NONE));
    Pattern pattern = Pattern.compile("(a|b)*a(a|b){14}c");
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 400; j++) {
        text.append("ab".charAt(random.nextInt(2)));
      }
      text.append(i % 3 == 0 ? "c" : "d");
      assertThat(find(automaton, text.toString())).isEqualTo(pattern.matcher(text).find());
    }
  }

  @Test
  void needsAreTheLiteralsThatEveryHitHas() {
    Needs needs =
        Needs.of("(?i)cmd.*(?:/c|/r)\\b.+(?:ne[tw]\\d*|[xy]) useradd?", Automaton.Options.NONE);
    assertThat(had(needs, "cmd /c x user")).isFalse();
    assertThat(had(needs, "cmd /b net9 userad")).isFalse();
    assertThat(had(needs, "cmx /c net9 userad")).isFalse();
    assertThat(had(needs, "cmd /r y userad")).isTrue();
    assertThat(had(Needs.of("\\w+`\\w", Automaton.Options.NONE), "a b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\p{Nope}",
        "(a",
        "a)",
        "a**",
        "(?U)a",
        "[[:nope:]]",
        "a{2000}",
        "((a{99}b){99}c){9}"
      })
  void whatIsNotKnownIsRefused(String expression) {
    assertThat(automaton(expression, Automaton.Options.NONE)).isNull();
    assertThat(Needs.of(expression, Automaton.Options.NONE)).isEqualTo(Needs.NOTHING);
  }

  @Test
  void casesAndClassesAreThoseOfRe2j() {
    for (String expression :
        List.of(
            "(?i)[é-ü]",
            "(?i)[Α-Ω]",
            "(?i)[а-яǅ]",
            "(?i)[ſK]",
            "[[:alpha:]]",
            "[[:^space:]x]",
            "[[:punct:][:digit:]]",
            "\\p{Lu}",
            "\\PL",
            "\\p{Katakana}|\\p{Greek}",
            "[\\p{Zs}\\p{^L}]")) {
      Automaton automaton =
          Objects.requireNonNull(automaton(expression, Automaton.Options.NONE), expression);
      Pattern pattern = Pattern.compile(expression);
      int end = expression.matches(".*\\\\[pP].*") ? 0x370 : 0x1C80; // re2j knows an older Unicode
      for (int c = 1; c < end; c++) {
        String text = Character.toString(c);
        if (Character.isDefined(c)) {
          assertThat(find(automaton, text))
              .as("%s on U+%04X", expression, c)
              .isEqualTo(pattern.matcher(text).find());
        }
      }
    }
  }

  private static @Nullable Automaton automaton(String expression, Automaton.Options options) {
    return Automaton.of(expression, options, new Effort(), new StateMemory(1 << 24));
  }
}
