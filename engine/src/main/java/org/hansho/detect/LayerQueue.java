package org.hansho.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A layer of a session that shares the key groups with others, and the facts that were sent to it
 * and wait for event time to pass them. Belongs to one thread.
 *
 * <p>What a timer decides comes before the facts of the same time, and before timers of higher
 * layers at that time, as where one session holds all key groups ({@link LayerStack}).
 */
final class LayerQueue {
  /** Of a fact that waits, beside what it says. */
  private static final long WAITING_BYTES = 96;

  private final DetectorPlan plan;
  private final Layer layer;
  private final FactQueue<KeyedFact> queue = new FactQueue<>(KeyedFact.ORDER);
  private final List<KeyedFact> late = new ArrayList<>();
  private final List<KeyedFact> due = new ArrayList<>();
  private long waitingBytes;
  private long detected;

  LayerQueue(DetectorPlan plan, Layer layer) {
    this.plan = plan;
    this.layer = layer;
  }

  /** Takes a fact that was sent here. */
  void take(KeyedFact keyed, boolean isLate) {
    if (isLate) {
      late.add(keyed);
    } else if (queue.add(keyed)) {
      waitingBytes += bytes(keyed);
    } else {
      throw new IllegalStateException("a fact whose time has passed was sent as in order");
    }
  }

  /** Hands over late facts, and then, in order, what event time has passed. */
  void advance(long time) {
    handOverLate();
    if (time > queue.watermark()) {
      handOver(time);
      while (layer.wakeTime() <= time) {
        layer.wake();
      }
      layer.passed(time);
    }
  }

  /** Hands over everything, and lets every timer go off. */
  void end() {
    handOverLate();
    handOver(Long.MAX_VALUE);
    while (layer.wakeTime() != Detector.NEVER) {
      layer.wake();
    }
  }

  private void handOverLate() {
    late.sort(KeyedFact.ORDER);
    late.forEach(keyed -> layer.late(keyed.fact(), keyed.listener()));
    late.clear();
  }

  private void handOver(long time) {
    queue.advance(time, due::add);
    for (KeyedFact keyed : due) {
      waitingBytes -= bytes(keyed);
    }
    accept(due);
    due.clear();
  }

  /** Hands over facts in order, before which nothing waits. */
  void accept(List<KeyedFact> inOrder) {
    layer.accept(inOrder, this::passTo);
    detected += inOrder.size();
  }

  /** Lets time pass up to that of a fact. */
  private void passTo(KeyedFact next) {
    Fact fact = next.fact();
    boolean decidedByTime = fact.time() != fact.origin().time();
    long wakeBefore = decidedByTime ? fact.time() - 1 : fact.time();
    while (layer.wakeTime() <= wakeBefore) {
      layer.wake();
    }
    layer.passed(fact.time());
  }

  /** What it takes of the heap; those who listen to the same document share the fact. */
  private long bytes(KeyedFact keyed) {
    DetectorPlan.Document document = plan.document(keyed.fact().document());
    int listeners = document == null ? 1 : Math.max(1, document.listeners().size());
    return WAITING_BYTES + keyed.fact().bytes() / listeners;
  }

  /** About how many bytes of the heap the facts take that wait. */
  long waitingBytes() {
    return waitingBytes;
  }

  /** How many facts wait. */
  int waiting() {
    return queue.size();
  }

  /**
   * The time of the first fact that may teach a document and waits; the greatest if there is none.
   */
  long earliestWaiting(int document) {
    return StreamSupport.stream(queue.waiting().spliterator(), false)
        .filter(keyed -> keyed.listener().document() == document && keyed.fact().teaches())
        .mapToLong(KeyedFact::time)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The records of the facts that wait, some of them many times. */
  Stream<Origin> waitingRecords() {
    return StreamSupport.stream(queue.waiting().spliterator(), false)
        .map(keyed -> keyed.fact().origin());
  }

  /** The times they wait for, in no order. */
  LongStream waitingTimes() {
    return StreamSupport.stream(queue.waiting().spliterator(), false).mapToLong(KeyedFact::time);
  }

  /** How many facts in order were handed over since the last call. */
  long takeDetected() {
    long taken = detected;
    detected = 0;
    return taken;
  }
}
