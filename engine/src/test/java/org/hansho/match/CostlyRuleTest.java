package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.regex.Effort;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.ValueTest;
import org.junit.jupiter.api.Test;

/** A test that would cost too much leaves its value undecided; the rule says so and goes on. */
class CostlyRuleTest {
  /** Each letter begins another counted run, so that states never come again. */
  private static final Expr COSTLY =
      Conditions.match(
          "f", new ValueTest.Regex("(?:[ab]{0,40}a){1,40}[^ab]{9}y", false, false, false));

  /** For whoever tries one way after the other; one a line. */
  private static final String EXPONENTIAL =
      """
      ^(a+)+$
      ^(a|a)*$
      ^(a|aa)+$
      ^([a-zA-Z]+)*$
      (x+x+)+y
      ^(([a-z])+.)+[A-Z]([a-z])+$
      (.*a){20}b
      ^(\\w+\\s?)*$
      (a*)*b
      ((a*)*)*b
      (a?){50}a{50}b
      \\s+$
      ^.*(.*)*;$
      <!--.*?-->
      (\\d+)*x
      ^(?:[^\\n]*a)+c
      ([0-9]+[a-f]*)+z
      (?:a|ab|abc)*d
      (\\S+\\s+)*=
      (a|b|ab)*c
      (a|a?)+$
      (.*)*$
      (.+)+!$
      ^(.*?,){11}P
      ([a-z]+)*\\.com$
      ^([a-z0-9]+([-._][a-z0-9]+)*)+@$
      ^(([a-z])+)+\\d$
      (a+b?)+c
      (ab*)*c
      (a*b*)*c
      (a|b|c|[abc])*d
      (?:[ab]+[abc]+)+d
      ^(\\d+\\.?)*$
      (\\s*\\w*)*;
      (\\w*\\s*)*\\(
      (a{1,30}){1,30}b
      ((a|b)+)+c
      ([^/]+/?)+#
      (?:\\w+ ?)+:$
      (\\w+-?)+\\.$
      ^(?:a?a?a?)*b$
      ("[^"]*"|[^"])*x$
      (?:%[0-9a-f]{2}|.)*;$
      (\\r?\\n?\\s*)*x
      (x|xx|xxx)+y
      (x*x*x*)+y
      ^((ab)*)+c$
      (?i)(a|A|b)*z{3}
      (?:(?:a+|b+)*c?)*d
      ^(?:.*=)+.*&$
      """;

  private static final Expr CHEAP = Conditions.match("g", Conditions.text("*x*"));

  private static String costlyValue(int seed) {
    StringBuilder value = new StringBuilder();
    int number = seed;
    for (int i = 0; i < 60_000; i++) {
      number = number * 1_103_515_245 + 12_345;
      value.append((number >> 16 & 1) == 0 ? 'a' : 'b');
    }
    return value.toString();
  }

