package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The points where Sigma's text, its reference tools and engines disagree, as far as they decide a
 * match; the letters are those of the table in {@code docs/sigma.md}.
 */
class DisputedPointsTest {
  private static final String RULE =
      """
      title: Rule under test
      id: 11111111-2222-4333-8444-555555555555
      logsource:
        product: made
      detection:
        sel:
          a: x
        condition: sel
      ---
      title: Narrows it
      logsource:
        product: made
      filter:
        rules:
          - 11111111-2222-4333-8444-555555555555
        admins:
          User: root
        condition: %s
      """;

  /** One item of a selection, tried alone. */
  private static boolean item(String item, String json) {
    return Verdict.of("sel:\n  " + item + "\ncondition: sel\n", json);
  }

  @Test
  void aFilterWithNotExcludesAndWithoutItKeepsOnly() {
    String root = "{\"a\":\"x\",\"User\":\"root\"}";
    String other = "{\"a\":\"x\",\"User\":\"kim\"}";
    assertThat(Verdict.ofDocuments(RULE.formatted("not admins"), root)).isFalse();
    assertThat(Verdict.ofDocuments(RULE.formatted("not admins"), other)).isTrue();
    assertThat(Verdict.ofDocuments(RULE.formatted("admins"), root)).isTrue();
    assertThat(Verdict.ofDocuments(RULE.formatted("admins"), other)).isFalse();
  }

  @Test
  void eBothNamesOfAModifierMeanTheSame() {
    String json = "{\"a\":\"one\\nTWO\"}";
    assertThat(item("a|re|i: '^one.two$'", json)).isFalse();
    assertThat(item("a|re|i|s: '^one.two$'", json)).isTrue();
    assertThat(item("a|re|ignorecase|dotall: '^one.two$'", json)).isTrue();
    assertThat(item("a|re|m: '^TWO$'", json)).isTrue();
    assertThat(item("a|re|multiline: '^TWO$'", json)).isTrue();
    String wide = "{\"a\":\"d\\u0000i\\u0000r\\u0000\"}";
    assertThat(item("a|wide: dir", wide)).isTrue();
    assertThat(item("a|utf16le: dir", wide)).isTrue();
  }

  @Test
  void fAllOnASingleValueDoesNoHarm() {
    assertThat(item("a|contains|all: x", "{\"a\":\"axb\"}")).isTrue();
    assertThat(item("a|all|contains: x", "{\"a\":\"axb\"}")).isTrue();
    assertThat(item("a|all|contains: [x, y]", "{\"a\":\"axb\"}")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // record, a: null, a: '', a|exists: true, a: [null, x]
        "{}               | true  | false | false | true",
        "{\"a\":null}     | true  | false | true  | true",
        "{\"a\":\"\"}     | false | true  | true  | false",
        "{\"a\":\"x\"}    | false | false | true  | true",
        "{\"a\":\"null\"} | false | false | true  | false",
        "{\"a\":0}        | false | false | true  | false",
      })
  void gNullIsAbsentOrNullEmptyIsPresent(
      String json, boolean isNull, boolean isEmpty, boolean exists, boolean nullOrX) {
    assertThat(item("a: null", json)).isEqualTo(isNull);
    assertThat(item("a:", json)).isEqualTo(isNull);
    assertThat(item("a: ''", json)).isEqualTo(isEmpty);
    assertThat(item("a|exists: true", json)).isEqualTo(exists);
    assertThat(item("a|exists: false", json)).isEqualTo(!exists);
    assertThat(item("a: [null, x]", json)).isEqualTo(nullOrX);
  }

  @Test
  void hContainsComposesWithWildcardsOfTheValue() {
    assertThat(item("a|contains: 'b*d'", "{\"a\":\"abcde\"}")).isTrue();
    assertThat(item("a|contains: '*b*'", "{\"a\":\"abc\"}")).isTrue();
    assertThat(item("a|startswith: 'a?c'", "{\"a\":\"abcde\"}")).isTrue();
    assertThat(item("a|endswith: 'd?'", "{\"a\":\"abcde\"}")).isTrue();
    assertThat(item("a|endswith: 'd?'", "{\"a\":\"abcd\"}")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // value in the rule, text in the record (JSON), whether it matches
        "'\\*'        | *           | true",
        "'\\*'        | x           | false",
        "'\\\\*'      | \\\\x       | true",
        "'\\\\*'      | *           | false",
        "'\\\\\\*'    | \\\\*       | true",
        "'\\\\\\*'    | \\\\x       | false",
        "'\\?'        | ?           | true",
        "'\\?'        | x           | false",
        "'c:\\dir'    | c:\\\\dir   | true",
        "'\\\\srv'    | \\\\srv     | true",
        "'\\\\srv'    | \\\\\\\\srv | false",
        "'\\\\\\\\s'  | \\\\\\\\s   | true",
      })
  void iBackslashTakesTheMeaningOfWildcards(String value, String text, boolean expected) {
    assertThat(item("a: " + value, "{\"a\":\"" + text + "\"}")).isEqualTo(expected);
  }

