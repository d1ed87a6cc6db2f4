package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.state.StateWriter;

/**
 * The rules that one record matched, and the documents that subscribe to them, layer by layer, with
 * the keys that have to be made for that. Immutable; made once for each combination of rules, see
 * {@link SubscriberTable}.
 */
public final class Subscribers {
  /** By the rules, whoever listens to them. */
  public static final Comparator<Subscribers> ORDER =
      (one, other) -> Arrays.compare(one.documents, other.documents);

  private static final Subscription[] NOBODY = {};

  private final int[] documents;
  private final int[] columns;
  private final List<Listener> keys = new ArrayList<>();
  private final Subscription[][] layers;

  /**
   * That a listener gets a fact.
   *
   * @param fact which of the documents the fact belongs to, an index
   * @param key which of the keys is the listener's, an index
   */
  record Subscription(int fact, Listener listener, int key) {}

  private record KeyOf(List<Integer> columns, boolean gaps) {}

  /**
   * The subscribers.
   *
   * @param part the documents that may listen
   * @param documents indexes of the rules in the plan, ascending; not copied
   */
  Subscribers(DetectorPlan plan, BitSet part, int[] documents) {
    this.documents = documents;
    this.columns = columns(plan, documents);
    List<List<Subscription>> byLayer = new ArrayList<>();
    for (int layer = 0; layer <= plan.layers(); layer++) {
      byLayer.add(new ArrayList<>());
    }
    Map<KeyOf, Integer> known = new HashMap<>();
    for (int fact = 0; fact < documents.length; fact++) {
      DetectorPlan.Document document = plan.document(documents[fact]);
      for (Listener listener : document == null ? List.<Listener>of() : document.listeners()) {
        if (part.get(listener.document())) {
          byLayer.get(listener.layer()).add(new Subscription(fact, listener, key(listener, known)));
        }
      }
    }
    this.layers =
        byLayer.stream().map(layer -> layer.toArray(NOBODY)).toArray(Subscription[][]::new);
  }

  private static int[] columns(DetectorPlan plan, int[] documents) {
    return Arrays.stream(documents)
        .mapToObj(plan::document)
        .filter(Objects::nonNull)
        .flatMapToInt(document -> Arrays.stream(document.needed()))
        .distinct()
        .sorted()
        .toArray();
  }

  private int key(Listener listener, Map<KeyOf, Integer> known) {
    List<Integer> columns = Arrays.stream(listener.key()).boxed().toList();
    return known.computeIfAbsent(
        new KeyOf(columns, listener.gaps()),
        unseen -> {
          keys.add(listener);
          return keys.size() - 1;
        });
  }

  /** Adds one for each fact that a document gets, at its index. */
  void count(long[] facts) {
    for (Subscription[] layer : layers) {
      for (Subscription one : layer) {
        facts[one.listener().document()]++;
      }
    }
  }

  /** Writes the rules. */
  public void write(StateWriter out) {
    out.count(documents.length);
    for (int document : documents) {
      out.count(document);
    }
  }

  /** Whether nobody listens. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Indexes of the rules in the plan, ascending. Not to be changed. */
  int[] documents() {
    return documents;
  }

  /** The columns of values that somebody of it needs, ascending. Not to be changed. */
  int[] columns() {
    return columns;
  }

  /** Whether a column is part of a key that has to be made. */
  boolean isKeyedBy(int column) {
    for (Listener listener : keys) {
      for (int part : listener.key()) {
        if (part == column) {
          return true;
        }
      }
    }
    return false;
  }

  /** One listener for each different key that has to be made. */
  List<Listener> keys() {
    return keys;
  }

  /** The subscriptions of a layer, in the order of facts and of those who listen. */
  Subscription[] layer(int number) {
    return layers[number];
  }
}
