package org.hansho.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link DetectorPlan} is made of.
 *
 * @param rules the rules of the rule set, in its order
 * @param keyed all active correlations and baselines
 * @param reads for each reference of one of {@code keyed} that raises an alert, the fields that the
 *     alert reads
 * @param lookups what detectors are given beside facts
 * @param changes by reference, documents that decide in another way than they say
 */
record PlanInput(
    List<Rule> rules,
    List<KeyedDocument> keyed,
    Map<String, Set<String>> reads,
    Lookups lookups,
    Map<String, UnaryOperator<Detector<?>>> changes) {
  PlanInput(
      List<Rule> rules,
      List<KeyedDocument> keyed,
      Map<String, Set<String>> reads,
      Lookups lookups) {
    this(rules, keyed, reads, lookups, Map.of());
  }

  PlanInput with(SeededHashes hashes) {
    return new PlanInput(rules, keyed, reads, lookups.with(hashes), changes);
  }

  PlanInput with(String reference, UnaryOperator<Detector<?>> change) {
    Map<String, UnaryOperator<Detector<?>>> more = new HashMap<>(changes);
    more.put(reference, change);
    return new PlanInput(rules, keyed, reads, lookups, Map.copyOf(more));
  }

  DetectorPlan.@Nullable Document changed(DetectorPlan.@Nullable Document document) {
    UnaryOperator<Detector<?>> change = document == null ? null : changes.get(document.reference());
    return document == null || change == null || document.detector() == null
        ? document
        : document.with(change.apply(document.detector()));
  }
}
