package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.match.Conditions.cased;
import static org.hansho.match.Conditions.holds;
import static org.hansho.match.Conditions.match;
import static org.hansho.match.Conditions.not;
import static org.hansho.match.Conditions.number;
import static org.hansho.match.Conditions.regex;
import static org.hansho.match.Conditions.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Part;
import org.hansho.sigma.ValueTest.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a single test says of a single value. */
class ValueTruthTest {
  private static boolean passes(ValueTest test, String value) {
    return holds(match("f", test), "{\"f\":" + value + "}");
  }

  private static boolean textPasses(ValueTest test, String value) {
    return passes(test, '"' + value + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "cmd.exe, CMD.EXE, true",
    "cmd.exe, cmd.exe , true",
    "cmd.exe, xcmd.exe, false",
    "*.exe, a.EXE, true",
    "*.exe, a.exe2, false",
    "pow*, PowerShell, true",
    "pow*, apow, false",
    "*hell*, powershell.exe, true",
    "*hell*, help, false",
    "a*b*c, axxbyyc, true",
    "a*b*c, axxcyyb, false",
    "a*a, a, false",
    "*ab*bc*, abc, false",
    "*ab*bc*, ab-abc, true",
    "a?c, abc, true",
    "a?c, aéc, true",
    "a?c, ac, false",
    "*?, x, true",
    "* ~enc *, x /enc y, true",
    "* ~enc *, x –ENC y, true",
    "* ~enc *, x +enc y, false",
    "*É*, café, true",
    "*ß*, STRAẞE, true",
    "*σ*, ΟΔΟΣ, true",
    "ı, I, false",
    "*k*, \u212A, false",
    "*ék*, É\u212A, true",
  })
  void patternLooksAtTheWholeValue(String pattern, String value, boolean expected) {
    assertThat(textPasses(text(pattern), value)).isEqualTo(expected);
  }

  @Test
  void emptyPatternIsTheEmptyTextAndStarAnyText() {
    assertThat(passes(text(""), "\"\"")).isTrue();
    assertThat(passes(text(""), "\"x\"")).isFalse();
    assertThat(passes(text(""), "null")).isFalse();
    assertThat(passes(text("*"), "\"\"")).isTrue();
    assertThat(passes(text("*"), "null")).isFalse();
    assertThat(passes(text("*"), "{}")).isFalse();
    assertThat(passes(text("?"), "\"\"")).isFalse();
  }

  @Test
  void casedTextComparesLettersAsWritten() {
    assertThat(textPasses(cased("*Get*"), "xGety")).isTrue();
    assertThat(textPasses(cased("*Get*"), "xgety")).isFalse();
    assertThat(textPasses(cased("Get"), "Get")).isTrue();
  }

  @Test
  void numbersAndBooleansAreTextAsWritten() {
    assertThat(passes(text("46*"), "4624")).isTrue();
    assertThat(passes(text("TRUE"), "true")).isTrue();
    assertThat(passes(text("1.50"), "1.5")).isFalse();
  }

