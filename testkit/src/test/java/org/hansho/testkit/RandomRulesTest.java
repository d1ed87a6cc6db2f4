package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.hansho.event.Event;
import org.hansho.event.LogSource;
import org.hansho.match.Matcher;
import org.hansho.match.RuleSet;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Level;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Place;
import org.junit.jupiter.api.Test;

/** Matcher and oracle agree on rules and events nobody thought of. */
class RandomRulesTest {
  /** Events tried in all, each against all rules of its round. */
  private static final int EVENTS = Proofs.count("hansho.fuzz.events", 100_000);

  private static final int EVENTS_A_ROUND = 100;
  private static final int RULES_A_ROUND = 20;
  private static final int MANY_RULES = 600;

  @Test
  void matcherAgreesWithOracleOnEveryRuleAndEvent() {
    Oracle oracle = new Oracle(Expressions.LISTS);
    for (int round = 0; round * EVENTS_A_ROUND < EVENTS; round++) {
      Chance chance = new Chance(round);
      Expressions expressions = new Expressions(chance);
      int size = round % 50 == 0 ? MANY_RULES : RULES_A_ROUND;
      List<Rule> rules =
          IntStream.range(0, size)
              .mapToObj(i -> rule("rule " + i, expressions.next(i % 4)))
              .toList();
      tryAll(rules, oracle, new JsonEvents(chance));
    }
  }

  private static void tryAll(List<Rule> rules, Oracle oracle, JsonEvents events) {
    RuleSet ruleSet =
        RuleSet.compile(rules, Expressions.LISTS, List.of(), RuleSet.Routing.BY_LOG_SOURCE);
    Matcher matcher = ruleSet.matcher();
    JsonSource source = new JsonSource(ruleSet.fields());
    for (int i = 0; i < EVENTS_A_ROUND; i++) {
      String json = events.next();
      Event event = source.read(json);
      BitSet matched = new BitSet();
      matcher.match(event, (rule, same) -> matched.set(rule));
      Reading reading = TreeReading.of(json);
      for (int rule = 0; rule < rules.size(); rule++) {
        Expr expr = rules.get(rule).expr();
        assertThat(matched.get(rule))
            .as("%s%non %s", expr, json)
            .isEqualTo(oracle.holds(expr, reading));
      }
    }
  }

  private static Rule rule(String reference, Expr expr) {
    return new Rule(
        reference,
        null,
        null,
        reference,
        reference,
        "",
        "",
        Level.LOW,
        LogSource.of(null, null, null),
        expr,
        List.of(),
        List.of(),
        List.of(),
        false,
        new Place("made", 1, 1));
  }
}
