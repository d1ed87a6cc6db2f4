package org.hansho.pipeline;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hansho.alert.Finding;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.sigma.KeyedDocument;

/**
 * Which documents of a detection count the same records: those that look at a common rule, directly
 * or by way of other documents, and those that are so connected by a third. Immutable.
 */
final class RecordCounters {
  private final Content content;
  private final Map<String, Integer> counters = new HashMap<>();

  /** For the detections of some content. */
  RecordCounters(Content content) {
    this.content = content;
    content.detections().forEach(this::number);
  }

  /** The counter of a document, as {@link Finding#counter()} has it. */
  int of(KeyedDocument document) {
    return counters.getOrDefault(document.header().reference(), Finding.ALONE);
  }

  /** Whether rules that raise alerts by themselves count all records of a document. */
  boolean isCountedByRules(KeyedDocument document, Detection detection) {
    return document.subject().rules().stream()
        .allMatch(
            reference ->
                detection.rules().stream().anyMatch(rule -> rule.reference().equals(reference))
                    || below(reference).anyMatch(keyed -> isCountedByRules(keyed, detection)));
  }

  private void number(Detection detection) {
    List<KeyedDocument> documents =
        detection.keyed().stream()
            .filter(document -> !isCountedByRules(document, detection))
            .toList();
    List<Set<String>> rules = documents.stream().map(this::rules).toList();
    Set<Integer> seen = new HashSet<>();
    for (int first = 0; first < documents.size(); first++) {
      if (seen.contains(first)) {
        continue;
      }
      Set<Integer> group = connected(first, rules);
      seen.addAll(group);
      if (group.size() > 1) {
        for (int member : group) {
          int counter = (first + 1) * Finding.COUNTERS_OF_A_GROUP + member;
          counters.put(documents.get(member).header().reference(), counter);
        }
      }
    }
  }

  private static Set<Integer> connected(int first, List<Set<String>> rules) {
    Set<Integer> group = new LinkedHashSet<>(Set.of(first));
    Deque<Integer> open = new ArrayDeque<>(group);
    while (!open.isEmpty()) {
      Set<String> own = rules.get(open.remove());
      for (int other = 0; other < rules.size(); other++) {
        if (!Collections.disjoint(own, rules.get(other)) && group.add(other)) {
          open.add(other);
        }
      }
    }
    return group;
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
        below.forEach(keyed -> open.addAll(keyed.subject().rules()));
        if (below.isEmpty()) {
          rules.add(reference);
        }
      }
    }
    return rules;
  }

  private Stream<KeyedDocument> below(String reference) {
    return content.sigma().keyed().stream()
        .filter(keyed -> keyed.header().reference().equals(reference));
  }
}
