package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.match.RuleSet;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;

/** What a rule in YAML says about a record in JSON, asked twice: of the matcher and the oracle. */
final class Verdict {
  private Verdict() {}

  /**
   * Whether a detection matches.
   *
   * @param detection the lines below {@code detection:}, without indentation
   */
  static boolean of(String detection, String json) {
    String rule =
        "title: Rule under test\nid: 11111111-2222-4333-8444-555555555555\n"
            + "logsource:\n  product: made\ndetection:\n"
            + detection.indent(2);
    return ofDocuments(rule, json);
  }

  /** Whether the first rule of a stream of documents matches. */
  static boolean ofDocuments(String yaml, String json) {
    SigmaRules rules =
        SigmaRules.read(List.of(new SourceText("made.yml", yaml)), Expressions.LISTS);
    assertThat(rules.refused()).as("%s", rules.problems()).isZero();
    return of(rules.rules().get(0), json, Expressions.LISTS);
  }

  private static boolean of(Rule rule, String json, Lists lists) {
    boolean expected = new Oracle(lists).holds(rule.expr(), TreeReading.of(json));
    RuleSet ruleSet = RuleSet.compile(List.of(rule), lists, List.of(), RuleSet.Routing.EVERY_RULE);
    Event event = new JsonSource(ruleSet.fields()).read(json);
    List<Integer> matched = new ArrayList<>();
    ruleSet.matcher().match(event, (index, same) -> matched.add(index));
    assertThat(!matched.isEmpty()).as("matcher and oracle on %s", json).isEqualTo(expected);
    assertThat(new Oracle(lists).holds(rule.expr(), new EventReading(event)))
        .as("oracle on the scanned event and on the parsed record")
        .isEqualTo(expected);
    return expected;
  }
}
