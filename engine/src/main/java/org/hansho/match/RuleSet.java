package org.hansho.match;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;

/**
 * Rules made ready for matching.
 *
 * <p>Immutable in effect and shared by all threads: what a class of events needs is built when the
 * first event of the class comes, and then kept.
 */
public final class RuleSet {

  /** Which rules are tried on an event. */
  public enum Routing {
    /** Those whose log source admits the event. */
    BY_LOG_SOURCE,
    /** All; for comparisons with engines that do not route. */
    EVERY_RULE
  }

  private final List<Rule> rules;
  private final Lists lists;
  private final Fields fields;
  private final Routing routing;
  private final List<Term> terms;
  private final Map<EventClass, ClassIndex> indexes = new ConcurrentHashMap<>();
  private final Map<BitSet, ClassIndex> indexesByRules = new ConcurrentHashMap<>();

  private RuleSet(List<Rule> rules, Lists lists, Fields fields, Routing routing) {
    this.rules = List.copyOf(rules);
    this.lists = lists;
    this.fields = fields;
    this.routing = routing;
    Lowering lowering = new Lowering(fields, lists);
    this.terms = rules.stream().map(rule -> lowering.lower(rule.expr())).toList();
  }

  /**
   * Makes rules ready.
   *
   * @param lists what {@code expand} looks up; a list that is not there holds nothing
   * @param alsoRead further fields that somebody reads: analyzers, entities, keys
   */
  public static RuleSet compile(
      List<Rule> rules, Lists lists, Collection<String> alsoRead, Routing routing) {
    Set<String> names = new TreeSet<>(alsoRead);
    for (Rule rule : rules) {
      FieldNames.collect(rule.expr(), names);
    }
    return new RuleSet(rules, lists, Fields.of(names), routing);
  }

  /** The rules; a match names a rule by its index here. */
  public List<Rule> rules() {
    return rules;
  }

  /** Every field that a rule reads or somebody else asked for. */
  public Fields fields() {
    return fields;
  }

  /** A matcher for one thread. */
  public Matcher matcher() {
    return new Matcher(this);
  }

  Lists lists() {
    return lists;
  }

  /** The index of a class of events. Classes to which the same rules apply share one. */
  ClassIndex indexOf(EventClass eventClass) {
    return indexes.computeIfAbsent(
        eventClass, unused -> indexesByRules.computeIfAbsent(route(eventClass), this::build));
  }

  /** Indexes of the rules that are tried on events of a class. Costs a look at every rule. */
  public BitSet route(EventClass eventClass) {
    BitSet admitted = new BitSet();
    for (int rule = 0; rule < rules.size(); rule++) {
      admitted.set(
          rule,
          routing == Routing.EVERY_RULE || eventClass.admittedBy(rules.get(rule).logSource()));
    }
    return admitted;
  }

  private ClassIndex build(BitSet admitted) {
    ClassIndexBuilder builder = new ClassIndexBuilder(fields.size());
    admitted.stream().forEach(rule -> builder.add(rule, terms.get(rule)));
    return builder.build();
  }
}
