package org.hansho.match;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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
  private final ConcurrentHashMap<EventClass, int[]> rulesByClass = new ConcurrentHashMap<>();

  private RuleSet(List<Rule> rules, Lists lists, Fields fields, Routing routing) {
    this.rules = List.copyOf(rules);
    this.lists = lists;
    this.fields = fields;
    this.routing = routing;
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

  /** The rules tried on events of a class, ascending. */
  int[] rulesOf(EventClass eventClass) {
    return rulesByClass.computeIfAbsent(eventClass, this::route);
  }

  private int[] route(EventClass eventClass) {
    return IntStream.range(0, rules.size())
        .filter(
            rule ->
                routing == Routing.EVERY_RULE || eventClass.admittedBy(rules.get(rule).logSource()))
        .toArray();
  }
}
