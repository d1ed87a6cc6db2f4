package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.match.Conditions.pattern;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.KeywordText;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index gives the verdict of the rule as it is written, on rules and events made at random. */
class MatcherAgreementTest {
  private static final List<String> WORDS =
      List.of(
          "a",
          "-",
          "\\",
          "ab",
          "cmd",
          ".exe",
          "power",
          "shell",
          "powershell.exe",
          "\\cmd.exe",
          "c:\\windows\\system32\\",
          " /c ",
          "Net.WebClient",
          "http://",
          "é",
          "K",
          "ſ",
          "日本",
          "İ",
          "Σ",
          "ß",
          "⏩",
          "😀",
          "ά",
          "10",
          "192.0.2.",
          "\"",
          "enc",
          "true",
          "null",
          "mimikatz sekurlsa::logonpasswords");
  private static final List<String> FIELDS = List.of("f", "g", "h.i", "l");
  private static final Lists LISTS =
      Lists.of(
          List.of(
              new ValueList("words", ValueList.Kind.TEXT, List.of("cmd", "po*l", "é"), "", ""),
              new ValueList("nets", ValueList.Kind.NETWORK, List.of("192.0.2.0/28"), "", "")));

  private Random random = new Random(0);

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String words(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      String word = pick(WORDS);
      text.append(random.nextInt(3) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word);
    }
    return text.toString();
  }

  private ValueTest test() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> text("*" + words(2) + "*");
      case 2 -> text("*" + words(2));
      case 3 -> text(words(2) + "*");
      case 4 -> text(words(2));
      case 5 -> text("*" + words(1) + "*" + words(1) + (random.nextBoolean() ? "?" : "~") + "*");
      case 6 ->
          new ValueTest.Decimal(
              pick(List.of(Comparison.values())), new BigDecimal(random.nextInt(6) * 5));
      case 7 -> pick(List.of(new ValueTest.IsNull(), new ValueTest.Exists(random.nextBoolean())));
      case 8 -> regex();
      case 9 ->
          new ValueTest.Cidr(
              List.of((byte) 192, (byte) 0, (byte) 2, (byte) 0), 24 + random.nextInt(8));
      case 10 ->
          new ValueTest.FieldReference(
              pick(FIELDS), pick(List.of(Relation.values())), random.nextBoolean());
      case 11 ->
          new ValueTest.InList(pick(List.of("words", "nets")), pick(List.of(Relation.values())));
      case 12 -> new ValueTest.Bool(random.nextBoolean());
      default -> new ValueTest.Text(pattern("*" + words(2) + "*"), true);
    };
  }

  private static ValueTest text(String pattern) {
    return new ValueTest.Text(pattern(pattern.replaceAll("\\*+", "*")), false);
  }

  private ValueTest regex() {
    String expression =
        pick(
            List.of(
                "power.*(shell|\\.exe)",
                "[a-c]{2}",
                "(?i)CMD|net",
                "^c:",
                "\\d+$",
                "(http|enc).+a",
                "é|\\\\",
                "a\\b"));
    return new ValueTest.Regex(expression, random.nextBoolean(), false, random.nextBoolean());
  }

  private Expr expr(int depth) {
    int kind = depth == 0 ? 9 : random.nextInt(10);
    if (kind < 3) {
      return new Expr.And(exprs(depth));
    }
    if (kind < 6) {
      return new Expr.Or(exprs(depth));
    }
    if (kind < 7) {
      return new Expr.Not(expr(depth - 1));
    }
    if (kind == 7) {
      return new Expr.Keyword(random.nextInt(4) == 0 ? regex() : text("*" + words(2) + "*"));
    }
    if (kind == 8) {
      Expr.Quantifier quantifier = pick(List.of(Expr.Quantifier.values()));
      return new Expr.ArrayScope("l", quantifier, random.nextInt(2), new Expr.Match("m", test()));
    }
    return new Expr.Match(pick(FIELDS), test());
  }

  private List<Expr> exprs(int depth) {
    List<Expr> terms = new ArrayList<>();
    for (int i = random.nextInt(7); i >= 0; i--) {
      terms.add(expr(depth - 1));
    }
    return terms;
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 9)) {
      case 0 -> Integer.toString(random.nextInt(6) * 5);
      case 1 -> pick(List.of("5.0", "1e1", "-0", "10.25", "true", "false"));
      case 2 -> "null";
      case 3 -> "\"192.0.2." + random.nextInt(40) + "\"";
      case 9 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
      case 10 -> "[]";
      case 11 -> "{\"i\":" + value(depth - 1) + ",\"m\":" + value(depth - 1) + "}";
      default -> quoted(words(4));
    };
  }

  private String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (random.nextInt(60) == 0) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private String event() {
    StringBuilder json = new StringBuilder("{\"z\":1");
    for (String name : List.of("f", "g", "h", "l", "l")) {
      if (random.nextInt(4) != 0) {
        json.append(",\"").append(name).append("\":").append(value(3));
      }
    }
    return json.append('}').toString();
  }

  /** Every third pair is explained too: 120,000 in all, for R611. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void r611IndexAgreesWithTheRuleAsWritten(int seed) {
    random = new Random(seed);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      rules.add(Conditions.rule("r" + i, expr(3)));
    }
    RuleSet ruleSet = RuleSet.compile(rules, LISTS, List.of(), RuleSet.Routing.EVERY_RULE);
    Matcher matcher = ruleSet.matcher();
    Evaluator evaluator = new Evaluator(ruleSet.fields(), LISTS, new Doubts());
    int held = 0;
    for (int i = 0; i < 300; i++) {
      String json = event();
      Event event = Conditions.event(ruleSet.fields(), json);
      event.setKeywordText(
          random.nextBoolean() ? KeywordText.KEPT_VALUES : KeywordText.WHOLE_RECORD);
      List<Integer> expected = new ArrayList<>();
      for (int rule = 0; rule < rules.size(); rule++) {
        if (evaluator.holds(rules.get(rule).expr(), event)) {
          expected.add(rule);
        }
      }
      List<Integer> matched = new ArrayList<>();
      matcher.match(event, (rule, unused) -> matched.add(rule));
      held += matched.size();
      assertThat(matched).as("seed %d event %s", seed, json).isEqualTo(expected);
      for (int rule = i % 3; rule < rules.size(); rule += 3) {
        boolean isExplained = Explainer.explain(rules.get(rule), LISTS, event).held();
        assertThat(isExplained).as("rule %d, %s", rule, json).isEqualTo(matched.contains(rule));
      }
    }
    assertThat(held).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\u00ffcmdy", "x\u00c3", "\u00e6\u0097cmd", "\u00f0\u009f\u0098x"})
  void malformedTextCountsAsReplaced(String latin) {
    Rule rule =
        Conditions.rule(
            "r",
            Conditions.any(
                new Expr.Match("f", text("x?cmd*")), new Expr.Match("f", text("*\ufffd*"))));
    RuleSet ruleSet =
        RuleSet.compile(List.of(rule), Lists.NONE, List.of(), RuleSet.Routing.EVERY_RULE);
    Event event = new Event(ruleSet.fields());
    byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
    event.begin(bytes, 0, bytes.length, 0);
    event.setEventClass(Conditions.ANY_CLASS);
    event.add(0, org.hansho.event.ValueKind.STRING, 0, bytes.length);
    List<Integer> matched = new ArrayList<>();
    ruleSet.matcher().match(event, (index, unused) -> matched.add(index));
    assertThat(matched).containsExactly(0);
    assertThat(Explainer.explain(rule, Lists.NONE, event).held()).isTrue();
  }
}
