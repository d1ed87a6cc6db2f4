package org.hansho.detect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How many bytes of the heap the states of all documents may take, and which documents share them.
 *
 * <p>Documents of a pool lend each other what they do not use: only when a key group of the pool is
 * full, the document that uses most of it gives way. So no flood of one takes the room of another
 * that needs no more than its equal share, and what is evicted depends on the facts of the key
 * group and the pool alone, never on threads. Immutable.
 */
public final class StateBudget {
  /** As much as there is. */
  public static final StateBudget UNLIMITED =
      new StateBudget(new int[0], new long[] {Long.MAX_VALUE});

  /** What a layer of few documents gets at least, as a part of an equal share. */
  private static final int LEAST_PART = 2;

  private final int[] pools;
  private final long[] bytes;

  private StateBudget(int[] pools, long[] bytes) {
    this.pools = pools;
    this.bytes = bytes;
  }

  /**
   * Documents of a layer share, for drivers that run layer by layer; a layer has bytes by the
   * number of its documents.
   */
  public static StateBudget ofLayers(DetectorPlan plan, long bytes) {
    int layers = Math.max(1, plan.layers());
    int[] pools = new int[plan.size()];
    long[] weights = new long[layers];
    Arrays.fill(weights, Math.max(1, plan.keyed().size() / (LEAST_PART * layers)));
    for (DetectorPlan.Document document : plan.keyed()) {
      pools[document.index()] = document.layer() - 1;
      weights[document.layer() - 1]++;
    }
    long all = Arrays.stream(weights).sum();
    return new StateBudget(
        pools, Arrays.stream(weights).map(weight -> bytes / all * weight).toArray());
  }

  /** Documents of a part share, for drivers that run the parts one beside the other. */
  public static StateBudget ofParts(DetectorPlan plan, List<BitSet> parts, long bytes) {
    int[] pools = new int[plan.size()];
    for (int part = 0; part < parts.size(); part++) {
      int pool = part;
      parts.get(part).stream().forEach(document -> pools[document] = pool);
    }
    long[] shares = new long[parts.size()];
    Arrays.fill(shares, bytes / Math.max(1, parts.size()));
    return new StateBudget(pools, shares);
  }

  /** Rooms for the states of one thread, empty. */
  Rooms rooms() {
    return new Rooms(this);
  }

  /** The pools as one thread has them. Belongs to it. */
  static final class Rooms {
    private final int[] pools;
    private final StateRoom[] rooms;

    private Rooms(StateBudget budget) {
      pools = budget.pools;
      rooms = new StateRoom[budget.bytes.length];
      Arrays.setAll(rooms, pool -> new StateRoom(budget.bytes[pool] / GroupKey.GROUPS));
    }

    /** The room that a document shares. */
    StateRoom of(int document) {
      return rooms[document < pools.length ? pools[document] : 0];
    }
  }
}
