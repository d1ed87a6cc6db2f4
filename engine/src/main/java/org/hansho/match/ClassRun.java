package org.hansho.match;

import java.util.Arrays;
import org.hansho.address.Address;
import org.hansho.event.Event;
import org.hansho.sigma.Expr;
import org.jspecify.annotations.Nullable;

/**
 * What one thread knows of the current event against the rules of its class: bits set, candidates,
 * questions answered.
 *
 * <p>Everything is stamped with the number of the event, so that nothing is cleared between events.
 */
final class ClassRun {
  private static final byte NO = 0;
  private static final byte YES = 1;
  private static final byte UNDECIDED = 2;

  /** Most undecided questions of one condition that are taken both ways. */
  private static final int MOST_DOUBTS = 6;

  private final ClassIndex index;
  private final Predicates predicates;
  private final ValueSearch search;
  private final @Nullable Predicate[] questions;

  private int epoch;
  private final int[] stamps;
  private final int[] postingStarts;
  private final int[] postings;
  private final int[] asked;
  private final byte[] answers;
  private final long[] candidates;

  /** By field, the number of the last event in which it was searched on demand. */
  private final int[] searched;

  /**
   * By number of the table, what is left to be found of {@link ShortTable}'s pairs in the current
   * text.
   */
  private final long[] @Nullable [] pairs;

  /** Where bits that are set are noted; null if nowhere. */
  private @Nullable KnownTests notes;

  private int[] struck = new int[64];
  private int struckCount;

  private long eventCount;
  private long candidateCount;
  private long testCount;
  private long questionCount;

  private final DecimalText decimal = new DecimalText();
  private final DecimalText otherDecimal = new DecimalText();
  private final Address address = new Address();

  ClassRun(ClassIndex index, Predicates predicates, ValueSearch search) {
    this.index = index;
    this.predicates = predicates;
    this.search = search;
    this.searched = new int[index.lateFields().length];
    this.questions = new Predicate[index.questions().length];
    this.stamps = new int[index.bits()];
    this.postingStarts = index.postingStarts();
    this.postings = index.postings();
    this.asked = new int[questions.length];
    this.answers = new byte[questions.length];
    this.pairs = new long[index.fields().length * 2][];
    this.candidates = new long[(index.units() + 63) / 64];
  }

  ClassIndex index() {
    return index;
  }

  DecimalText decimal() {
    return decimal;
  }

  DecimalText otherDecimal() {
    return otherDecimal;
  }

  Address address() {
    return address;
  }

  MatchCounts counts() {
    return new MatchCounts(eventCount, candidateCount, testCount, questionCount);
  }

  /** This thread's copy of a bitmap. */
  long[] pairs(int table, long[] master) {
    long[] copy = pairs[table];
    if (copy == null) {
      copy = master.clone();
      pairs[table] = copy;
    }
    return copy;
  }

  /** Notes that a word of the bitmap in use was changed. */
  void struck(int word) {
    if (struckCount == struck.length) {
      struck = Arrays.copyOf(struck, struckCount * 2);
    }
    struck[struckCount++] = word;
  }

  /** Makes the copy equal to the master again. */
  void restore(long[] copy, long[] master) {
    while (struckCount > 0) {
      int word = struck[--struckCount];
      copy[word] = master[word];
    }
  }

  /** Starts on another event. */
  void begin() {
    eventCount++;
    if (++epoch == 0) {
      Arrays.fill(stamps, 0);
      Arrays.fill(asked, 0);
      Arrays.fill(searched, 0);
      epoch = 1;
    }
    for (int unit : index.always()) {
      candidates[unit >>> 6] |= 1L << unit;
    }
  }

  /** Bits that are set from here on are noted there too; nowhere if null. */
  void noteIn(@Nullable KnownTests tests) {
    notes = tests;
  }

  /** Sets bits; those set already cost a comparison. */
  void set(int[] bits) {
    if (notes != null) {
      notes.note(bits);
    }
    int now = epoch;
    for (int bit : bits) {
      if (stamps[bit] != now) {
        stamps[bit] = now;
        int end = postingStarts[bit + 1];
        for (int posting = postingStarts[bit]; posting < end; posting++) {
          int unit = postings[posting];
          candidates[unit >>> 6] |= 1L << unit;
        }
      }
    }
  }

  /** Decides the candidates and collects the rules that hold. */
  void decide(Event event, MatchedRules into) {
    for (int word = 0; word < candidates.length; word++) {
      long left = candidates[word];
      candidates[word] = 0;
      while (left != 0) {
        int unit = word << 6 | Long.numberOfTrailingZeros(left);
        left &= left - 1;
        candidateCount++;
        if (holds(index.entries()[unit], event, MOST_DOUBTS)) {
          into.add(index.rulesOf()[unit]);
        }
      }
    }
  }

  /**
   * Whether a program ends in the verdict that the unit holds. A question without an answer is
   * taken both ways, and both must end so.
   *
   * @param doubts how many such questions may come; beyond them the unit does not hold
   */
  private boolean holds(int entry, Event event, int doubts) {
    int[] code = index.code();
    int now = epoch;
    int at = entry;
    int steps = 0;
    while (at >= 0) {
      steps++;
      int what = code[at];
      int answer = what >= 0 ? (stamps[what] == now ? YES : NO) : ask(~what, event);
      if (answer == UNDECIDED) {
        testCount += steps;
        return doubts > 0
            && holds(code[at + 1], event, doubts - 1)
            && holds(code[at + 2], event, doubts - 1);
      }
      at = code[answer == YES ? at + 1 : at + 2];
    }
    testCount += steps;
    return at == ClassIndex.HOLDS;
  }

  private int ask(int what, Event event) {
    if (what < ClassIndex.LATE) {
      return answer(what, event);
    }
    return isSetLate(what - ClassIndex.LATE, event) ? YES : NO;
  }

  private boolean isSetLate(int bit, Event event) {
    int field = index.lateFieldOf()[bit];
    FieldIndex late = index.lateFields()[field];
    if (late != null && searched[field] != epoch) {
      searched[field] = epoch;
      search.values(event, field, late, this);
    }
    return stamps[bit] == epoch;
  }

  private int answer(int question, Event event) {
    if (asked[question] != epoch) {
      asked[question] = epoch;
      questionCount++;
      Predicate predicate = questions[question];
      if (predicate == null) {
        Expr leaf = index.questions()[question];
        predicate = predicates.bind(leaf);
        questions[question] = predicate;
      }
      boolean holds = predicate.holds(event);
      answers[question] = predicates.doubts().take() && !holds ? UNDECIDED : holds ? YES : NO;
    }
    return answers[question];
  }
}
