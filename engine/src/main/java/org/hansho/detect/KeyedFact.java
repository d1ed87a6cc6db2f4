package org.hansho.detect;

/**
 * A fact on its way to the state of one key of a document that listens to it.
 *
 * @param key the listener's key of the fact
 */
public record KeyedFact(Fact fact, Listener listener, GroupKey key) {
  /** The order of facts; of one fact that of the documents that listen. */
  public static final FactOrder<KeyedFact> ORDER = new Order();

  /** Event time in nanoseconds since 1970. */
  public long time() {
    return fact.time();
  }

  private static final class Order implements FactOrder<KeyedFact> {
    @Override
    public int compare(KeyedFact one, KeyedFact other) {
      int byFact = Fact.ORDER.compare(one.fact, other.fact);
      int byDocument =
          byFact != 0
              ? byFact
              : Integer.compare(one.listener.document(), other.listener.document());
      return byDocument != 0
          ? byDocument
          : Integer.compare(one.listener.role(), other.listener.role());
    }

    @Override
    public long time(KeyedFact keyed) {
      return keyed.fact.time();
    }

    @Override
    public long hint(KeyedFact keyed) {
      return keyed.fact.origin().hash();
    }
  }
}