  private static Matcher matcher(Expr... conditions) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < conditions.length; i++) {
      rules.add(Conditions.rule("rule-" + i, conditions[i]));
    }
    return RuleSet.compile(rules, Lists.NONE, List.of(), RuleSet.Routing.EVERY_RULE).matcher();
  }

  private static List<Integer> match(Matcher matcher, String f, String g) {
    List<Integer> matched = new ArrayList<>();
    String json = "{\"f\":\"" + f + "\",\"g\":\"" + g + "\"}";
    matcher.match(Conditions.event(matcher.fields(), json), (rule, unused) -> matched.add(rule));
    return matched;
  }

  @Test
  void anUndecidedValueIsCountedWithTheRuleAndTheTest() {
    Matcher matcher = matcher(COSTLY, CHEAP);
    assertThat(match(matcher, costlyValue(1), "x")).containsExactly(1);
    assertThat(matcher.costlyRules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.rule()).isEqualTo("rule-0");
              assertThat(rule.values()).isEqualTo(1);
              assertThat(rule.quarantines()).isZero();
              assertThat(rule.test()).contains("/(?:[ab]{0,40}a){1,40}[^ab]{9}y/");
            });
  }

  @Test
  void aConditionThatDoesNotDependOnTheValueIsDecided() {
    Matcher matcher =
        matcher(
            Conditions.any(COSTLY, CHEAP),
            Conditions.all(COSTLY, CHEAP),
            Conditions.not(COSTLY),
            Conditions.any(Conditions.not(COSTLY), COSTLY));
    assertThat(match(matcher, costlyValue(1), "x")).containsExactly(0);
    assertThat(match(matcher, costlyValue(1), "z")).isEmpty();
    assertThat(match(matcher, "aaa123456789y", "z")).containsExactly(0, 3);
    assertThat(match(matcher, "c", "z")).containsExactly(2, 3);
  }

  /** R604: a rule that spins. */
  @Test
  void r604ATestThatIsCostlyAgainAndAgainIsQuarantinedAndTriedAgainLater() {
    Matcher matcher = matcher(COSTLY, CHEAP);
    int values = 0;
    while (matcher.costlyRules().isEmpty() || matcher.costlyRules().get(0).quarantines() == 0) {
      assertThat(match(matcher, costlyValue(values++), "x")).containsExactly(1);
      assertThat(values).isLessThan(50);
    }
    assertThat(values).isGreaterThan(5);
    String longer = costlyValue(7).substring(0, 60) + "a123456789y";
    assertThat(match(matcher, "aaa123456789y", "z")).containsExactly(0);
    assertThat(match(matcher, longer, "z")).isEmpty();
    String plain = "c".repeat(60_000);
    for (int i = 0; i < 60; i++) {
      match(matcher, plain, "z");
    }
    assertThat(match(matcher, longer, "z")).containsExactly(0);
    assertThat(matcher.costlyRules().get(0).values()).isEqualTo(values + 1L);
  }

  @Test
  void elementsOfAnArrayAreUndecidedAsAWhole() {
    Expr none =
        new Expr.ArrayScope(
            "f", Expr.Quantifier.NONE, 0, Conditions.match("", ((Expr.Match) COSTLY).test()));
    Matcher matcher = matcher(none);
    assertThat(match(matcher, "c", "")).containsExactly(0);
    assertThat(match(matcher, costlyValue(3), "")).isEmpty();
    assertThat(matcher.costlyRules()).extracting(CostlyRule::rule).containsExactly("rule-0");
  }

  @Test
  void referencesAndPatternsHaveTheSameBudget() {
    Expr reference =
        Conditions.match(
            "f", new ValueTest.FieldReference("g", ValueTest.Relation.CONTAINS, false));
    String part = "a".repeat(30_000);
    Matcher matcher =
        matcher(reference, Conditions.match("f", Conditions.text("*" + part + "b*?c*")));
    String text = "a".repeat(62_000) + "b c";
    assertThat(match(matcher, text, part + "c")).isEmpty();
    assertThat(matcher.costlyRules())
        .extracting(CostlyRule::rule)
        .containsExactlyInAnyOrder("rule-0", "rule-1");
    assertThat(match(matcher, text, "b c")).containsExactly(0);
  }

  /** R601: fifty expressions over which other engines grow exponentially. */
  @Test
  void r601KnownExponentialExpressionsAreDecidedOnLongValues() {
    List<String> expressions = EXPONENTIAL.lines().toList();
    assertThat(expressions).hasSize(50);
    Expr[] conditions =
        expressions.stream()
            .map(text -> Conditions.match("f", new ValueTest.Regex(text, false, false, false)))
            .toArray(Expr[]::new);
    Matcher matcher = matcher(conditions);
    for (String value :
        List.of(
            "a".repeat(65_000) + "!",
            "ab ".repeat(21_000),
            "x".repeat(65_000),
            "1a".repeat(32_000))) {
      match(matcher, value, "");
    }
    assertThat(matcher.costlyRules()).isEmpty();
  }

  @Test
  void theStatesOfAllExpressionsStayWithinOneMemory() {
    List<Expr> many = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      many.add(
          Conditions.match(
              "f", new ValueTest.Regex("(?:a|b)*a(?:a|b){12}c" + i, false, false, false)));
    }
    Matcher matcher = matcher(many.toArray(Expr[]::new));
    StringBuilder value = new StringBuilder(costlyValue(5).substring(0, 3_000));
    for (int i = 0; i < 150; i++) {
      value.append(" c").append(i);
    }
    match(matcher, value.toString(), "");
    assertThat(matcher.stateBytes()).isPositive().isLessThan(17L << 20);
    assertThat(match(matcher, "abaaaaaaaaaaaaac7", "")).contains(7);
    assertThat(Effort.ACCOUNT).isEqualTo(10L * Effort.OF_ONE);
  }
}
