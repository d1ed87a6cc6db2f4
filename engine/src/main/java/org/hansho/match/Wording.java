package org.hansho.match;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hansho.sigma.Expr;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Dash;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Relation;

/** The tests of a condition in words. */
final class Wording {
  private Wording() {}

  /** The field that a leaf looks at, or empty. */
  static String field(Expr leaf) {
    if (leaf instanceof Expr.Match match) {
      return match.field();
    }
    return leaf instanceof Expr.ArrayScope scope ? scope.field() : "";
  }

  /** A leaf in words. */
  static String of(Expr leaf) {
    if (leaf instanceof Expr.Match match) {
      return match.field() + " " + of(match.test());
    }
    if (leaf instanceof Expr.Keyword keyword) {
      return "any text " + of(keyword.test());
    }
    if (leaf instanceof Expr.ArrayScope scope) {
      String which =
          scope.quantifier() == Expr.Quantifier.INDEX
              ? Integer.toString(scope.index())
              : scope.quantifier().name().toLowerCase(Locale.ROOT);
      return scope.field() + "[" + which + "] satisfies a condition";
    }
    throw new IllegalArgumentException("not a leaf: " + leaf);
  }

  /** A test in words. */
  static String of(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return pattern(text.pattern()) + (text.cased() ? " (letter case counts)" : "");
    }
    if (test instanceof ValueTest.Decimal decimal) {
      return symbol(decimal.comparison()) + " " + decimal.value().toPlainString();
    }
    if (test instanceof ValueTest.Bool bool) {
      return "is " + bool.value();
    }
    if (test instanceof ValueTest.IsNull) {
      return "is absent or null";
    }
    if (test instanceof ValueTest.Exists exists) {
      return exists.expected() ? "exists" : "does not exist";
    }
    if (test instanceof ValueTest.Regex regex) {
      return "matches the regular expression /" + regex.expression() + "/" + flags(regex);
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return "is in the network " + network(cidr);
    }
    if (test instanceof ValueTest.FieldReference reference) {
      return relation(reference.relation()) + " the value of " + reference.otherField();
    }
    if (test instanceof ValueTest.InList inList) {
      return relation(inList.shape()) + " an entry of the list " + inList.list();
    }
    if (test instanceof ValueTest.TimePart time) {
      String part = time.part().name().toLowerCase(Locale.ROOT);
      return "has a " + part + " " + symbol(time.comparison()) + " " + time.value();
    }
    throw new IllegalArgumentException("unknown test: " + test);
  }

  private static String pattern(TextPattern pattern) {
    List<Segment> segments = pattern.segments();
    int size = segments.size();
    if (size == 0) {
      return "is empty";
    }
    boolean openStart = segments.get(0) instanceof Star;
    boolean openEnd = size > 1 && segments.get(size - 1) instanceof Star;
    String inner = quoted(segments.subList(openStart ? 1 : 0, openEnd ? size - 1 : size));
    if (openStart && openEnd) {
      return "contains " + inner;
    }
    return (openStart ? "ends with " : openEnd ? "starts with " : "is ") + inner;
  }

  private static String quoted(List<Segment> segments) {
    StringBuilder text = new StringBuilder("'");
    for (Segment segment : segments) {
      if (segment instanceof Literal literal) {
        text.append(literal.text());
      } else {
        text.append(segment instanceof Star ? "*" : segment instanceof Dash ? "[-/–—―]" : "?");
      }
    }
    return text.append('\'').toString();
  }

  private static String flags(ValueTest.Regex regex) {
    return (regex.ignoreCase() ? "i" : "")
        + (regex.multiLine() ? "m" : "")
        + (regex.dotAll() ? "s" : "");
  }

  private static String network(ValueTest.Cidr cidr) {
    StringBuilder text = new StringBuilder();
    List<Byte> bytes = cidr.network();
    for (int i = 0; i < bytes.size(); i++) {
      if (bytes.size() == 4) {
        text.append(i == 0 ? "" : ".").append(bytes.get(i) & 0xFF);
      } else {
        text.append(i == 0 || i % 2 != 0 ? "" : ":")
            .append(HexFormat.of().toHexDigits(bytes.get(i)));
      }
    }
    return text.append('/').append(cidr.prefixLength()).toString();
  }

  private static String relation(Relation relation) {
    return switch (relation) {
      case EQUAL -> "equals";
      case CONTAINS -> "contains";
      case STARTS_WITH -> "starts with";
      case ENDS_WITH -> "ends with";
    };
  }

  private static String symbol(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "≠";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "≤";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> "≥";
    };
  }
}
