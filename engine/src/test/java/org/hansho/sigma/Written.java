package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;

/** Reads what a test writes, and shows what became of it in one line. */
final class Written {
  private Written() {}

  /** All documents of a text. */
  static SigmaRules read(String text) {
    return read(text, Lists.NONE);
  }

  /** All documents of a text, with lists. */
  static SigmaRules read(String text, Lists lists) {
    return SigmaRules.read(List.of(new SourceText("test.yml", text)), lists);
  }

  /** A rule with this detection, whose lines are not indented. */
  static String rule(String detection) {
    return """
    title: Test
    id: 00000000-0000-4000-8000-000000000000
    logsource:
        product: linux
    detection:
    """
        + detection.indent(4);
  }

  /** What a detection became; it must have no fault. */
  static String expr(String detection) {
    return expr(detection, Lists.NONE);
  }

  /** What a detection became, with lists; it must have no fault. */
  static String expr(String detection, Lists lists) {
    SigmaRules read = read(rule(detection), lists);
    assertThat(read.problems())
        .filteredOn(problem -> problem.severity() != Problem.Severity.WARNING)
        .isEmpty();
    return show(read.rules().get(0).expr());
  }

  /** What one selection became. */
  static String selection(String lines) {
    return expr("selection:\n" + lines.indent(4) + "condition: selection\n");
  }

  /** Messages of all problems. */
  static List<String> messages(SigmaRules read) {
    return read.problems().stream().map(Problem::message).toList();
  }

  /** An expression in one line; patterns stand in quotes, dashes are {@code ~}. */
  static String show(Expr expr) {
    if (expr instanceof Expr.And and) {
      return join(and.terms(), " and ");
    }
    if (expr instanceof Expr.Or or) {
      return join(or.terms(), " or ");
    }
    if (expr instanceof Expr.Not not) {
      return "not " + show(not.term());
    }
    if (expr instanceof Expr.Match match) {
      return match.field() + " " + show(match.test());
    }
    if (expr instanceof Expr.Keyword keyword) {
      return "text " + show(keyword.test());
    }
    Expr.ArrayScope scope = (Expr.ArrayScope) expr;
    String which =
        scope.quantifier() == Expr.Quantifier.INDEX
            ? String.valueOf(scope.index())
            : scope.quantifier().name().toLowerCase(java.util.Locale.ROOT);
    return scope.field() + "[" + which + "]{" + show(scope.element()) + "}";
  }

  private static String join(List<Expr> terms, String word) {
    return terms.stream().map(Written::show).collect(Collectors.joining(word, "(", ")"));
  }

  /** A test in one line. */
  static String show(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return (text.cased() ? "cased " : "") + "'" + show(text.pattern()) + "'";
    }
    if (test instanceof ValueTest.Decimal decimal) {
      return decimal.comparison() + " " + decimal.value().toPlainString();
    }
    if (test instanceof ValueTest.Regex regex) {
      return "/"
          + regex.expression()
          + "/"
          + (regex.ignoreCase() ? "i" : "")
          + (regex.multiLine() ? "m" : "")
          + (regex.dotAll() ? "s" : "");
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return "in "
          + cidr.network().stream().map(b -> String.format("%02x", b)).collect(Collectors.joining())
          + "/"
          + cidr.prefixLength();
    }
    return test.toString();
  }

  private static String show(TextPattern pattern) {
    StringBuilder shown = new StringBuilder();
    for (Segment segment : pattern.segments()) {
      if (segment instanceof Literal literal) {
        shown.append(literal.text().replace("*", "\\*").replace("?", "\\?").replace("~", "\\~"));
      } else {
        shown.append(
            segment instanceof Star ? "*" : segment instanceof TextPattern.One ? "?" : "~");
      }
    }
    return shown.toString();
  }
}
