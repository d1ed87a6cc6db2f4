package org.hansho.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hansho.event.Fields;
import org.hansho.match.Term.Has;
import org.hansho.match.Term.Shape;
import org.hansho.match.Term.Sort;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Comparison;

/**
 * Turns conditions into terms.
 *
 * <p>A test that an index answers becomes a bit of that index. Every other test becomes the leaf as
 * it is written, behind bits that are necessary for it, so that it is seldom asked.
 */
final class Lowering {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000_000L);
  private static final Term TRUE = new Term.All(List.of());
  private static final Term FALSE = new Term.Any(List.of());

  private final Fields fields;
  private final Lists lists;

  Lowering(Fields fields, Lists lists) {
    this.fields = fields;
    this.lists = lists;
  }

  Term lower(Expr expr) {
    if (expr instanceof Expr.And and) {
      return all(and.terms().stream().map(this::lower).toList());
    }
    if (expr instanceof Expr.Or or) {
      return any(or.terms().stream().map(this::lower).toList());
    }
    if (expr instanceof Expr.Not not) {
      return new Term.Not(lower(not.term()));
    }
    if (expr instanceof Expr.Match match) {
      return match(match, fields.id(match.field()));
    }
    if (expr instanceof Expr.Keyword keyword) {
      return behind(keyword, Fragments.of(keyword.test()));
    }
    return scope((Expr.ArrayScope) expr);
  }

  /** Joined with and; inner ones are taken apart, doubles dropped. */
  static Term all(List<Term> terms) {
    Set<Term> flat = new LinkedHashSet<>();
    for (Term term : terms) {
      if (term instanceof Term.All inner) {
        flat.addAll(inner.terms());
      } else {
        flat.add(term);
      }
    }
    return flat.size() == 1 ? flat.iterator().next() : new Term.All(List.copyOf(flat));
  }

  /** Joined with or; inner ones are taken apart, doubles dropped; true if one part is. */
  static Term any(List<Term> terms) {
    if (terms.contains(TRUE)) {
      return TRUE;
    }
    Set<Term> flat = new LinkedHashSet<>();
    for (Term term : terms) {
      if (term instanceof Term.Any inner) {
        flat.addAll(inner.terms());
      } else {
        flat.add(term);
      }
    }
    return flat.size() == 1 ? flat.iterator().next() : new Term.Any(List.copyOf(flat));
  }

  private Term match(Expr.Match match, int field) {
    ValueTest test = match.test();
    if (test instanceof ValueTest.IsNull) {
      return new Term.Not(new Has(field, Sort.NOT_NULL));
    }
    if (test instanceof ValueTest.Exists exists) {
      Term present = new Has(field, Sort.ANY);
      return exists.expected() ? present : new Term.Not(present);
    }
    if (test instanceof ValueTest.Text text) {
      return text(match, text, field);
    }
    if (test instanceof ValueTest.Bool bool) {
      return new Term.Literal(field, Shape.EQUAL, Boolean.toString(bool.value()));
    }
    if (test instanceof ValueTest.Decimal decimal) {
      return decimal(match, decimal, field);
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return new Term.InNetwork(field, Network.of(cidr));
    }
    if (test instanceof ValueTest.InList inList) {
      return inList(match.field(), inList);
    }
    List<Term> needed = new ArrayList<>(List.of(new Has(field, Sort.SCALAR)));
    if (test instanceof ValueTest.FieldReference reference) {
      needed.add(new Has(fields.id(reference.otherField()), Sort.SCALAR));
    } else if (test instanceof ValueTest.Regex regex) {
      Term notAscii = new Has(field, Sort.NOT_ASCII);
      needed.add(RegexNeeds.of(regex, literal -> contains(field, literal), notAscii));
    }
    return behind(match, all(needed));
  }

  private static Term contains(int field, String literal) {
    return new Term.Literal(field, Shape.CONTAINS, literal);
  }

  private static Term text(Expr.Match match, ValueTest.Text text, int field) {
    PatternShape shape = PatternShape.of(text.pattern());
    if (shape.matchesEverything()) {
      return new Has(field, Sort.SCALAR);
    }
    if (shape.isOneLiteral() && shape.isAscii() && !text.cased()) {
      return new Term.Literal(field, shape.shape(), shape.literal());
    }
    if (shape.isOneLiteral() && !text.cased()) {
      List<String> spellings = CaseVariants.of(shape.writtenLiteral());
      if (!spellings.isEmpty()) {
        return any(
            spellings.stream()
                .map(spelling -> (Term) new Term.Literal(field, shape.shape(), spelling))
                .toList());
      }
    }
    List<Term> needed = new ArrayList<>();
    if (shape.needsNonAscii()) {
      needed.add(new Has(field, Sort.NOT_ASCII));
    }
    shape.neededLiterals((where, literal) -> needed.add(new Term.Literal(field, where, literal)));
    if (needed.isEmpty()) {
      needed.add(new Has(field, Sort.SCALAR));
    }
    return behind(match, all(needed));
  }

  private static Term decimal(Expr.Match match, ValueTest.Decimal decimal, int field) {
    BigDecimal value = decimal.value();
    boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    if (decimal.comparison() == Comparison.EQUAL && whole && value.abs().compareTo(LARGEST) < 0) {
      return new Term.WholeNumber(field, value.longValueExact());
    }
    return behind(match, new Has(field, Sort.SCALAR));
  }

  private Term inList(String field, ValueTest.InList inList) {
    ValueList list = lists.get(inList.list());
    if (list == null) {
      return FALSE;
    }
    List<Term> entries = new ArrayList<>();
    for (ValueTest entry : ListEntries.tests(list, inList.shape())) {
      entries.add(lower(new Expr.Match(field, entry)));
    }
    return any(entries);
  }

  private Term scope(Expr.ArrayScope scope) {
    boolean needsElement =
        switch (scope.quantifier()) {
          case ANY, ALL, INDEX -> true;
          case ALL_OR_EMPTY, NONE -> false;
        };
    int field = fields.id(scope.field());
    return behind(scope, needsElement ? new Has(field, Sort.NOT_NULL) : TRUE);
  }

  /** A leaf that is asked only where what it needs holds. */
  private static Term behind(Expr leaf, Term needed) {
    return all(List.of(needed, new Term.Asked(leaf)));
  }
}
