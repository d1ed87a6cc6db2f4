package org.hansho.detect.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a statement differs from what its context knows.
 *
 * @param nearest the known template that it was meant to be; null if none is near
 * @param slot which literal of the template gave way, from 0
 * @param fragment what stands in its place, shortened; empty without a template
 * @param form a hash of what the fragment consists of
 * @param fragmentHash a hash of the fragment
 * @param points of fragment and statement together
 * @param statementPoints of the statement as a whole
 * @param isSql whether the fragment has a quote, a comment or a word of SQL, and the statement
 *     parts from the template there
 * @param namesCatalogue whether a catalogue of tables or users is asked
 * @param words what speaks against it
 */
record Departure(
    @Nullable KnownTemplate nearest,
    int slot,
    String fragment,
    long form,
    long fragmentHash,
    int points,
    int statementPoints,
    boolean isSql,
    boolean namesCatalogue,
    List<String> words) {
  /** The hash of the template departed from, or 0. */
  long base() {
    return nearest == null ? 0 : nearest.hash;
  }
}
