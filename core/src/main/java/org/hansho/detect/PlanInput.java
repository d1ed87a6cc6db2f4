package org.hansho.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;

/**
 * What a {@link DetectorPlan} is made of.
 *
 * @param rules the rules of the rule set, in its order
 * @param keyed all active correlations and baselines
 * @param reads for each reference of one of {@code keyed} that raises an alert, the fields that the
 *     alert reads
 * @param lookups what detectors are given beside facts
 */
record PlanInput(
    List<Rule> rules, List<KeyedDocument> keyed, Map<String, Set<String>> reads, Lookups lookups) {
  PlanInput with(SeededHashes hashes) {
    return new PlanInput(rules, keyed, reads, lookups.with(hashes));
  }
}