  @Test
  void escapesAreDecodedBeforeTheyAreCompared() {
    assertThat(textPasses(text("c:\\windows\\*"), "C:\\\\Windows\\\\x")).isTrue();
    assertThat(textPasses(text("*powershell*"), "p\\u006fwershell")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4624, 4624, true",
    "4624, '\"4624\"', true",
    "4624, 4624.0, true",
    "4624, '\"04624\"', true",
    "4624, 4.624e3, true",
    "4624, '\" 4624\"', false",
    "4624, '\"0x1210\"', false",
    "4624, 46240, false",
    "0, -0.00, true",
    "0, '\"\"', false",
    "-1.5, -15e-1, true",
    "-1.5, 1.5, false",
    "0.001, 1e-3, true",
    "1, true, false",
    "9007199254740993, 9007199254740992, false",
  })
  void numberComparesAsDecimal(String constant, String value, boolean expected) {
    assertThat(passes(number(constant), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "9, false, true, false",
    "10, false, false, false",
    "10.01, false, false, true",
    "-100, false, true, false",
    "1e2, false, false, true",
    "0.0, false, true, false",
  })
  void numbersAreOrdered(String value, boolean unused, boolean less, boolean greater) {
    assertThat(unused).isFalse();
    assertThat(passes(number(Comparison.LESS, "10"), value)).isEqualTo(less);
    assertThat(passes(number(Comparison.GREATER, "10"), value)).isEqualTo(greater);
    assertThat(passes(number(Comparison.LESS_OR_EQUAL, "10"), value)).isEqualTo(!greater);
    assertThat(passes(number(Comparison.GREATER_OR_EQUAL, "10"), value)).isEqualTo(!less);
    assertThat(passes(number(Comparison.NOT_EQUAL, "10"), value)).isEqualTo(less || greater);
  }

  @Test
  void textIsNeitherLessNorUnequalToNumber() {
    assertThat(passes(number(Comparison.LESS, "10"), "\"abc\"")).isFalse();
    assertThat(passes(number(Comparison.NOT_EQUAL, "10"), "\"abc\"")).isFalse();
  }

  @Test
  void booleanIsAlsoTextThatSpellsIt() {
    ValueTest isTrue = new ValueTest.Bool(true);
    assertThat(passes(isTrue, "true")).isTrue();
    assertThat(passes(isTrue, "\"True\"")).isTrue();
    assertThat(passes(isTrue, "false")).isFalse();
    assertThat(passes(isTrue, "1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a.c, xxabcxx, true",
    "^abc$, abc, true",
    "^abc$, xabc, false",
    "ABC, abc, false",
    "(?i)ABC, abc, true",
    "\\d{3}, a12b345, true",
    "a{2}b, ab, false",
  })
  void regularExpressionIsSearched(String expression, String value, boolean expected) {
    assertThat(textPasses(regex(expression), value)).isEqualTo(expected);
  }

  @Test
  void flagsOfRegularExpressions() {
    assertThat(textPasses(new ValueTest.Regex("^b$", false, true, false), "a\\nb\\nc")).isTrue();
    assertThat(textPasses(new ValueTest.Regex("^b$", false, false, false), "a\\nb\\nc")).isFalse();
    assertThat(textPasses(new ValueTest.Regex("a.b", false, false, true), "a\\nb")).isTrue();
    assertThat(textPasses(new ValueTest.Regex("a.b", false, false, false), "a\\nb")).isFalse();
    assertThat(textPasses(new ValueTest.Regex("A", true, false, false), "a")).isTrue();
  }

  private static ValueTest cidr(int prefix, int... bytes) {
    List<Byte> network = new ArrayList<>();
    for (int b : bytes) {
      network.add((byte) b);
    }
    return new ValueTest.Cidr(network, prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, true",
    "198.51.101.7, false",
    "::ffff:198.51.100.200, true",
    "::FFFF:c633:64c8, true",
    "198.51.100.7:443, false",
    "198.51.100, false",
    "198.51.100.256, false",
    "198.51.100.07, false",
    "2001:db8::1, false",
  })
  void networkHoldsItsAddresses(String address, boolean expected) {
    assertThat(textPasses(cidr(24, 198, 51, 100, 0), address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, true",
    "2001:DB8:0:0:0:0:0:1, true",
    "2001:db9::1, false",
    "2001:db8:::1, false",
    "2001:db8::1::2, false",
    "2001:db8:1:2:3:4:5:6:7, false",
    "2001:db8:1:2:3:4:192.0.2.1, true",
    "2001:db8:, false",
    "192.0.2.1, false",
  })
  void networkOfSixteenBytes(String address, boolean expected) {
    ValueTest test = cidr(32, 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(textPasses(test, address)).isEqualTo(expected);
  }

  @Test
  void widestNetworksHoldEverythingOfTheirFamily() {
    assertThat(textPasses(cidr(0, 0, 0, 0, 0), "203.0.113.9")).isTrue();
    assertThat(textPasses(cidr(0, 0, 0, 0, 0), "2001:db8::9")).isFalse();
    assertThat(textPasses(cidr(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "::")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 2020-10-22T04:29:47.123Z, 29",
    "HOUR, 2020-10-22T04:29:47+09:00, 19",
    "DAY, 2020-10-22T04:29:47+09:00, 21",
    "HOUR, 2020-10-22 04:29:47.123, 4",
    "MONTH, 2020-10-22, 10",
    "YEAR, 1603340987, 2020",
    "HOUR, 1603340987123, 4",
    "WEEK, 2021-01-03, 53",
    "WEEK, 2021-01-04, 1",
    "WEEK, 2024-12-30, 1",
    "DAY, 2024-02-29, 29",
  })
  void partsOfTime(Part part, String value, String expected) {
    ValueTest test = new ValueTest.TimePart(part, Comparison.EQUAL, new BigDecimal(expected));
    assertThat(textPasses(test, value)).isTrue();
    assertThat(textPasses(test, "x" + value)).isFalse();
  }

  @Test
  void impossibleDatesHaveNoParts() {
    ValueTest test = new ValueTest.TimePart(Part.DAY, Comparison.GREATER, BigDecimal.ZERO);
    assertThat(textPasses(test, "2023-02-29")).isFalse();
    assertThat(textPasses(test, "2023-13-01")).isFalse();
    assertThat(textPasses(test, "2023-12-01T24:00:00Z")).isFalse();
  }

  @Test
  void fieldsRelateAsTexts() {
    String json = "{\"f\":\"C:\\\\Tools\\\\run.EXE\",\"g\":\"run.exe\"}";
    assertThat(holds(reference(Relation.ENDS_WITH, false), json)).isTrue();
    assertThat(holds(reference(Relation.CONTAINS, false), json)).isTrue();
    assertThat(holds(reference(Relation.STARTS_WITH, false), json)).isFalse();
    assertThat(holds(reference(Relation.EQUAL, false), json)).isFalse();
    assertThat(holds(reference(Relation.ENDS_WITH, true), json)).isFalse();
    assertThat(holds(not(reference(Relation.EQUAL, false)), "{\"f\":\"x\"}")).isTrue();
  }

  private static Expr reference(Relation relation, boolean cased) {
    return match("f", new ValueTest.FieldReference("g", relation, cased));
  }

  @Test
  void listsAreLookedUpByName() {
    Lists lists =
        Lists.of(
            List.of(
                new ValueList(
                    "words", ValueList.Kind.TEXT, List.of("xmrig", "min?r", "a\\*b"), "", ""),
                new ValueList(
                    "networks",
                    ValueList.Kind.NETWORK,
                    List.of("192.0.2.0/25", "203.0.113.9", "no network"),
                    "",
                    "")));
    assertThat(inList(lists, "words", Relation.CONTAINS, "/tmp/XMRIG -o")).isTrue();
    assertThat(inList(lists, "words", Relation.EQUAL, "/tmp/xmrig")).isFalse();
    assertThat(inList(lists, "words", Relation.ENDS_WITH, "a miner")).isTrue();
    assertThat(inList(lists, "words", Relation.EQUAL, "a*b")).isTrue();
    assertThat(inList(lists, "words", Relation.EQUAL, "axb")).isFalse();
    assertThat(inList(lists, "networks", Relation.EQUAL, "192.0.2.127")).isTrue();
    assertThat(inList(lists, "networks", Relation.EQUAL, "192.0.2.128")).isFalse();
    assertThat(inList(lists, "networks", Relation.EQUAL, "203.0.113.9")).isTrue();
    assertThat(inList(lists, "absent", Relation.EQUAL, "x")).isFalse();
  }

  private static boolean inList(Lists lists, String name, Relation shape, String value) {
    Expr expr = match("f", new ValueTest.InList(name, shape));
    return holds(expr, lists, "{\"f\":\"" + value + "\"}");
  }

  @Test
  void keywordsLookAtEveryText() {
    Expr keyword = new Expr.Keyword(text("*mimikatz*"));
    assertThat(holds(Conditions.all(keyword, not(match("f", text("y")))), "{\"f\":\"a MimiKatz\"}"))
        .isTrue();
    assertThat(holds(Conditions.all(keyword, not(match("f", text("y")))), "{\"f\":\"a\"}"))
        .isFalse();
  }

  @Test
  void explanationNamesValueAndBytes() {
    Expr expr = match("f", text("*enc*"));
    Explanation explanation =
        Explainer.explain(
            Conditions.rule("r", expr), Lists.NONE, Conditions.event(expr, "{\"f\":\"x -ENC y\"}"));
    assertThat(explanation.text()).isEqualTo("f contains 'enc'");
    assertThat(explanation.held()).isTrue();
    assertThat(explanation.seen()).isEqualTo(new Explanation.Seen("x -ENC y", 3, 6, 6));
  }

  @Test
  void explanationShowsTheValueThatExistsAndNoneWhereThereIsNone() {
    Expr expr = match("f", new ValueTest.Exists(true));
    Explanation there = explained(expr, "{\"f\":\"x\"}");
    assertThat(there.held()).isTrue();
    assertThat(there.seen()).isNotNull().extracting(Explanation.Seen::value).isEqualTo("x");
    Explanation absent = explained(expr, "{\"g\":\"x\"}");
    assertThat(absent.held()).isFalse();
    assertThat(absent.seen()).isNull();
  }

  private static Explanation explained(Expr expr, String event) {
    return Explainer.explain(Conditions.rule("r", expr), Lists.NONE, Conditions.event(expr, event));
  }
}
