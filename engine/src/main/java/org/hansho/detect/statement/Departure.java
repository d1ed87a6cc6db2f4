package org.hansho.detect.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a statement differs from what its context knows.
 *
 * @param nearest the known template that it was meant to be; null if none is near
 * @param template its text with the place marked; empty without a template
 * @param fragment what stands in its place, shortened; empty without a template
 * @param form a hash of what the fragment consists of
 * @param fragmentHash a hash of the fragment
 * @param points of fragment and statement together
 * @param statementPoints of the statement as a whole
 * @param isOfValue whether a value stands there that may come from outside
 * @param isSql whether the fragment has a quote, a comment or a word of SQL, and the statement
 *     parts from the template there
 * @param namesCatalogue whether a catalogue of tables or users is asked
 * @param words what speaks against it
 */
record Departure(
    @Nullable KnownTemplate nearest,
    String template,
    String fragment,
    long form,
    long fragmentHash,
    int points,
    int statementPoints,
    boolean isOfValue,
    boolean isSql,
    boolean namesCatalogue,
    List<String> words) {
  /** None at all. */
  static final Departure NONE =
      new Departure(null, "", "", 0, 0, 0, 0, false, false, false, List.of());

  /** The hash of the template that was departed from at first, or 0. */
  long base() {
    return nearest == null ? 0 : nearest.root;
  }
}
