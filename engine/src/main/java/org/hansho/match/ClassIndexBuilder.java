package org.hansho.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.sigma.Expr;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of one class of events. Used once. */
final class ClassIndexBuilder {
  /** A disjunction of as many indexed tests becomes one bit, which any of them sets. */
  private static final int LEAST_OF_GROUP = 4;

  private final int fieldCount;
  private final Map<Term, List<Integer>> rulesByCondition = new LinkedHashMap<>();

  private final Map<Term, Integer> bits = new HashMap<>();
  private final List<List<Integer>> postings = new ArrayList<>();
  private final Map<Term, List<Integer>> bitsOfTest = new LinkedHashMap<>();
  private final Map<Expr, Integer> questions = new LinkedHashMap<>();

  /** Fields that are searched late, and by bit which of them it needs. */
  private final BitSet late = new BitSet();

  private final List<Integer> lateFieldOf = new ArrayList<>();

  private int[] code = new int[1024];
  private int codeSize;

  ClassIndexBuilder(int fieldCount) {
    this.fieldCount = fieldCount;
  }

  /** Adds a rule; rules come in ascending order. */
  void add(int rule, Term condition) {
    rulesByCondition.computeIfAbsent(condition, unused -> new ArrayList<>()).add(rule);
  }

  ClassIndex build() {
    List<Unit> units = units();
    late.or(lateFields(units));
    int[] entries = new int[units.size()];
    int[][] rulesOf = new int[units.size()][];
    List<Integer> always = new ArrayList<>();
    for (int unit = 0; unit < entries.length; unit++) {
      entries[unit] = compile(units.get(unit).condition, ClassIndex.HOLDS, ClassIndex.FAILS);
      rulesOf[unit] = ints(units.get(unit).rules);
      Witness witness = units.get(unit).witness;
      if (witness == null) {
        always.add(unit);
      } else {
        for (Term bit : witness.bits) {
          postings.get(bit(bit)).add(unit);
        }
      }
    }
    return new ClassIndex(
        fieldIndexes(false),
        fieldIndexes(true),
        ints(lateFieldOf),
        recordFilter(),
        postingStarts(),
        postings.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray(),
        ints(always),
        entries,
        Arrays.copyOf(code, codeSize),
        questions.keySet().toArray(Expr[]::new),
        rulesOf);
  }

  /** Rules of one condition. */
  private record Unit(Term condition, @Nullable Witness witness, List<Integer> rules) {}

