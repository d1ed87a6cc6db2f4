package org.hansho.match;

import java.util.Set;
import org.hansho.sigma.Expr;
import org.hansho.sigma.ValueTest;

/** The fields of an event that a condition reads. */
public final class FieldNames {
  private FieldNames() {}

  /** Adds the names; those inside an array scope belong to its elements and are left out. */
  public static void collect(Expr expr, Set<String> names) {
    if (expr instanceof Expr.And and) {
      and.terms().forEach(term -> collect(term, names));
    } else if (expr instanceof Expr.Or or) {
      or.terms().forEach(term -> collect(term, names));
    } else if (expr instanceof Expr.Not not) {
      collect(not.term(), names);
    } else if (expr instanceof Expr.Match match) {
      names.add(match.field());
      if (match.test() instanceof ValueTest.FieldReference reference) {
        names.add(reference.otherField());
      }
    } else if (expr instanceof Expr.ArrayScope scope) {
      names.add(scope.field());
    }
  }
}
