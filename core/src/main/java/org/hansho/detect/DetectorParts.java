package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Parts of a plan that know nothing of each other, for as many threads: documents of which one
 * listens to the other, through whatever chain, lie in one part. Each part is run by a {@link
 * LayerStack} of its own, whose observations have {@link Audiences} of that part; all of them
 * together find what one for the whole plan finds.
 */
public final class DetectorParts {
  private DetectorParts() {}

  /**
   * Deals out all documents, the heaviest chains first, each to the part that has least. The same
   * weights give the same parts.
   *
   * @param weights by index of the document, how many facts it is told of, or an estimate
   * @param count how many parts; some may be empty
   * @return the documents of each part
   */
  public static List<BitSet> of(DetectorPlan plan, long[] weights, int count) {
    List<Chain> chains = chains(plan, weights);
    chains.sort(Comparator.comparingLong(Chain::weight).reversed().thenComparing(Chain::first));
    List<BitSet> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      parts.add(new BitSet());
    }
    long[] dealt = new long[count];
    for (Chain chain : chains) {
      int least = 0;
      for (int part = 1; part < count; part++) {
        least = dealt[part] < dealt[least] ? part : least;
      }
      dealt[least] += chain.weight();
      parts.get(least).or(chain.documents());
    }
    return parts;
  }

  /** Documents that may hear of each other. */
  private record Chain(BitSet documents, long weight) {
    int first() {
      return documents.nextSetBit(0);
    }
  }

  private static List<Chain> chains(DetectorPlan plan, long[] weights) {
    int[] leads = new int[plan.size()];
    Arrays.setAll(leads, document -> document);
    for (int index = plan.rules(); index < plan.size(); index++) {
      DetectorPlan.Document document = plan.document(index);
      if (document != null) {
        for (Listener listener : document.listeners()) {
          join(leads, index, listener.document());
        }
        for (int passed : document.passes()) {
          join(leads, index, Math.max(index, passed));
        }
      }
    }
    BitSet[] members = new BitSet[plan.size()];
    long[] weight = new long[plan.size()];
    for (int index = plan.rules(); index < plan.size(); index++) {
      int lead = lead(leads, index);
      members[lead] = members[lead] == null ? new BitSet() : members[lead];
      members[lead].set(index);
      weight[lead] += 1 + weights[index];
    }
    List<Chain> chains = new ArrayList<>();
    for (int lead = 0; lead < members.length; lead++) {
      if (members[lead] != null) {
        chains.add(new Chain(members[lead], weight[lead]));
      }
    }
    return chains;
  }

  private static void join(int[] leads, int one, int other) {
    leads[lead(leads, one)] = lead(leads, other);
  }

  private static int lead(int[] leads, int document) {
    int at = document;
    while (leads[at] != at) {
      leads[at] = leads[leads[at]];
      at = leads[at];
    }
    return at;
  }
}
