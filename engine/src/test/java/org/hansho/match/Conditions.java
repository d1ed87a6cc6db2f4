package org.hansho.match;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Level;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueTest;
import org.hansho.yaml.Place;

/** Conditions and events for tests, short to write. */
final class Conditions {
  static final EventClass ANY_CLASS = EventClass.of("any", LogSource.of("p", "c", "s"));

  private Conditions() {}

  static Expr all(Expr... terms) {
    return new Expr.And(List.of(terms));
  }

  static Expr any(Expr... terms) {
    return new Expr.Or(List.of(terms));
  }

  static Expr not(Expr term) {
    return new Expr.Not(term);
  }

  static Expr match(String field, ValueTest test) {
    return new Expr.Match(field, test);
  }

  /** A pattern in which only {@code *} is special. */
  static ValueTest text(String pattern) {
    return new ValueTest.Text(pattern(pattern), false);
  }

  static ValueTest cased(String pattern) {
    return new ValueTest.Text(pattern(pattern), true);
  }

  /** {@code *}, {@code ?} and {@code ~} (any dash) are special. */
  static TextPattern pattern(String text) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\0';
      if ("*?~\0".indexOf(c) < 0) {
        literal.append(c);
        continue;
      }
      if (!literal.isEmpty()) {
        segments.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
      if (c == '*') {
        segments.add(new Star());
      } else if (c == '?') {
        segments.add(new TextPattern.One());
      } else if (c == '~') {
        segments.add(new TextPattern.Dash());
      }
    }
    return new TextPattern(segments);
  }

  static ValueTest number(String value) {
    return number(ValueTest.Comparison.EQUAL, value);
  }

  static ValueTest number(ValueTest.Comparison comparison, String value) {
    return new ValueTest.Decimal(comparison, new BigDecimal(value));
  }

  static ValueTest regex(String expression) {
    return new ValueTest.Regex(expression, false, false, false);
  }

  static Expr scope(String field, Expr.Quantifier quantifier, Expr element) {
    return new Expr.ArrayScope(field, quantifier, 0, element);
  }

  static Rule rule(String name, Expr expr) {
    return rule(name, LogSource.of(null, null, null), expr);
  }

  static Rule rule(String name, LogSource logSource, Expr expr) {
    return new Rule(
        name,
        null,
        name,
        name,
        name,
        "",
        "test",
        Level.MEDIUM,
        logSource,
        expr,
        List.of(),
        List.of(),
        List.of(),
        false,
        new Place("test.yml", 1, 1));
  }

  /** The event that a JSON object makes, over every field that the condition reads. */
  static Event event(Expr expr, String json) {
    Set<String> names = new TreeSet<>();
    FieldNames.collect(expr, names);
    return event(Fields.of(names), json);
  }

  static Event event(Fields fields, String json) {
    JsonPaths.Builder paths = JsonPaths.builder();
    fields.names().forEach(name -> paths.path(name, fields.id(name)));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Event event = new Event(fields);
    event.begin(bytes, 0, bytes.length, 0);
    event.setEventClass(ANY_CLASS);
    int end = new JsonScanner(paths.build(), event, 64, 1000).read(bytes, 0, bytes.length);
    if (end != bytes.length) {
      throw new IllegalArgumentException("not JSON: " + json);
    }
    return event;
  }

  /** Whether the event of a JSON object satisfies a condition, asked by matcher and explainer. */
  static boolean holds(Expr expr, String json) {
    return holds(expr, Lists.NONE, json);
  }

  static boolean holds(Expr expr, Lists lists, String json) {
    Rule rule = rule("r", expr);
    RuleSet rules = RuleSet.compile(List.of(rule), lists, List.of(), RuleSet.Routing.EVERY_RULE);
    List<Integer> matched = new ArrayList<>();
    rules.matcher().match(event(rules.fields(), json), (index, event) -> matched.add(index));
    boolean explained = Explainer.explain(rule, lists, event(rules.fields(), json)).held();
    if (explained == matched.isEmpty()) {
      throw new AssertionError("matcher and explainer differ on " + expr + " and " + json);
    }
    return explained;
  }
}
