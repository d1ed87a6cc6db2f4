package org.hansho.detect;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends facts to the listeners of their document, each under its key. Belongs to one thread: that
 * of the session that sends.
 */
final class FactRoutes {
  /** In place of a document: all that listen. */
  static final int EVERYBODY = -1;

  private final DetectorPlan plan;
  private final FactExchange exchange;
  private final long[] earliest;
  private long sent;
  private long sentLate;
  private long unkeyed;

  FactRoutes(DetectorPlan plan, FactExchange exchange) {
    this.plan = plan;
    this.exchange = exchange;
    this.earliest = new long[plan.size()];
    Arrays.fill(earliest, Long.MAX_VALUE);
  }

  /**
   * Sends a fact.
   *
   * @param only index of the one document it is meant for, or {@link #EVERYBODY}
   */
  void send(Fact fact, boolean late, int only) {
    DetectorPlan.Document document = plan.document(fact.document());
    List<Listener> listeners = document == null ? List.of() : document.listeners();
    for (int i = 0; i < listeners.size(); i++) {
      if (only == EVERYBODY || listeners.get(i).document() == only) {
        send(fact, late, listeners.get(i));
      }
    }
  }

  private void send(Fact fact, boolean late, Listener listener) {
    if (!late && fact.teaches()) {
      earliest[listener.document()] = Math.min(earliest[listener.document()], fact.time());
    }
    @Nullable GroupKey key = listener.keyOf(fact);
    sent++;
    if (key == null) {
      unkeyed++;
    } else {
      sentLate += late ? 1 : 0;
      exchange.send(new KeyedFact(fact, listener, key), late);
    }
  }

  /** The earliest fact in order that was sent to a document and may teach it. */
  long earliest(int document) {
    return earliest[document];
  }

  /** Says which fact is the earliest of a document from now on. */
  void restart(int document, long first) {
    earliest[document] = first;
  }

  /** What was sent since the last call. */
  SentFacts takeCounts() {
    SentFacts counts = new SentFacts(sent, sentLate, unkeyed);
    sent = 0;
    sentLate = 0;
    unkeyed = 0;
    return counts;
  }
}