  private List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    rulesByCondition.forEach(
        (condition, rules) -> {
          Term grouped = grouped(condition);
          units.add(new Unit(grouped, witness(grouped), rules));
        });
    return units;
  }

  private static BitSet lateFields(List<Unit> units) {
    List<Term> conditions = new ArrayList<>();
    List<Term> witnesses = new ArrayList<>();
    for (Unit unit : units) {
      conditions.add(unit.condition);
      if (unit.witness != null) {
        witnesses.addAll(unit.witness.bits);
      }
    }
    return LateFields.of(conditions, witnesses);
  }

  private int[] postingStarts() {
    int[] starts = new int[postings.size() + 1];
    for (int bit = 0; bit < postings.size(); bit++) {
      starts[bit + 1] = starts[bit] + postings.get(bit).size();
    }
    return starts;
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  // -- groups and bits ---------------------------------------------------------------------------

  /** A disjunction of indexed tests that one bit answers. Not part of conditions otherwise. */
  static boolean isGroup(Term term) {
    return term instanceof Term.Any any
        && any.terms().size() >= LEAST_OF_GROUP
        && any.terms().stream().allMatch(ClassIndexBuilder::isIndexed);
  }

  private static boolean isIndexed(Term term) {
    return term instanceof Term.Indexed || term instanceof Term.Fragment;
  }

  /** The term with the indexed tests of large disjunctions put together. */
  private static Term grouped(Term term) {
    if (term instanceof Term.All all) {
      return new Term.All(all.terms().stream().map(ClassIndexBuilder::grouped).toList());
    }
    if (term instanceof Term.Not not) {
      return new Term.Not(grouped(not.term()));
    }
    if (!(term instanceof Term.Any any) || isGroup(any)) {
      return term;
    }
    List<Term> indexed = any.terms().stream().filter(ClassIndexBuilder::isIndexed).toList();
    List<Term> others = new ArrayList<>();
    for (Term other : any.terms()) {
      if (!isIndexed(other)) {
        others.add(grouped(other));
      }
    }
    others.addAll(0, indexed.size() >= LEAST_OF_GROUP ? List.of(new Term.Any(indexed)) : indexed);
    return new Term.Any(others);
  }

  /** The bit of a test or group. */
  private int bit(Term term) {
    Integer known = bits.get(term);
    if (known != null) {
      return known;
    }
    int bit = postings.size();
    bits.put(term, bit);
    postings.add(new ArrayList<>());
    lateFieldOf.add(lateField(term));
    for (Term test : LateFields.testsOf(term)) {
      bitsOfTest.computeIfAbsent(test, unused -> new ArrayList<>()).add(bit);
    }
    return bit;
  }

  /** The field that has to be searched for a bit, if that is done late. */
  private int lateField(Term bit) {
    int field = LateFields.fieldOf(LateFields.testsOf(bit).get(0));
    return field >= 0 && late.get(field) ? field : ClassIndex.NO_FIELD;
  }

  // -- witnesses ---------------------------------------------------------------------------------

  /** Bits of which one is set whenever a term holds, and how often that is. */
  private record Witness(List<Term> bits, double rate) {}

  private static @Nullable Witness witness(Term term) {
    if (isIndexed(term) || isGroup(term)) {
      return new Witness(List.of(term), Rates.of(term));
    }
    if (term instanceof Term.All all) {
      Witness best = null;
      for (Term part : all.terms()) {
        Witness witness = witness(part);
        if (witness != null && (best == null || witness.rate < best.rate)) {
          best = witness;
        }
      }
      return best;
    }
    if (!(term instanceof Term.Any any)) {
      return null;
    }
    List<Term> together = new ArrayList<>();
    double rate = 0;
    for (Term part : any.terms()) {
      Witness witness = witness(part);
      if (witness == null) {
        return null;
      }
      together.addAll(witness.bits);
      rate += witness.rate;
    }
    return new Witness(together, rate);
  }

  // -- programs ----------------------------------------------------------------------------------

  /** Code that asks for a term and goes on at one of two places; written from the end forwards. */
  private int compile(Term term, int ifHolds, int ifFails) {
    if (term instanceof Term.Not not) {
      return compile(not.term(), ifFails, ifHolds);
    }
    if (isIndexed(term) || isGroup(term)) {
      int bit = bit(term);
      boolean isLate = lateFieldOf.get(bit) != ClassIndex.NO_FIELD;
      return emit(isLate ? ~(ClassIndex.LATE + bit) : bit, ifHolds, ifFails);
    }
    if (term instanceof Term.Asked asked) {
      Integer question = questions.get(asked.leaf());
      if (question == null) {
        question = questions.size();
        questions.put(asked.leaf(), question);
      }
      return emit(~question, ifHolds, ifFails);
    }
    boolean all = term instanceof Term.All;
    List<Term> terms = all ? ((Term.All) term).terms() : ((Term.Any) term).terms();
    Term[] parts = Rates.inOrder(terms, all);
    int at = all ? ifHolds : ifFails;
    for (int i = parts.length - 1; i >= 0; i--) {
      at = all ? compile(parts[i], at, ifFails) : compile(parts[i], ifHolds, at);
    }
    return at;
  }

  private int emit(int what, int ifHolds, int ifFails) {
    if (codeSize + 3 > code.length) {
      code = Arrays.copyOf(code, code.length * 2);
    }
    int at = codeSize;
    code[at] = what;
    code[at + 1] = ifHolds;
    code[at + 2] = ifFails;
    codeSize += 3;
    return at;
  }

  // -- indexes -----------------------------------------------------------------------------------

  private @Nullable FieldIndex[] fieldIndexes(boolean ofLate) {
    Map<Integer, Map<Term.Indexed, int[]>> byField = new HashMap<>();
    bitsOfTest.forEach(
        (test, testBits) -> {
          if (test instanceof Term.Indexed indexed
              && indexed.field() >= 0
              && late.get(indexed.field()) == ofLate) {
            byField
                .computeIfAbsent(indexed.field(), unused -> new LinkedHashMap<>())
                .put(indexed, ints(testBits));
          }
        });
    @Nullable FieldIndex[] indexes = new FieldIndex[fieldCount];
    byField.forEach((field, tests) -> indexes[field] = FieldIndex.of(field, tests));
    return indexes;
  }

  private @Nullable RecordFilter recordFilter() {
    Map<Term.Fragment, int[]> fragments = new LinkedHashMap<>();
    bitsOfTest.forEach(
        (test, testBits) -> {
          if (test instanceof Term.Fragment fragment) {
            fragments.put(fragment, ints(testBits));
          }
        });
    return fragments.isEmpty() ? null : new RecordFilter(fragments);
  }
}
