package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of a plan that know nothing of each other, for as many threads: documents of which one
 * listens to the other, through whatever chain, lie in one part. Each part is run by a {@link
 * LayerStack} of its own, whose observations have {@link SubscriberTable} of that part; all of them
 * together find what one for the whole plan finds.
 */
public final class DetectorParts {
  /** What it costs to read an observation and to make its keys, in facts handed over. */
  private static final long RECORD = 4;

  /** What each of the first facts of a document costs more, for its code and states are cold. */
  private static final long COLD = 60;

  /** How many facts are the first ones. */
  private static final long FIRST = 1500;

  private DetectorParts() {}

  /**
   * Deals out all documents. Chains that hear of the same records lie side by side, so that most
   * records concern few parts, and the parts are cut where the dearest costs least. The same
   * numbers give the same parts.
   *
   * @param often how often each combination of rules occurs, or an estimate; may be empty
   * @param count how many parts; some may be empty
   * @return the documents of each part
   */
  public static List<BitSet> of(DetectorPlan plan, Map<Subscribers, Long> often, int count) {
    List<Chain> chains = chains(plan, often);
    long low = chains.stream().mapToLong(chain -> chain.cost(new BitSet())).max().orElse(0);
    long high = chains.stream().mapToLong(chain -> chain.cost(new BitSet())).sum();
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (dealt(chains, middle).size() <= count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    List<BitSet> parts = dealt(chains, high);
    while (parts.size() < count) {
      parts.add(new BitSet());
    }
    return parts;
  }

  /** Fills one part after the other up to a cost that each chain alone keeps within. */
  private static List<BitSet> dealt(List<Chain> chains, long most) {
    List<BitSet> parts = new ArrayList<>();
    BitSet heard = new BitSet();
    long left = 0;
    for (Chain chain : chains) {
      long cost = chain.cost(heard);
      if (parts.isEmpty() || cost > left) {
        parts.add(new BitSet());
        heard.clear();
        left = most;
        cost = chain.cost(heard);
      }
      parts.get(parts.size() - 1).or(chain.documents);
      heard.or(chain.heard);
      left -= cost;
    }
    return parts;
  }

  /** Documents that may hear of each other. */
  private static final class Chain {
    /** By the combination that occurs most often, so that those who hear it lie side by side. */
    static final Comparator<Chain> ORDER =
        Comparator.<Chain>comparingLong(chain -> chain.most)
            .thenComparingLong(chain -> chain.handed)
            .reversed()
            .thenComparing(chain -> chain.documents.nextSetBit(0));

    private final long[] often;
    private final BitSet documents = new BitSet();
    private final BitSet heard = new BitSet();
    private long handed;
    private long most;

    /** Without documents, and how often each combination occurs. */
    Chain(long[] often) {
      this.often = often;
    }

    void hear(int combination) {
      heard.set(combination);
      most = Math.max(most, often[combination]);
    }

    void weigh(long[] facts) {
      documents.stream()
          .forEach(one -> handed += 1 + facts[one] + COLD * Math.min(facts[one], FIRST));
    }

    /** What it adds to a part that already listens to some combinations. */
    long cost(BitSet known) {
      long records = 0;
      for (int one = heard.nextSetBit(0); one >= 0; one = heard.nextSetBit(one + 1)) {
        records += known.get(one) ? 0 : often[one];
      }
      return handed + RECORD * records;
    }
  }

  private static List<Chain> chains(DetectorPlan plan, Map<Subscribers, Long> often) {
    TreeMap<Subscribers, Long> ordered = new TreeMap<>(Subscribers.ORDER);
    ordered.putAll(often);
    long[] counts = ordered.values().stream().mapToLong(Long::longValue).toArray();
    int[] leads = leads(plan);
    Map<Integer, Chain> chains = new TreeMap<>();
    for (int index = plan.rules(); index < plan.size(); index++) {
      chains.computeIfAbsent(lead(leads, index), unseen -> new Chain(counts)).documents.set(index);
    }
    long[] handed = new long[plan.size()];
    int combination = 0;
    for (Subscribers subscribers : ordered.keySet()) {
      long[] once = new long[plan.size()];
      subscribers.count(once);
      for (int index = plan.rules(); index < plan.size(); index++) {
        Chain chain = chains.get(lead(leads, index));
        if (once[index] > 0 && chain != null) {
          chain.hear(combination);
          handed[index] += once[index] * counts[combination];
        }
      }
      combination++;
    }
    chains.values().forEach(chain -> chain.weigh(handed));
    return chains.values().stream().sorted(Chain.ORDER).toList();
  }

  /** For each document another one of its chain, the same for all by way of {@link #lead}. */
  private static int[] leads(DetectorPlan plan) {
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
    return leads;
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
