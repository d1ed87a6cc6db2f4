package org.hansho.match;

import java.util.IdentityHashMap;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Tries the rules of a {@link RuleSet} on one event after another.
 *
 * <p>Belongs to one thread. The values of an event are looked at once at most, whatever the number
 * of rules; after that only rules whose rarest test holds are decided. Allocates nothing in steady
 * state but where a value is malformed UTF-8.
 */
public final class Matcher {
  private static final int MOST_CLASSES = 10_000;

  private final RuleSet ruleSet;
  private final Predicates predicates;
  private final IdentityHashMap<EventClass, ClassRun> runs = new IdentityHashMap<>();
  private final ValueSearch search = new ValueSearch();
  private final MatchedRules matched = new MatchedRules();

  private @Nullable EventClass lastClass;
  private @Nullable ClassRun lastRun;

  Matcher(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    this.predicates = new Predicates(ruleSet.fields(), ruleSet.lists(), new Doubts());
  }

  /**
   * Hands every rule that the event satisfies to the sink, in ascending order.
   *
   * @param event over the fields of the rule set
   */
  public void match(Event event, MatchSink sink) {
    ClassRun run = run(event.eventClass());
    run.begin();
    readValues(event, run);
    RecordFilter record = run.index().record();
    if (record != null) {
      record.scan(event, run);
    }
    matched.clear();
    run.decide(event, matched);
    matched.emit(event, sink);
  }

  /** How much work it was so far. */
  public MatchCounts counts() {
    MatchCounts sum = MatchCounts.NONE;
    for (ClassRun run : runs.values()) {
      sum = sum.plus(run.counts());
    }
    return sum;
  }

  /** Rules that values were left undecided for so far, because of what a test of them costs. */
  public List<CostlyRule> costlyRules() {
    return CostlyRule.of(ruleSet.rules(), ruleSet.lists(), predicates.doubts().efforts());
  }

  /** Bytes that the states of all regular expressions take; bounded. */
  long stateBytes() {
    return predicates.doubts().stateMemory().bytes();
  }

  Fields fields() {
    return ruleSet.fields();
  }

  /** Classes are constants of their formats, so they are compared by identity. */
  @SuppressWarnings("ReferenceEquality")
  private ClassRun run(EventClass eventClass) {
    ClassRun last = lastRun;
    if (last != null && lastClass == eventClass) {
      return last;
    }
    ClassRun run = runs.get(eventClass);
    if (run == null) {
      if (runs.size() >= MOST_CLASSES) {
        runs.clear();
      }
      run = new ClassRun(ruleSet.indexOf(eventClass), predicates, search);
      runs.put(eventClass, run);
    }
    lastClass = eventClass;
    lastRun = run;
    return run;
  }

  private void readValues(Event event, ClassRun run) {
    @Nullable FieldIndex[] fields = run.index().fields();
    int slots = event.slots();
    for (int slot = 0; slot < slots; slot++) {
      FieldIndex field = fields[event.field(slot)];
      if (field != null) {
        search.value(event, slot, field, run);
      }
    }
  }
}
