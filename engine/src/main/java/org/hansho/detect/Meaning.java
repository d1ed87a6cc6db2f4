package org.hansho.detect;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.LogSource;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Rule;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.ValueTest;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what a rule matches, so that the same meaning gives the same bytes in any process: each
 * node of the closed tree begins with a number of its own, lengths stand before texts and lists,
 * and terms whose order means nothing are sorted by their bytes. Nothing here asks an object for
 * its text or hash, which may differ from one process to the next.
 *
 * <p>The numbers are part of the format of saved state: one that was given is never given again.
 */
public final class Meaning {
  private final StateWriter out = new StateWriter();

  private Meaning() {}

  /** Encodes a rule: its reference, what it is tried on, and when it matches. */
  static Identity of(Rule rule) {
    Meaning meaning = new Meaning();
    meaning.out.text("rule");
    meaning.out.text(rule.reference());
    meaning.logSource(rule.logSource());
    meaning.expr(rule.expr());
    return Identity.of(meaning.out);
  }

  /** Encodes an expression alone. */
  static byte[] of(Expr expr) {
    Meaning meaning = new Meaning();
    meaning.expr(expr);
    return meaning.out.toBytes();
  }

  private void logSource(LogSource source) {
    part(source.product());
    part(source.category());
    part(source.service());
  }

  private void part(@Nullable String text) {
    out.flag(text != null);
    if (text != null) {
      out.text(text);
    }
  }

  private void expr(Expr expr) {
    if (expr instanceof Expr.And and) {
      out.count(1);
      sorted(and.terms());
    } else if (expr instanceof Expr.Or or) {
      out.count(2);
      sorted(or.terms());
    } else if (expr instanceof Expr.Not not) {
      out.count(3);
      expr(not.term());
    } else if (expr instanceof Expr.Match match) {
      out.count(4);
      out.text(match.field());
      test(match.test());
    } else if (expr instanceof Expr.Keyword keyword) {
      out.count(5);
      test(keyword.test());
    } else if (expr instanceof Expr.ArrayScope scope) {
      out.count(6);
      out.text(scope.field());
      out.text(scope.quantifier().name());
      out.count(scope.quantifier() == Expr.Quantifier.INDEX ? scope.index() : 0);
      expr(scope.element());
    } else {
      throw new IllegalArgumentException("no encoding of " + expr.getClass());
    }
  }

  private void sorted(List<Expr> terms) {
    byte[][] encoded = terms.stream().map(Meaning::of).toArray(byte[][]::new);
    Arrays.sort(encoded, Arrays::compareUnsigned);
    out.count(encoded.length);
    for (byte[] term : encoded) {
      out.bytes(term, 0, term.length);
    }
  }

  private void test(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      out.count(1);
      pattern(text.pattern());
      out.flag(text.cased());
    } else if (test instanceof ValueTest.Decimal decimal) {
      out.count(2);
      out.text(decimal.comparison().name());
      number(decimal.value());
    } else if (test instanceof ValueTest.Bool bool) {
      out.count(3);
      out.flag(bool.value());
    } else if (test instanceof ValueTest.IsNull) {
      out.count(4);
    } else if (test instanceof ValueTest.Exists exists) {
      out.count(5);
      out.flag(exists.expected());
    } else {
      rarerTest(test);
    }
  }

  private void rarerTest(ValueTest test) {
    if (test instanceof ValueTest.Regex regex) {
      out.count(6);
      out.text(regex.expression());
      out.flag(regex.ignoreCase());
      out.flag(regex.multiLine());
      out.flag(regex.dotAll());
    } else if (test instanceof ValueTest.Cidr cidr) {
      out.count(7);
      out.count(cidr.network().size());
      cidr.network().forEach(part -> out.count(part & 0xFF));
      out.count(cidr.prefixLength());
    } else if (test instanceof ValueTest.FieldReference reference) {
      out.count(8);
      out.text(reference.otherField());
      out.text(reference.relation().name());
      out.flag(reference.cased());
    } else if (test instanceof ValueTest.InList list) {
      out.count(9);
      out.text(list.list());
      out.text(list.shape().name());
    } else if (test instanceof ValueTest.TimePart part) {
      out.count(10);
      out.text(part.part().name());
      out.text(part.comparison().name());
      number(part.value());
    } else {
      throw new IllegalArgumentException("no encoding of " + test.getClass());
    }
  }

  private void pattern(TextPattern pattern) {
    out.count(pattern.segments().size());
    for (TextPattern.Segment segment : pattern.segments()) {
      if (segment instanceof TextPattern.Literal literal) {
        out.count(1);
        out.text(literal.text());
      } else if (segment instanceof TextPattern.Star) {
        out.count(2);
      } else if (segment instanceof TextPattern.One) {
        out.count(3);
      } else if (segment instanceof TextPattern.Dash) {
        out.count(4);
      } else {
        throw new IllegalArgumentException("no encoding of " + segment.getClass());
      }
    }
  }

  private void number(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    byte[] digits = bare.unscaledValue().toByteArray();
    out.bytes(digits, 0, digits.length);
    out.number(bare.scale());
  }
}
