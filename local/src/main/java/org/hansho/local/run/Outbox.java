package org.hansho.local.run;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.FactExchange;
import org.hansho.detect.GroupKey;
import org.hansho.detect.KeyedFact;
import org.hansho.pipeline.KeyedSession;

/**
 * What one worker has sent: facts by their layer and the worker that holds their key.
 *
 * <p>Written by its worker alone. What is for one layer and worker is taken by that worker in the
 * step of that layer, in which nobody sends to layers up to it.
 */
final class Outbox implements FactExchange {
  private final int workers;
  private final List<List<List<KeyedFact>>> inOrder = new ArrayList<>();
  private final List<List<List<KeyedFact>>> late = new ArrayList<>();

  Outbox(int layers, int workers) {
    this.workers = workers;
    for (int layer = 0; layer <= layers; layer++) {
      inOrder.add(boxes());
      late.add(boxes());
    }
  }

  private List<List<KeyedFact>> boxes() {
    List<List<KeyedFact>> boxes = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      boxes.add(new ArrayList<>());
    }
    return boxes;
  }

  @Override
  public void send(KeyedFact fact, boolean isLate) {
    (isLate ? late : inOrder)
        .get(fact.listener().layer())
        .get(GroupKey.holder(fact.key().group(), workers))
        .add(fact);
  }

  /** Hands over what was sent to a layer of a worker. */
  void handOver(int layer, int worker, KeyedSession to) {
    handOver(late.get(layer).get(worker), to, true);
    handOver(inOrder.get(layer).get(worker), to, false);
  }

  private static void handOver(List<KeyedFact> facts, KeyedSession to, boolean isLate) {
    facts.forEach(fact -> to.take(fact, isLate));
    facts.clear();
  }
}
