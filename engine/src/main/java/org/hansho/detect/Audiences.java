package org.hansho.detect;

import java.util.Arrays;
import java.util.BitSet;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * The audiences of all combinations of rules that occur: an open table with linear probing. Belongs
 * to one thread; finding one that is known allocates nothing.
 *
 * <p>At most {@link #MOST} are kept, so that records made to match in ever new combinations fill no
 * memory; the audience of a further one is made each time.
 */
public final class Audiences {
  /** Most combinations kept. */
  static final int MOST = 20_000;

  private static final int SMALLEST = 64;
  private static final int MOST_RULES = 1 << 20;
  private static final int PRIME = 0x9E3779B1;

  private final DetectorPlan plan;
  private final BitSet part;
  private @Nullable Audience[] known = new @Nullable Audience[SMALLEST];
  private int size;
  private int[] documents = new int[64];

  /** None yet, of all documents of a plan. */
  public Audiences(DetectorPlan plan) {
    this(plan, everything(plan));
  }

  /**
   * None yet.
   *
   * @param part the documents that may listen, see {@link DetectorParts}; not copied
   */
  public Audiences(DetectorPlan plan, BitSet part) {
    this.plan = plan;
    this.part = part;
  }

  private static BitSet everything(DetectorPlan plan) {
    BitSet all = new BitSet();
    all.set(0, plan.size());
    return all;
  }

  /** The observation of the same record with an audience of these. */
  public Observation of(Observation observation) {
    return observation.before(of(observation.audience()));
  }

  /** The audience of the same rules. */
  public Audience of(Audience other) {
    return of(other.documents(), other.documents().length);
  }

  /**
   * The audience of some rules.
   *
   * @param rules indexes in the plan, ascending
   * @param count how many of them count
   */
  public Audience of(int[] rules, int count) {
    int slot = slot(rules, count);
    Audience audience = known[slot];
    if (audience == null) {
      audience = new Audience(plan, part, Arrays.copyOf(rules, count));
      if (size < MOST) {
        keep(slot, audience);
      }
    }
    return audience;
  }

  /** The slot of a combination, or the free one where it would stand. */
  private int slot(int[] rules, int count) {
    int mask = known.length - 1;
    int slot = hash(rules, count) & mask;
    for (Audience at = known[slot]; at != null; at = known[slot]) {
      int[] documents = at.documents();
      if (Arrays.equals(documents, 0, documents.length, rules, 0, count)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int hash(int[] rules, int count) {
    int hash = count;
    for (int i = 0; i < count; i++) {
      hash = (hash ^ rules[i]) * PRIME;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private void keep(int slot, Audience audience) {
    known[slot] = audience;
    if (++size > known.length / 2) {
      @Nullable Audience[] old = known;
      known = new @Nullable Audience[old.length * 2];
      for (Audience moved : old) {
        if (moved != null) {
          known[slot(moved.documents(), moved.documents().length)] = moved;
        }
      }
    }
  }

  /** Reads rules that were written. */
  public Audience read(StateReader in) {
    int count = Math.min(in.count(), MOST_RULES);
    if (count > documents.length) {
      documents = new int[count];
    }
    for (int i = 0; i < count; i++) {
      documents[i] = in.count();
    }
    return of(documents, count);
  }
}
