package org.hansho.detect;

import java.util.Comparator;

/**
 * A fact on its way to the state of one key of a document that listens to it.
 *
 * @param key the listener's key of the fact
 */
public record KeyedFact(Fact fact, Listener listener, GroupKey key) {
  /** The order of facts; of one fact that of the documents that listen. */
  public static final Comparator<KeyedFact> ORDER =
      Comparator.comparing(KeyedFact::fact, Fact.ORDER)
          .thenComparingInt(keyed -> keyed.listener().document())
          .thenComparingInt(keyed -> keyed.listener().role());

  /** Event time in nanoseconds since 1970. */
  public long time() {
    return fact.time();
  }
}
