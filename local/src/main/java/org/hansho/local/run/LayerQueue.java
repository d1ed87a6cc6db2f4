package org.hansho.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.hansho.detect.Detector;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.FactQueue;
import org.hansho.detect.KeyedFact;
import org.hansho.detect.Layer;

/**
 * A layer with the key groups of one worker, and the facts that wait for event time to pass them.
 *
 * <p>What a wake-up decides comes before the facts of the same time, and before wake-ups of higher
 * layers at that time, as in {@link org.hansho.detect.LayerStack}.
 */
final class LayerQueue {
  /** Of a fact that waits, beside what it says. */
  private static final long WAITING_BYTES = 96;

  private final DetectorPlan plan;
  private final Layer layer;
  private final int worker;
  private final FactQueue<KeyedFact> queue = new FactQueue<>(KeyedFact.ORDER);
  private final List<KeyedFact> late = new ArrayList<>();
  private final List<KeyedFact> due = new ArrayList<>();
  private long waitingBytes;
  private long detected;

  LayerQueue(DetectorPlan plan, Layer layer, int worker) {
    this.plan = plan;
    this.layer = layer;
    this.worker = worker;
  }

  Layer layer() {
    return layer;
  }

  /** Takes what was sent here and hands over, in order, what event time has passed. */
  void run(long watermark, List<Worker> all) {
    take(all);
    if (watermark > queue.watermark()) {
      handOver(watermark);
      while (layer.wakeTime() <= watermark) {
        layer.wake();
      }
      layer.passed(watermark);
    }
  }

  /** Takes what was sent here, hands over everything, and lets every wish come true. */
  void runToTheEnd(List<Worker> all) {
    take(all);
    handOver(Long.MAX_VALUE);
    while (layer.wakeTime() != Detector.NEVER) {
      layer.wake();
    }
  }

  private void take(List<Worker> all) {
    late.clear();
    for (Worker sender : all) {
      List<KeyedFact> lateOnes = sender.routes().late(layer.number(), worker);
      late.addAll(lateOnes);
      lateOnes.clear();
      List<KeyedFact> inbox = sender.routes().inOrder(layer.number(), worker);
      for (KeyedFact keyed : inbox) {
        if (!queue.add(keyed)) {
          throw new IllegalStateException("a fact behind the watermark was sent as in order");
        }
        waitingBytes += bytes(keyed);
      }
      inbox.clear();
    }
    late.sort(KeyedFact.ORDER);
    late.forEach(keyed -> layer.late(keyed.fact(), keyed.listener()));
  }

  private void handOver(long watermark) {
    queue.advance(watermark, due::add);
    for (KeyedFact keyed : due) {
      waitingBytes -= bytes(keyed);
    }
    layer.accept(due, this::passTo);
    detected += due.size();
    due.clear();
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

  LongStream waitingTimes() {
    return StreamSupport.stream(queue.waiting().spliterator(), false).mapToLong(KeyedFact::time);
  }

  long takeDetected() {
    long taken = detected;
    detected = 0;
    return taken;
  }
}
