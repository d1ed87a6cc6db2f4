package org.hansho.match;

import org.hansho.event.Event;

/** Tries the rules of a {@link RuleSet} on one event after another. Belongs to one thread. */
public final class Matcher {
  private final RuleSet ruleSet;
  private final Evaluator evaluator;

  Matcher(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    this.evaluator = new Evaluator(ruleSet.fields(), ruleSet.lists());
  }

  /**
   * Hands every rule that the event satisfies to the sink, in ascending order.
   *
   * @param event over the fields of the rule set
   */
  public void match(Event event, MatchSink sink) {
    for (int rule : ruleSet.rulesOf(event.eventClass())) {
      if (evaluator.holds(ruleSet.rules().get(rule).expr(), event)) {
        sink.matched(rule, event);
      }
    }
  }
}
