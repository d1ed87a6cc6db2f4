package org.hansho.sigma;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;

/** Reads selections and the condition over them, of a detection or a filter. */
final class DetectionReader {
  /** What was read. */
  record Detection(Expr expr, boolean hasNegation) {}

  private final Mapping mapping;
  private final Set<String> reserved;
  private final Scope scope;

  /**
   * Reads this mapping.
   *
   * @param reserved keys that are no selections
   */
  DetectionReader(Mapping mapping, Set<String> reserved, Scope scope) {
    this.mapping = mapping;
    this.reserved = reserved;
    this.scope = scope;
  }

  /** The expression; problems are reported, all at once. */
  Detection read() {
    Map<String, Expr> selections = selections();
    List<Scalar> conditions = new MappingReader(mapping, scope.problems()).scalars("condition");
    if (selections.isEmpty()) {
      scope
          .problems()
          .error(mapping.place(), "there is no selection", "add one beside 'condition'");
    }
    if (conditions.isEmpty()) {
      if (!(mapping.get("condition") instanceof Mapping)) {
        scope
            .problems()
            .error(
                mapping.place(), "the condition is missing", "add 'condition: ' and a selection");
      }
      return new Detection(new Expr.Or(List.of()), false);
    }
    return conditions(selections, conditions);
  }

  private Map<String, Expr> selections() {
    SelectionReader reader = new SelectionReader(scope);
    Map<String, Expr> selections = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      if (entry.getKey().equals("condition") || reserved.contains(entry.getKey())) {
        continue;
      }
      if (entry.getKey().equals("timeframe")) {
        scope
            .problems()
            .warning(
                entry.getValue().keyPlace(),
                "'timeframe' has no effect",
                "write a correlation document with 'timespan'");
        continue;
      }
      selections.put(entry.getKey(), reader.read(entry.getValue().value()));
    }
    return selections;
  }

  private Detection conditions(Map<String, Expr> selections, List<Scalar> conditions) {
    Set<String> used = new HashSet<>();
    List<Expr> terms = new ArrayList<>();
    boolean negation = false;
    boolean sound = !selections.isEmpty();
    for (Scalar source : conditions) {
      Condition condition = ConditionParser.parse(source, scope.problems());
      if (condition == null) {
        sound = false;
        continue;
      }
      negation |= condition.hasNegation();
      if (!selections.isEmpty()) {
        terms.add(
            new ConditionResolver(selections, used, source, scope.problems()).resolve(condition));
      }
    }
    if (sound) {
      warnOfUnused(selections.keySet(), used);
    }
    Expr expr = terms.size() == 1 ? terms.get(0) : new Expr.Or(terms);
    return new Detection(expr, negation);
  }

  private void warnOfUnused(Set<String> selections, Set<String> used) {
    for (String selection : selections) {
      YamlNode.Entry entry = mapping.entries().get(selection);
      if (!used.contains(selection) && entry != null) {
        String message = "no condition uses the selection '" + selection + "'";
        scope.problems().warning(entry.keyPlace(), message, "");
      }
    }
  }
}
