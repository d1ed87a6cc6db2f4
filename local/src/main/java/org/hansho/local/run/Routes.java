package org.hansho.local.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.GroupKey;
import org.hansho.detect.KeyedFact;
import org.hansho.detect.Listener;

/**
 * What one worker sends to all: facts by the layer and the worker that holds their key.
 *
 * <p>Written by its worker alone. The inbox of a layer and worker is emptied by that worker in the
 * step of that layer, in which nobody writes to layers up to it.
 */
final class Routes {
  /** In place of a document: all that listen. */
  static final int EVERYBODY = -1;

  private final DetectorPlan plan;
  private final int workers;
  private final List<List<List<KeyedFact>>> inOrder = new ArrayList<>();
  private final List<List<List<KeyedFact>>> late = new ArrayList<>();
  private final long[] earliest;
  private long sent;
  private long sentLate;
  private long unkeyed;

  Routes(DetectorPlan plan, int workers) {
    this.plan = plan;
    this.workers = workers;
    this.earliest = new long[plan.size()];
    Arrays.fill(earliest, Long.MAX_VALUE);
    for (int layer = 0; layer <= plan.layers(); layer++) {
      inOrder.add(inboxes());
      late.add(inboxes());
    }
  }

  private List<List<KeyedFact>> inboxes() {
    List<List<KeyedFact>> inboxes = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      inboxes.add(new ArrayList<>());
    }
    return inboxes;
  }

  /** Sends a fact to everybody who listens. */
  void send(Fact fact, boolean isLate) {
    send(fact, isLate, EVERYBODY);
  }

  /** Sends a fact to one document if it listens. */
  void send(Fact fact, boolean isLate, int only) {
    DetectorPlan.Document document = plan.document(fact.document());
    if (document == null) {
      return;
    }
    List<Listener> listeners = document.listeners();
    for (int i = 0; i < listeners.size(); i++) {
      Listener listener = listeners.get(i);
      if (only != EVERYBODY && listener.document() != only) {
        continue;
      }
      if (!isLate && fact.timing().teaches()) {
        earliest[listener.document()] = Math.min(earliest[listener.document()], fact.time());
      }
      GroupKey key = listener.keyOf(fact);
      sent++;
      if (key == null) {
        unkeyed++;
        continue;
      }
      sentLate += isLate ? 1 : 0;
      (isLate ? late : inOrder)
          .get(listener.layer())
          .get(key.group() % workers)
          .add(new KeyedFact(fact, listener, key));
    }
  }

  List<KeyedFact> inOrder(int layer, int worker) {
    return inOrder.get(layer).get(worker);
  }

  List<KeyedFact> late(int layer, int worker) {
    return late.get(layer).get(worker);
  }

  /** The earliest fact in order that was sent to a document and may teach it, ever. */
  long earliest(int document) {
    return earliest[document];
  }

  /** Adds to the counters what was sent since the last call. */
  void count(Counters counters) {
    counters.add(Counters.FACTS_SENT, sent);
    counters.add(Counters.FACTS_LATE, sentLate);
    counters.add(Counters.FACTS_UNKEYED, unkeyed);
    sent = 0;
    sentLate = 0;
    unkeyed = 0;
  }
}
