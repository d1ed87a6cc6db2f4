package org.hansho.sigma;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose results a correlation or a baseline looks at, and how it sorts them.
 *
 * @param rules references of the documents whose results count
 * @param groupBy fields or aliases; each combination of their values has a state of its own. Empty
 *     for one state over all
 * @param aliases alias → reference of a rule → the field that the alias means in its results
 * @param generate whether the referred rules also raise their own results
 */
public record Subject(
    List<String> rules,
    List<String> groupBy,
    Map<String, Map<String, String>> aliases,
    boolean generate) {
  public Subject {
    rules = List.copyOf(rules);
    groupBy = List.copyOf(groupBy);
    Map<String, Map<String, String>> copy = new TreeMap<>();
    aliases.forEach(
        (alias, fields) -> copy.put(alias, Collections.unmodifiableMap(new TreeMap<>(fields))));
    aliases = Collections.unmodifiableMap(copy);
  }

  /** The field of a rule's results that a name of {@code group-by} means. */
  public String fieldOf(String groupBy, String rule) {
    return aliases.getOrDefault(groupBy, Map.of()).getOrDefault(rule, groupBy);
  }
}
