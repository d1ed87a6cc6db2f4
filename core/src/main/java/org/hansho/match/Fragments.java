package org.hansho.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.sigma.ValueTest;

/**
 * What a record must hold for a keyword to be in one of its texts.
 *
 * <p>Pieces are cut at every character that JSON may or must write as an escape, so that they stand
 * in a JSON record as they are. Only {@code \}{@code u} escapes can hide them; the record filter
 * looks out for those.
 */
final class Fragments {
  /** A shorter piece says too little. */
  static final int SHORTEST = 4;

  /** From this length on a second piece is worth its while. */
  private static final int LONG = 11;

  private static final int MOST = 2;
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
    return test instanceof ValueTest.Regex regex ? RegexNeeds.of(regex, Fragments::of) : UNKNOWN;
  }

  /** The longest pieces of a literal. */
  private static Term of(String literal) {
    List<String> pieces = new ArrayList<>();
    for (String piece : literal.split("[\\x00-\\x1F\"/\\\\\\x7F-\\uFFFF]", -1)) {
      if (piece.length() >= SHORTEST) {
        pieces.add(piece);
      }
    }
    pieces.sort(Comparator.comparingInt(String::length).reversed());
    long longOnes = pieces.stream().filter(piece -> piece.length() >= LONG).count();
    return Lowering.all(
        pieces.stream()
            .limit(Math.max(1, Math.min(MOST, longOnes)))
            .map(piece -> (Term) new Term.Fragment(piece))
            .toList());
  }
}
