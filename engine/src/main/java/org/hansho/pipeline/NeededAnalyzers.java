package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hansho.detect.DetectorPlan;
import org.hansho.event.Analyzer;
import org.hansho.event.EventClass;
import org.hansho.match.FieldNames;
import org.hansho.match.RuleSet;

/**
 * Which analyzers run on which events. What rules of a class look at is there before they are
 * tried; what only alerts read, or documents that listen to a rule, is added when that rule has
 * matched. Thread-safe.
 */
final class NeededAnalyzers {
  private final List<Analyzer> analyzers;
  private final RuleSet ruleSet;
  private final DetectorPlan detectors;
  private final List<Set<String>> readsOfAlert;
  private final Map<EventClass, OfClass> byClass = new ConcurrentHashMap<>();

  /**
   * Those of one class of events.
   *
   * @param before run on each event before rules are tried, in this order
   * @param behind run on an event that a rule matched which needs them, in this order
   * @param behindRule by rule, which of {@code behind} it needs, a bit for each
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record OfClass(List<Analyzer> before, List<Analyzer> behind, long[] behindRule) {}

  /**
   * Those of some rules.
   *
   * @param analyzers in the order in which they run
   * @param readsOfAlert by rule, what the alert reads that it raises
   */
  NeededAnalyzers(
      List<Analyzer> analyzers,
      RuleSet ruleSet,
      DetectorPlan detectors,
      List<Set<String>> readsOfAlert) {
    if (analyzers.size() > Long.SIZE) {
      throw new IllegalArgumentException("more than " + Long.SIZE + " analyzers have no bit each");
    }
    this.analyzers = analyzers;
    this.ruleSet = ruleSet;
    this.detectors = detectors;
    this.readsOfAlert = readsOfAlert;
  }

  /** Those that run on events of a class. */
  OfClass of(EventClass eventClass) {
    return byClass.computeIfAbsent(eventClass, this::make);
  }

  private OfClass make(EventClass eventClass) {
    List<Analyzer> applying =
        analyzers.stream().filter(analyzer -> analyzer.appliesTo(eventClass)).toList();
    BitSet rules = ruleSet.route(eventClass);
    Set<String> tried = new HashSet<>();
    Set<String> reported = new HashSet<>();
    for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
      FieldNames.collect(ruleSet.rules().get(rule).expr(), tried);
      reported.addAll(reads(rule));
    }
    List<Analyzer> before = writing(applying, tried);
    List<Analyzer> behind =
        writing(applying, reported).stream().filter(one -> !before.contains(one)).toList();
    long[] behindRule = new long[ruleSet.rules().size()];
    rules.stream().forEach(rule -> behindRule[rule] = bits(behind, writing(applying, reads(rule))));
    return new OfClass(before, behind, behindRule);
  }

  /** What is read of an event because a rule has matched it. */
  private Set<String> reads(int rule) {
    Set<String> reads = new TreeSet<>(readsOfAlert.get(rule));
    reads.addAll(detectors.readsOf(rule));
    return reads;
  }

  private static long bits(List<Analyzer> of, List<Analyzer> wanted) {
    long bits = 0;
    for (int i = 0; i < of.size(); i++) {
      bits |= wanted.contains(of.get(i)) ? 1L << i : 0;
    }
    return bits;
  }

  /**
   * The analyzers that write what is read, or what such an analyzer reads, from the last one to the
   * first.
   *
   * @param read what these read is added to it
   */
  static List<Analyzer> writing(List<Analyzer> analyzers, Set<String> read) {
    List<Analyzer> needed = new ArrayList<>();
    for (int i = analyzers.size() - 1; i >= 0; i--) {
      Analyzer analyzer = analyzers.get(i);
      if (analyzer.writes().stream().anyMatch(read::contains)) {
        read.addAll(analyzer.reads());
        needed.add(0, analyzer);
      }
    }
    return List.copyOf(needed);
  }
}
