package org.hansho.match;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.hansho.event.Fields;

/**
 * Finds the fields of which no test makes a rule a candidate: only rules whose witness lies
 * elsewhere ask for them, which are few on most events, so they are searched when one does.
 */
final class LateFields {
  private final BitSet asked = new BitSet();
  private final BitSet early = new BitSet();

  private LateFields() {}

  /**
   * The fields that are searched late.
   *
   * @param conditions of all rules, grouped
   * @param witnesses the bits that make rules candidates
   */
  static BitSet of(Collection<Term> conditions, Collection<Term> witnesses) {
    LateFields fields = new LateFields();
    conditions.forEach(fields::ask);
    witnesses.forEach(witness -> addFields(witness, fields.early));
    fields.asked.andNot(fields.early);
    return fields.asked;
  }

  private void ask(Term term) {
    if (term instanceof Term.Not not) {
      ask(not.term());
    } else if (term instanceof Term.All all) {
      all.terms().forEach(this::ask);
    } else if (ClassIndexBuilder.isGroup(term)) {
      askGroup(term);
    } else if (term instanceof Term.Any any) {
      any.terms().forEach(this::ask);
    } else {
      addFields(term, asked);
    }
  }

  /**
   * A bit that tests of several fields or of the record may set is asked when all were searched.
   */
  private void askGroup(Term group) {
    boolean isOfOne = testsOf(group).stream().map(LateFields::fieldOf).distinct().count() == 1;
    addFields(group, isOfOne ? asked : early);
  }

  private static void addFields(Term bit, BitSet fields) {
    for (Term test : testsOf(bit)) {
      if (fieldOf(test) >= 0) {
        fields.set(fieldOf(test));
      }
    }
  }

  /** The field of a test, or {@link Fields#UNREAD} of one of the record. */
  static int fieldOf(Term test) {
    return test instanceof Term.Indexed indexed ? indexed.field() : Fields.UNREAD;
  }

  /** The tests of which one sets a bit. */
  static List<Term> testsOf(Term bit) {
    return bit instanceof Term.Any group ? group.terms() : List.of(bit);
  }
}
