package org.hansho.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads numeric ranges: {@code {gt: 100, lte: 200}}. */
final class Bounds {
  private static final Map<String, Comparison> COMPARISONS = new LinkedHashMap<>();

  static {
    COMPARISONS.put("gt", Comparison.GREATER);
    COMPARISONS.put("gte", Comparison.GREATER_OR_EQUAL);
    COMPARISONS.put("lt", Comparison.LESS);
    COMPARISONS.put("lte", Comparison.LESS_OR_EQUAL);
    COMPARISONS.put("eq", Comparison.EQUAL);
    COMPARISONS.put("neq", Comparison.NOT_EQUAL);
  }

  private Bounds() {}

  /** The words for comparisons. */
  static Set<String> words() {
    return COMPARISONS.keySet();
  }

  /** The comparison of a word, or null. */
  static @Nullable Comparison comparison(String word) {
    return COMPARISONS.get(word);
  }

  /**
   * The bounds among the keys of a mapping.
   *
   * @param others keys that are no bounds and may stand beside them
   */
  static List<Bound> read(Mapping mapping, Set<String> others, Problems problems) {
    List<Bound> bounds = new ArrayList<>();
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      Comparison comparison = COMPARISONS.get(entry.getKey());
      if (comparison == null) {
        if (!others.contains(entry.getKey())) {
          Set<String> known = new TreeSet<>(COMPARISONS.keySet());
          known.addAll(others);
          String message = "the condition does not know '" + entry.getKey() + "'";
          problems.error(
              entry.getValue().keyPlace(), message, Suggestion.of(entry.getKey(), known));
        }
        continue;
      }
      BigDecimal number =
          entry.getValue().value() instanceof Scalar scalar
              ? ValueReader.decimal(scalar.text())
              : null;
      if (number == null) {
        problems.error(
            entry.getValue().value().place(), "'" + entry.getKey() + "' needs a number", "");
      } else {
        bounds.add(new Bound(comparison, number));
      }
    }
    return bounds;
  }
}
