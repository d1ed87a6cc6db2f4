package org.hansho.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.yaml.MappingReader;
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
    Set<String> known = new TreeSet<>(COMPARISONS.keySet());
    known.addAll(others);
    new MappingReader(mapping, problems).allow(known, "the condition");
    List<Bound> bounds = new ArrayList<>();
    COMPARISONS.forEach(
        (word, comparison) -> {
          BigDecimal number = number(mapping, word, problems);
          if (number != null) {
            bounds.add(new Bound(comparison, number));
          }
        });
    if (isEmpty(bounds)) {
      problems.error(mapping.place(), "no number lies in this range", "");
    }
    return bounds;
  }

  private static @Nullable BigDecimal number(Mapping mapping, String word, Problems problems) {
    YamlNode node = mapping.get(word);
    BigDecimal number = node instanceof Scalar scalar ? ValueReader.decimal(scalar.text()) : null;
    if (node != null && number == null) {
      problems.error(node.place(), "'" + word + "' needs a number", "");
    }
    return number;
  }

  /** Whether an upper bound lies below a lower one. */
  private static boolean isEmpty(List<Bound> bounds) {
    for (Bound lower : bounds) {
      for (Bound upper : bounds) {
        int order = lower.value().compareTo(upper.value());
        boolean strict =
            lower.comparison() == Comparison.GREATER || upper.comparison() == Comparison.LESS;
        if (isLower(lower) && isUpper(upper) && (order > 0 || (order == 0 && strict))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLower(Bound bound) {
    return bound.comparison() == Comparison.GREATER
        || bound.comparison() == Comparison.GREATER_OR_EQUAL;
  }

  private static boolean isUpper(Bound bound) {
    return bound.comparison() == Comparison.LESS || bound.comparison() == Comparison.LESS_OR_EQUAL;
  }
}
