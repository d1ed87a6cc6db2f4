package org.hansho.match;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Spelling;
import org.hansho.sigma.ValueTest;

/** What a record must hold for a keyword to be in one of its texts. */
final class Fragments {
  private static final int SHORTEST = 4;
  private static final Term UNKNOWN = new Term.All(List.of());

  private Fragments() {}

  static Term of(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      PatternShape shape = PatternShape.of(text.pattern());
      List<String> literals = new ArrayList<>();
      if (shape.isOneLiteral() && shape.isAscii()) {
        literals.add(shape.literal());
      } else {
        shape.neededLiterals((where, literal) -> literals.add(literal));
      }
      return Lowering.all(literals.stream().map(Fragments::of).toList());
    }
    return test instanceof ValueTest.Regex regex
        ? RegexNeeds.of(regex, Fragments::of, UNKNOWN)
        : UNKNOWN;
  }

  /** The literal, if it can be looked for. */
  private static Term of(String literal) {
    String anchor = anchor(literal);
    return anchor.length() < SHORTEST ? UNKNOWN : new Term.Fragment(literal);
  }

  /**
   * The longest piece of a literal that stands as it is in records of {@link Spelling#SIGNS}, and
   * in those that are plainer.
   */
  static String anchor(String literal) {
    return longest(literal.split("[^ !#$%()*,\\-.0-9:;=?@\\[\\]^_`a-z{|}~]", -1));
  }

  /** The longest piece of a literal that stands as it is in records of {@link Spelling#PLAIN}. */
  static String plainPiece(String literal) {
    return longest(literal.split("[^ !#-\\[\\]-~]", -1));
  }

  private static String longest(String[] pieces) {
    String longest = "";
    for (String piece : pieces) {
      longest = piece.length() > longest.length() ? piece : longest;
    }
    return longest;
  }
}