  @Test
  void iTrailingBackslashStaysBeforeTheWildcardOfContains() {
    assertThat(item("a|contains: '\\Temp\\'", "{\"a\":\"C:\\\\Temp\\\\x\"}")).isTrue();
    assertThat(item("a|contains: '\\Temp\\'", "{\"a\":\"C:\\\\Temp*\"}")).isFalse();
    assertThat(item("a|startswith: 'C:\\'", "{\"a\":\"C:\\\\x\"}")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4624 | true",
        "\"4624\" | true",
        "4624.0 | true",
        "\"4624.0\" | true",
        "46.24e2 | true",
        "46240 | false",
        "\"4624x\" | false",
        "[1,4624] | true",
        "true | false",
      })
  void jNumberOfARuleMatchesAnySpellingOfIt(String value, boolean expected) {
    assertThat(item("EventID: 4624", "{\"EventID\":" + value + "}")).isEqualTo(expected);
  }

  @Test
  void jQuotedNumberOfARuleIsText() {
    assertThat(item("EventID: '4624'", "{\"EventID\":4624}")).isTrue();
    assertThat(item("EventID: '4624'", "{\"EventID\":4624.0}")).isFalse();
    assertThat(item("EventID|startswith: '46'", "{\"EventID\":4624}")).isTrue();
    assertThat(item("EventID|gte: 4624", "{\"EventID\":\"5000\"}")).isTrue();
  }

  @Test
  void kKeywordsSearchEveryValueOfTheRecord() {
    String any = "keywords:\n  - 'needle'\n  - 'pin'\ncondition: keywords\n";
    String all = "keywords:\n  '|all':\n    - 'needle'\n    - 'pin'\ncondition: keywords\n";
    String split = "{\"unread\":{\"deep\":[1,\"a NEEDLE here\"]},\"other\":\"pins\"}";
    assertThat(Verdict.of(any, split)).isTrue();
    assertThat(Verdict.of(all, split)).isTrue();
    assertThat(Verdict.of(all, "{\"other\":\"pins\"}")).isFalse();
    assertThat(Verdict.of(any, "{\"needle\":\"only a key\"}")).isFalse();
    assertThat(Verdict.of(any, "{\"x\":\"n\\u0065edle\"}")).isTrue();
  }

  @Test
  void lCaseFoldsByAsciiOrSimpleFolding() {
    assertThat(item("a: POWERSHELL", "{\"a\":\"PowerShell\"}")).isTrue();
    assertThat(item("a|cased: POWERSHELL", "{\"a\":\"PowerShell\"}")).isFalse();
    assertThat(item("a: ÄRGER", "{\"a\":\"ärger\"}")).isTrue();
    assertThat(item("a: ΣΟΦΟΣ", "{\"a\":\"σοφος\"}")).isTrue();
    assertThat(item("a: ΣΟΦΟΣ", "{\"a\":\"σοφός\"}")).isFalse();
    assertThat(item("a: ΟΣ", "{\"a\":\"ος\"}")).isTrue();
    assertThat(item("a: straße", "{\"a\":\"STRASSE\"}")).isFalse();
    assertThat(item("a: straße", "{\"a\":\"STRAẞE\"}")).isTrue();
    assertThat(item("a: i", "{\"a\":\"İ\"}")).isFalse();
    assertThat(item("a: İ", "{\"a\":\"i\"}")).isFalse();
    assertThat(item("a: k", "{\"a\":\"\u212A\"}")).isFalse();
    assertThat(item("a: '?'", "{\"a\":\"😀\"}")).isTrue();
  }

  @Test
  void mRegexSearchesAnywhereAndCountsCase() {
    assertThat(item("a|re: 'b+'", "{\"a\":\"abbc\"}")).isTrue();
    assertThat(item("a|re: 'B+'", "{\"a\":\"abbc\"}")).isFalse();
    assertThat(item("a|re: '^bc$'", "{\"a\":\"abc\"}")).isFalse();
    assertThat(item("a|re: '^abc$'", "{\"a\":\"abc\\n\"}")).isFalse();
    assertThat(item("a|re: '^b'", "{\"a\":\"a\\nb\"}")).isFalse();
    assertThat(item("a|re|m: '^b'", "{\"a\":\"a\\nb\"}")).isTrue();
    assertThat(item("a|re: '^.$'", "{\"a\":\"鐘\"}")).isTrue();
    assertThat(item("a|re: '^.$'", "{\"a\":\"半鐘\"}")).isFalse();
  }

