package org.hansho.benchmark;

import org.hansho.event.Event;
import org.hansho.match.MatchCounts;
import org.hansho.match.MatchSink;
import org.hansho.match.Matcher;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;

/** Matches every event and counts matches by rule. Belongs to one thread. */
final class Tally implements EventSink, MatchSink {
  private final Matcher matcher;
  private final long[] matches;
  private long events;
  private long malformed;

  Tally(Work work) {
    matcher = work.rules().matcher();
    matches = new long[work.rules().rules().size()];
  }

  @Override
  public void event(Event event) {
    events++;
    matcher.match(event, this);
  }

  @Override
  public void matched(int rule, Event event) {
    matches[rule]++;
  }

  @Override
  public void malformed(Malformed record) {
    malformed++;
  }

  MatchCounts counts() {
    return matcher.counts();
  }

  long events() {
    return events;
  }

  long malformed() {
    return malformed;
  }

  long[] matches() {
    return matches;
  }

  long total() {
    long total = 0;
    for (long count : matches) {
      total += count;
    }
    return total;
  }

  int rulesThatMatched() {
    int rules = 0;
    for (long count : matches) {
      rules += count > 0 ? 1 : 0;
    }
    return rules;
  }
}
