package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.Expr.Quantifier;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A field name with array scopes: {@code spec.containers[any].ports[0].name}.
 *
 * <p>A backslash before a bracket makes it part of the name. Source: Sigma enhancement proposal
 * 212.
 *
 * @param scopes the arrays from the outside in
 * @param innermost the rest of the key, relative to an element of the last array; its name is empty
 *     where the element itself is meant
 */
record ArrayPath(List<Step> scopes, FieldKey innermost) {
  private static final int MOST_SCOPES = 8;

  /** One array of the path. */
  record Step(String field, Quantifier quantifier, int index) {}

  /** The path, or null where it has a problem. */
  static @Nullable ArrayPath read(FieldKey key, Problems problems) {
    String name = key.field();
    List<Step> steps = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length() && "[]".indexOf(name.charAt(i + 1)) >= 0) {
        field.append(name.charAt(++i));
      } else if (c == '[') {
        int close = name.indexOf(']', i);
        Step step = close < 0 ? null : step(field.toString(), name.substring(i + 1, close));
        if (step == null || steps.size() == MOST_SCOPES) {
          problems.error(
              problems.inside(key.place(), name, i),
              "not an array scope",
              "write [any], [all], [all_or_empty], [none] or a number from 0; \\[ is a bracket");
          return null;
        }
        steps.add(step);
        field.setLength(0);
        i = close + 1 < name.length() && name.charAt(close + 1) == '.' ? close + 1 : close;
      } else {
        field.append(c);
      }
    }
    return new ArrayPath(
        List.copyOf(steps), new FieldKey(field.toString(), key.modifiers(), key.place()));
  }

  private static @Nullable Step step(String field, String inside) {
    return switch (inside) {
      case "any" -> new Step(field, Quantifier.ANY, 0);
      case "all" -> new Step(field, Quantifier.ALL, 0);
      case "all_or_empty" -> new Step(field, Quantifier.ALL_OR_EMPTY, 0);
      case "none" -> new Step(field, Quantifier.NONE, 0);
      default ->
          inside.matches("[0-9]{1,6}")
              ? new Step(field, Quantifier.INDEX, Integer.parseInt(inside))
              : null;
    };
  }

  /** The expression over the whole event, given the one over an element. */
  Expr wrap(Expr element) {
    Expr whole = element;
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Step step = scopes.get(i);
      whole = new Expr.ArrayScope(step.field(), step.quantifier(), step.index(), whole);
    }
    return whole;
  }
}
