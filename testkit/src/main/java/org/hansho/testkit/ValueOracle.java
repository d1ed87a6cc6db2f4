package org.hansho.testkit;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hansho.sigma.Lists;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Relation;

/** Whether one piece of text passes one test. Pure functions. */
final class ValueOracle {
  private static final java.util.regex.Pattern DECIMAL =
      java.util.regex.Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");
  private static final int LONGEST_DECIMAL = 64;
  private static final Map<ValueTest.Regex, Pattern> COMPILED = new ConcurrentHashMap<>();

  private ValueOracle() {}

  static boolean passes(String text, ValueTest test, Lists lists) {
    if (test instanceof ValueTest.Text t) {
      return PatternOracle.matches(t.pattern(), t.cased(), text);
    }
    if (test instanceof ValueTest.Decimal decimal) {
      return isDecimal(text)
          && compares(new BigDecimal(text), decimal.comparison(), decimal.value());
    }
    if (test instanceof ValueTest.Bool bool) {
      return text.equalsIgnoreCase(Boolean.toString(bool.value()));
    }
    if (test instanceof ValueTest.Regex regex) {
      return compile(regex).matcher(text).find();
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return NetworkOracle.contains(cidr, text);
    }
    if (test instanceof ValueTest.InList inList) {
      return inList(text, inList, lists);
    }
    if (test instanceof ValueTest.TimePart part) {
      Long value = TimeOracle.part(text, part.part());
      return value != null && compares(BigDecimal.valueOf(value), part.comparison(), part.value());
    }
    throw new IllegalArgumentException("not a test of one value: " + test);
  }

  private static boolean isDecimal(String text) {
    return text.length() <= LONGEST_DECIMAL && DECIMAL.matcher(text).matches();
  }

  private static boolean compares(BigDecimal value, Comparison comparison, BigDecimal constant) {
    int order = value.compareTo(constant);
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static Pattern compile(ValueTest.Regex regex) {
    return COMPILED.computeIfAbsent(regex, ValueOracle::compileAnew);
  }

  private static Pattern compileAnew(ValueTest.Regex regex) {
    int flags = regex.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0;
    flags |= regex.multiLine() ? Pattern.MULTILINE : 0;
    flags |= regex.dotAll() ? Pattern.DOTALL : 0;
    return Pattern.compile(regex.expression(), flags);
  }

  static boolean relates(String text, String other, ValueTest.FieldReference reference) {
    TextPattern pattern = shaped(literal(other), reference.relation());
    return PatternOracle.matches(pattern, reference.cased(), text);
  }

  private static boolean inList(String text, ValueTest.InList test, Lists lists) {
    ValueList list = lists.get(test.list());
    if (list == null) {
      return false;
    }
    return list.entries().stream()
        .anyMatch(
            entry ->
                list.kind() == ValueList.Kind.NETWORK
                    ? NetworkOracle.contains(NetworkOracle.parse(entry), text)
                    : PatternOracle.matches(
                        shaped(PatternOracle.parse(entry), test.shape()), false, text));
  }

  private static List<Segment> literal(String text) {
    return text.isEmpty() ? List.of() : List.of(new Literal(text));
  }

  private static TextPattern shaped(List<Segment> middle, Relation relation) {
    List<Segment> segments = new ArrayList<>(middle);
    if (relation == Relation.CONTAINS || relation == Relation.ENDS_WITH) {
      segments.add(0, new Star());
    }
    if (relation == Relation.CONTAINS || relation == Relation.STARTS_WITH) {
      segments.add(new Star());
    }
    return new TextPattern(segments);
  }
}