  @Test
  void nDashesOfCommandLinesAreFiveCharacters() {
    for (String dash : new String[] {"-", "/", "\u2013", "\u2014", "\u2015"}) {
      String json = "{\"a\":\"cmd " + dash + "f x " + dash + "g y\"}";
      assertThat(item("a|windash|contains: ' -f '", json)).isTrue();
      assertThat(item("a|contains|windash: ' /f '", json)).isTrue();
      assertThat(item("a|windash|contains: '-f x /g'", json)).isTrue();
    }
    assertThat(item("a|windash|contains: '-f'", "{\"a\":\"cmd +f\"}")).isFalse();
    assertThat(item("a|windash|contains: 'a-b'", "{\"a\":\"a/b\"}")).isFalse();
  }

  @Test
  void oBase64IsFoundAtEachOfThreeOffsets() {
    String plain = "a|base64offset|contains: 'whoami'";
    String wide = "a|wide|base64offset|contains: 'whoami'";
    for (String before : new String[] {"", "x", "xy", "xyz"}) {
      assertThat(item(plain, base64(before + "whoami" + before, 0))).isTrue();
      assertThat(item(plain, base64(before + "whoam", 0))).isFalse();
      assertThat(item(wide, base64(before + "whoami" + before, 1))).isTrue();
    }
    assertThat(item("a|base64: 'whoami'", "{\"a\":\"d2hvYW1p\"}")).isTrue();
    assertThat(item("a|base64|contains: 'whoami'", "{\"a\":\"x d2hvYW1p y\"}")).isTrue();
  }

  private static String base64(String text, int wide) {
    byte[] bytes = text.getBytes(wide == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    return "{\"a\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
  }

  @Test
  void pPatternsOfNamesTakeAStarAnywhereAndHideUnderscores() {
    String selections = "sel_a:\n  a: x\nx_sel_b:\n  b: x\n_sel_c:\n  c: x\n";
    String onlyB = "{\"b\":\"x\"}";
    String onlyC = "{\"c\":\"x\"}";
    assertThat(Verdict.of(selections + "condition: 1 of sel*\n", onlyB)).isFalse();
    assertThat(Verdict.of(selections + "condition: 1 of *sel*\n", onlyB)).isTrue();
    assertThat(Verdict.of(selections + "condition: 1 of *sel*\n", onlyC)).isFalse();
    assertThat(Verdict.of(selections + "condition: 1 of _sel*\n", onlyC)).isTrue();
    assertThat(Verdict.of(selections + "condition: 1 of them\n", onlyC)).isFalse();
    assertThat(Verdict.of(selections + "condition: all of them\n", "{\"a\":\"x\",\"b\":\"x\"}"))
        .isTrue();
    assertThat(Verdict.of(selections + "condition: not 1 of sel*\n", onlyB)).isTrue();
  }

  @Test
  void qRuleIsTriedOnEventsOfItsLogSourceOnly() {
    LogSource rule = LogSource.of("windows", "process_creation", null);
    EventClass creation =
        EventClass.of(
            "creation",
            LogSource.of("windows", null, "sysmon"),
            LogSource.of("windows", "process_creation", null));
    EventClass network = EventClass.of("network", LogSource.of("windows", "network", "sysmon"));
    assertThat(creation.admittedBy(rule)).isTrue();
    assertThat(network.admittedBy(rule)).isFalse();
    assertThat(creation.admittedBy(LogSource.of("windows", null, "sysmon"))).isTrue();
    assertThat(creation.admittedBy(LogSource.of("windows", "process_creation", "sysmon")))
        .as("one log source of the event must answer all three words")
        .isFalse();
  }

  @Test
  void arraysMeanAnyElementAlsoUnderAllAndFieldReferences() {
    String json = "{\"c\":[{\"n\":\"a\",\"m\":\"z\"},{\"n\":\"b\",\"m\":\"a\"}]}";
    assertThat(item("c.n|contains|all: [a, b]", json)).isTrue();
    assertThat(item("c.n|fieldref: c.m", json)).isTrue();
    assertThat(item("c.n|fieldref|startswith: c.m", json)).isTrue();
    assertThat(Verdict.of("sel:\n  c.n: a\ncondition: not sel\n", json)).isFalse();
    assertThat(item("c.x: null", json)).isTrue();
  }
}
