package org.hansho.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.alert.Finding;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.detect.RecordCount;
import org.hansho.event.LogSource;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of a detection may count the same records: those that look at rules of one log
 * source, directly or by way of other documents, and those that are so connected by a third. What
 * the rules themselves raise is counted once a record, so all rules are one of them. Immutable.
 */
final class RecordCounters {
  private final Map<String, List<KeyedDocument>> keyed;
  private final Map<String, Set<LogSource>> sources = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  /** For the detections of some content. */
  RecordCounters(Content content) {
    keyed =
        content.sigma().keyed().stream()
            .collect(Collectors.groupingBy(document -> document.header().reference()));
    for (Rule rule : content.sigma().rules()) {
      sources.computeIfAbsent(rule.reference(), unused -> new HashSet<>()).add(rule.logSource());
    }
    content.detections().forEach(this::number);
  }

  /** The counter of a rule or document, as {@link Finding#counter()} has it. */
  int of(String reference) {
    return counters.getOrDefault(reference, RecordCount.ALONE);
  }

  /** Whether rules that raise alerts by themselves count all records of a document. */
  boolean isCountedByRules(KeyedDocument document, Detection detection) {
    return document.subject().rules().stream()
        .allMatch(
            reference ->
                detection.rules().stream().anyMatch(rule -> rule.reference().equals(reference))
                    || below(reference).anyMatch(next -> isCountedByRules(next, detection)));
  }

  /** What counts by itself, and the log sources of the records it may count. */
  private record Counted(String reference, Set<LogSource> sources, boolean isRule) {
    boolean overlaps(Counted other) {
      return sources.stream()
          .anyMatch(one -> other.sources.stream().anyMatch(two -> overlap(one, two)));
    }
  }

  private static boolean overlap(LogSource one, LogSource other) {
    return overlap(one.category(), other.category())
        && overlap(one.product(), other.product())
        && overlap(one.service(), other.service());
  }

  private static boolean overlap(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  private void number(Detection detection) {
    List<Counted> all = new ArrayList<>();
    detection.rules().stream()
        .map(rule -> new Counted(rule.reference(), Set.of(rule.logSource()), true))
        .forEach(all::add);
    detection.keyed().stream()
        .filter(document -> !isCountedByRules(document, detection))
        .map(document -> new Counted(document.header().reference(), sources(document), false))
        .forEach(all::add);
    Set<Integer> seen = new HashSet<>();
    for (int first = 0; first < all.size(); first++) {
      if (!seen.contains(first)) {
        List<Integer> group = connected(first, all);
        seen.addAll(group);
        number(group.stream().map(all::get).toList(), first + 1);
      }
    }
  }

  private void number(List<Counted> group, int number) {
    long documents = group.stream().filter(one -> !one.isRule()).count();
    boolean alone = documents == 0 || group.size() == 1;
    if (alone || documents >= RecordCount.COUNTERS_OF_A_GROUP) {
      return;
    }
    int member = 0;
    for (Counted one : group) {
      member += one.isRule() ? 0 : 1;
      int own = one.isRule() ? 0 : member;
      counters.put(one.reference(), number * RecordCount.COUNTERS_OF_A_GROUP + own);
    }
  }

  private static List<Integer> connected(int first, List<Counted> all) {
    Set<Integer> group = new LinkedHashSet<>(Set.of(first));
    Deque<Integer> open = new ArrayDeque<>(group);
    while (!open.isEmpty()) {
      Counted own = all.get(open.remove());
      for (int other = 0; other < all.size(); other++) {
        if (!group.contains(other) && own.overlaps(all.get(other))) {
          group.add(other);
          open.add(other);
        }
      }
    }
    return List.copyOf(group);
  }

  /** The log sources of the rules that a document rests on. */
  private Set<LogSource> sources(KeyedDocument document) {
    Set<LogSource> found = new HashSet<>();
    rules(document).forEach(rule -> found.addAll(sources.getOrDefault(rule, Set.of())));
    return found;
  }

  /** The rules of one event that a document rests on. */
  private Set<String> rules(KeyedDocument document) {
    Set<String> rules = new HashSet<>();
    Set<String> looked = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(document.subject().rules());
    while (!open.isEmpty()) {
      String reference = open.remove();
      if (looked.add(reference)) {
        List<KeyedDocument> below = below(reference).toList();
        below.forEach(next -> open.addAll(next.subject().rules()));
        if (below.isEmpty()) {
          rules.add(reference);
        }
      }
    }
    return rules;
  }

  private Stream<KeyedDocument> below(String reference) {
    return keyed.getOrDefault(reference, List.of()).stream();
  }
}
