package org.hansho.detect;

import java.util.Arrays;
import java.util.BitSet;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * The subscribers of all combinations of rules that occur: an open table with linear probing.
 * Belongs to one thread; finding one that is known allocates nothing.
 *
 * <p>At most {@link #MOST} are kept, so that records made to match in ever new combinations fill no
 * memory; those of a further one are made each time.
 */
public final class SubscriberTable {
  /** Most combinations kept. */
  static final int MOST = 20_000;

  private static final int SMALLEST = 64;
  private static final int MOST_RULES = 1 << 20;
  private static final int PRIME = 0x9E3779B1;

  private final DetectorPlan plan;
  private final BitSet part;
  private @Nullable Subscribers[] known = new @Nullable Subscribers[SMALLEST];
  private int size;
  private int[] documents = new int[64];

  /** None yet, of all documents of a plan. */
  public SubscriberTable(DetectorPlan plan) {
    this(plan, everything(plan));
  }

  /**
   * None yet.
   *
   * @param part the documents that may listen, see {@link DetectorParts}; not copied
   */
  public SubscriberTable(DetectorPlan plan, BitSet part) {
    this.plan = plan;
    this.part = part;
  }

  private static BitSet everything(DetectorPlan plan) {
    BitSet all = new BitSet();
    all.set(0, plan.size());
    return all;
  }

  /** The observation of the same record with an subscribers of these. */
  public Observation of(Observation observation) {
    return observation.before(of(observation.subscribers()));
  }

  /** The subscribers of the same rules. */
  public Subscribers of(Subscribers other) {
    return of(other.documents(), other.documents().length);
  }

  /**
   * The subscribers of some rules.
   *
   * @param rules indexes in the plan, ascending
   * @param count how many of them count
   */
  public Subscribers of(int[] rules, int count) {
    int slot = slot(rules, count);
    Subscribers subscribers = known[slot];
    if (subscribers == null) {
      subscribers = new Subscribers(plan, part, Arrays.copyOf(rules, count));
      if (size < MOST) {
        keep(slot, subscribers);
      }
    }
    return subscribers;
  }

  /** The slot of a combination, or the free one where it would stand. */
  private int slot(int[] rules, int count) {
    int mask = known.length - 1;
    int slot = hash(rules, count) & mask;
    for (Subscribers at = known[slot]; at != null; at = known[slot]) {
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

  private void keep(int slot, Subscribers subscribers) {
    known[slot] = subscribers;
    if (++size > known.length / 2) {
      @Nullable Subscribers[] old = known;
      known = new @Nullable Subscribers[old.length * 2];
      for (Subscribers moved : old) {
        if (moved != null) {
          known[slot(moved.documents(), moved.documents().length)] = moved;
        }
      }
    }
  }

  /** Reads rules that were written. */
  public Subscribers read(StateReader in) {
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
