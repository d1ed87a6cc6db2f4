package org.hansho.match;

import org.hansho.event.Event;

/** Receives the rules that an event satisfies. */
@FunctionalInterface
public interface MatchSink {
  /**
   * A rule matched; called once a rule and event, in ascending order of rules.
   *
   * @param rule index of the rule in {@link RuleSet#rules()}
   */
  void matched(int rule, Event event);
}
