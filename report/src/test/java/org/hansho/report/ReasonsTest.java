package org.hansho.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.alert.Language;
import org.hansho.match.Explanation;
import org.hansho.match.Explanation.Kind;
import org.hansho.match.Explanation.Seen;
import org.hansho.report.text.Texts;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Texts TEXTS = Texts.of(Language.ENGLISH);

  private static Explanation test(String text, boolean held) {
    Seen seen = new Seen("半鐘 /tmp/x", 7, held ? 11 : 7, 100);
    return new Explanation(Kind.TEST, text, held, "f", seen, List.of());
  }

  private static Explanation joint(Kind kind, boolean held, Explanation... parts) {
    return new Explanation(kind, "", held, "", null, List.of(parts));
  }

  private static List<String> lines(Explanation tree, boolean everything) {
    return Reasons.of(tree, TEXTS, everything).stream()
        .map(reason -> reason.depth() + (reason.held() ? "+" : "-") + reason.condition())
        .toList();
  }

  private static Explanation tree() {
    return joint(
        Kind.ALL,
        true,
        joint(Kind.ALL, true, test("a", true), test("b", true)),
        joint(Kind.ANY, true, test("c", false), test("d", true)),
        joint(Kind.NOT, true, joint(Kind.ANY, false, test("e", false), test("f", false))));
  }

  @Test
  void aReportShowsWhatWasNeeded() {
    assertThat(lines(tree(), false))
        .containsExactly(
            "0+all of these", "1+a", "1+b", "1+d", "1+not this", "2-any of these", "3-e", "3-f");
  }

  @Test
  void anExplanationShowsEverything() {
    assertThat(lines(tree(), true))
        .containsExactly(
            "0+all of these",
            "1+all of these",
            "2+a",
            "2+b",
            "1+any of these",
            "2-c",
            "2+d",
            "1+not this",
            "2-any of these",
            "3-e",
            "3-f");
  }

  @Test
  void theEntryThatHoldsIsNamedAndTheOthersAreCounted() {
    Explanation[] parts = new Explanation[150];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = test("f is 'entry" + i + "'", i == 70);
    }
    assertThat(lines(joint(Kind.ANY, true, parts), true))
        .containsExactly("0+any of these", "1+f is 'entry70'", "1-f: none of 149 other values");
    parts[70] = test("f is 'entry70'", false);
    assertThat(lines(joint(Kind.ANY, false, parts), true))
        .containsExactly("0-f: none of 150 values");
  }

  @Test
  void aRegularExpressionThatWouldFillAScreenIsCutAndStaysASentence() {
    String regex = "f matches the regular expression /" + "(?:a|b)".repeat(90) + "/";
    assertThat(ConditionWords.of(regex, Language.ENGLISH)).hasSize(161).endsWith("…");
    assertThat(ConditionWords.of(regex, Language.JAPANESE))
        .startsWith("f が正規表現 /(?:a|b)")
        .endsWith("… に一致");
  }

  @Test
  void conditionsAreJapaneseForAJapaneseReader() {
    assertThat(
            List.of(
                ConditionWords.of("f contains 'x' (letter case counts)", Language.JAPANESE),
                ConditionWords.of("any text starts with 'x'", Language.JAPANESE),
                ConditionWords.of("f equals an entry of the list admins", Language.JAPANESE),
                ConditionWords.of("f ≥ 200", Language.JAPANESE)))
        .containsExactly(
            "f が 'x' (大文字と小文字を区別) を含む", "いずれかの値が 'x' で始まる", "f がリスト admins の項目と一致", "f ≥ 200");
  }

  @Test
  void matchedBytesBecomeCharactersAndAPlaceInTheRecord() {
    Reason reason = Reasons.of(test("a", true), TEXTS, true).get(0);
    assertThat(reason.value().substring(reason.from(), reason.to())).isEqualTo("/tmp");
    assertThat(reason.place()).isEqualTo("bytes 107–111");
  }

  @Test
  void aLongValueIsCutAroundTheMatch() {
    String value = "x".repeat(5000) + "needle" + "y".repeat(5000);
    Seen seen = new Seen(value, 5000, 5006, -1);
    Explanation long1 = new Explanation(Kind.TEST, "t", true, "f", seen, List.of());
    Reason reason = Reasons.of(long1, TEXTS, true).get(0);
    assertThat(reason.value()).hasSizeLessThan(400).startsWith("…").endsWith("…");
    assertThat(reason.value().substring(reason.from(), reason.to())).isEqualTo("needle");
    assertThat(reason.place()).isEmpty();
  }
}
