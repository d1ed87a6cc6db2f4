package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.Place;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Sequence;

/**
 * Makes an expression of one selection: a mapping is an "and", a list an "or", a text without a
 * field is searched everywhere.
 */
final class SelectionReader {
  /** Stands for what could not be read, so that reading goes on. */
  private static final Expr UNREADABLE = new Expr.Or(List.of());

  private static final int DEEPEST = 16;

  private final Scope scope;

  SelectionReader(Scope scope) {
    this.scope = scope;
  }

  /** The expression of a selection. */
  Expr read(YamlNode node) {
    return selection(node, false, 0);
  }

  private Expr selection(YamlNode node, boolean inArray, int depth) {
    if (depth > DEEPEST) {
      return refuse(node.place(), "the selection is nested too deeply", "");
    }
    if (node instanceof Mapping mapping) {
      return mapping(mapping, inArray, depth);
    }
    if (node instanceof Sequence sequence) {
      return sequence(sequence, inArray, depth);
    }
    FieldKey key = FieldKey.plain("", node.place());
    return tests(key, List.of((Scalar) node), inArray);
  }

  private Expr mapping(Mapping mapping, boolean inArray, int depth) {
    if (mapping.entries().isEmpty()) {
      return refuse(mapping.place(), "the selection is empty", "name a field");
    }
    List<Expr> terms = new ArrayList<>(mapping.entries().size());
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      Place place = entry.getValue().keyPlace();
      FieldKey key = FieldKey.read(entry.getKey(), place, scope.problems());
      terms.add(key == null ? UNREADABLE : item(key, entry.getValue().value(), inArray, depth));
    }
    return terms.size() == 1 ? terms.get(0) : new Expr.And(terms);
  }

  private Expr sequence(Sequence sequence, boolean inArray, int depth) {
    if (sequence.items().isEmpty()) {
      return refuse(sequence.place(), "the list is empty", "");
    }
    List<Expr> terms = new ArrayList<>(sequence.items().size());
    for (YamlNode item : sequence.items()) {
      terms.add(
          item instanceof Sequence
              ? refuse(item.place(), "a list cannot stand in a list", "")
              : selection(item, inArray, depth + 1));
    }
    return terms.size() == 1 ? terms.get(0) : new Expr.Or(terms);
  }

  private Expr item(FieldKey key, YamlNode value, boolean inArray, int depth) {
    if (scope.arrayScopes()) {
      ArrayPath path = ArrayPath.read(key, scope.problems());
      if (path == null) {
        return UNREADABLE;
      }
      if (!path.scopes().isEmpty()) {
        return path.wrap(element(path.innermost(), value, depth));
      }
      return field(path.innermost(), value, inArray, depth);
    }
    if (key.field().endsWith("]") && value instanceof Mapping) {
      return refuse(
          key.place(), "array scopes are part of Sigma 3", "add 'sigma-version: 3' to the rule");
    }
    return field(key, value, inArray, depth);
  }

  /** What an element of an array must satisfy: fields of it, or the element itself. */
  private Expr element(FieldKey key, YamlNode value, int depth) {
    boolean nested =
        value instanceof Mapping
            || (value instanceof Sequence list
                && !list.items().isEmpty()
                && list.items().get(0) instanceof Mapping);
    if (nested && key.field().isEmpty() && key.modifiers().isEmpty()) {
      return selection(value, true, depth + 1);
    }
    return field(key, value, true, depth);
  }

  private Expr field(FieldKey key, YamlNode value, boolean inArray, int depth) {
    if (value instanceof Scalar scalar) {
      return tests(key, List.of(scalar), inArray);
    }
    if (value instanceof Mapping) {
      String remedy = depth > DEEPEST ? "" : "write nested fields as one name with dots";
      return refuse(value.place(), "a field's value must be a single value or a list", remedy);
    }
    List<Scalar> scalars = new ArrayList<>();
    for (YamlNode item : ((Sequence) value).items()) {
      if (item instanceof Scalar scalar) {
        scalars.add(scalar);
      } else {
        refuse(item.place(), "a value in a list must be a single value", "");
      }
    }
    if (((Sequence) value).items().isEmpty()) {
      return refuse(value.place(), "the list of values is empty", "");
    }
    return tests(key, scalars, inArray);
  }

  private Expr tests(FieldKey key, List<Scalar> values, boolean inArray) {
    boolean keyword = key.field().isEmpty() && !inArray;
    boolean all = key.has(Modifier.ALL);
    if (all && values.size() == 1) {
      scope
          .problems()
          .warning(key.place(), "'all' says nothing about a single value", "leave it out");
    }
    ValueReader reader = new ValueReader(key, keyword, scope);
    List<Expr> terms = new ArrayList<>(values.size());
    for (Scalar value : values) {
      Expr either = either(key.field(), reader.read(value), keyword);
      if (!all && either instanceof Expr.Or or) {
        terms.addAll(or.terms());
      } else {
        terms.add(either);
      }
    }
    Expr joined = terms.size() == 1 ? terms.get(0) : all ? new Expr.And(terms) : new Expr.Or(terms);
    return key.has(Modifier.NOT_EQUAL) ? negated(joined, terms) : joined;
  }

  /** {@code neq} of a list: none of the values. */
  private static Expr negated(Expr joined, List<Expr> terms) {
    return new Expr.Not(joined instanceof Expr.And ? new Expr.Or(terms) : joined);
  }

  private static Expr either(String field, List<ValueTest> tests, boolean keyword) {
    List<Expr> terms = new ArrayList<>(tests.size());
    for (ValueTest test : tests) {
      terms.add(keyword ? new Expr.Keyword(test) : new Expr.Match(field, test));
    }
    return terms.size() == 1 ? terms.get(0) : new Expr.Or(terms);
  }

  private Expr refuse(Place place, String message, String remedy) {
    scope.problems().error(place, message, remedy);
    return UNREADABLE;
  }
}
