package org.hansho.match;

import java.util.List;
import java.util.function.Function;
import org.hansho.regex.Needs;
import org.hansho.sigma.ValueTest.Regex;

/** What a text needs for a regular expression to be found in it, as a term. */
final class RegexNeeds {
  private RegexNeeds() {}

  /**
   * The needs of an expression.
   *
   * @param literal makes the term that a text has a literal
   * @param notAscii the term that a text is not pure ASCII
   */
  static Term of(Regex regex, Function<String, Term> literal, Term notAscii) {
    return term(Needs.of(regex.expression(), regex.options()), literal, notAscii);
  }

  private static Term term(Needs needs, Function<String, Term> literal, Term notAscii) {
    if (needs instanceof Needs.Has has) {
      Term plain = literal.apply(has.literal());
      return has.folds() ? Lowering.any(List.of(plain, notAscii)) : plain;
    }
    if (needs instanceof Needs.AllOf all) {
      return Lowering.all(all.parts().stream().map(part -> term(part, literal, notAscii)).toList());
    }
    Needs.AnyOf any = (Needs.AnyOf) needs;
    return Lowering.any(any.parts().stream().map(part -> term(part, literal, notAscii)).toList());
  }
}
