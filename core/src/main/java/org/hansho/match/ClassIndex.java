package org.hansho.match;

import org.hansho.sigma.Expr;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one class of events as bits, postings and programs; made by {@link
 * ClassIndexBuilder}. Immutable and shared.
 *
 * <p>Rules with equal conditions are one unit. A bit is a test that an index answers, or a group of
 * such tests of which one must hold. A posting names the units that become candidates when a bit is
 * set: each unit is posted under bits of which one is set whenever the unit holds.
 *
 * @param fields index by field id; null where no rule of the class looks
 * @param record what keywords need to find in the record, or null
 * @param postingStarts where in {@code postings} the units of a bit begin; the next bit's follow
 * @param postings units by bit
 * @param always units that are candidates on every event
 * @param entries where the program of a unit begins in {@code code}
 * @param code triples: a bit, or the complement of a question's index; where to go on if it holds;
 *     where if not. Negative targets are verdicts
 * @param questions leaves that are asked when a program comes to them
 * @param rulesOf rules by unit
 */
record ClassIndex(
    @Nullable FieldIndex[] fields,
    @Nullable RecordFilter record,
    int[] postingStarts,
    int[] postings,
    int[] always,
    int[] entries,
    int[] code,
    Expr[] questions,
    int[][] rulesOf) {
  /** The program's verdict that the unit holds. */
  static final int HOLDS = -1;

  /** The program's verdict that the unit does not hold. */
  static final int FAILS = -2;

  /** How many bits there are. */
  int bits() {
    return postingStarts.length - 1;
  }

  /** How many distinct conditions there are. */
  int units() {
    return entries.length;
  }
}
