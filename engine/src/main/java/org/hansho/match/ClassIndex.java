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
 * @param fields index by field id; null where no rule of the class looks, or only late
 * @param lateFields index by field id of the fields that make no unit a candidate, which are
 *     searched once a program asks; null for others
 * @param lateFieldOf by bit the field that is searched late for it, or {@link #NO_FIELD}
 * @param record what keywords need to find in the record, or null
 * @param postingStarts where in {@code postings} the units of a bit begin; the next bit's follow
 * @param postings units by bit
 * @param always units that are candidates on every event
 * @param entries where the program of a unit begins in {@code code}
 * @param code triples: what is asked; where to go on if it holds; where if not. Asked is a bit, or
 *     the complement of a question's index or, above {@link #LATE}, of a late bit. Negative targets
 *     are verdicts
 * @param questions leaves that are asked when a program comes to them
 * @param rulesOf rules by unit
 */
record ClassIndex(
    @Nullable FieldIndex[] fields,
    @Nullable FieldIndex[] lateFields,
    int[] lateFieldOf,
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

  /** Added to a bit that may not have been looked for yet; there are fewer questions. */
  static final int LATE = 1 << 30;

  /** Of a bit that is set, if it is, before any program begins. */
  static final int NO_FIELD = -1;

  /** How many bits there are. */
  int bits() {
    return postingStarts.length - 1;
  }

  /** How many distinct conditions there are. */
  int units() {
    return entries.length;
  }
}
