package org.hansho.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What passes between {@linkplain LayerStack stacks of layers} that hold the key groups between
 * them: facts that are sent to whoever holds their key, and facts that were sent here and wait for
 * their layer. A stack that holds all key groups sends nothing, and nothing waits in it. Belongs to
 * the thread of its stack.
 */
public final class SharedGroups {
  private final @Nullable FactRoutes routes;

  /** By layer the facts that wait; none where the stack holds all key groups. */
  private final List<LayerQueue> queues = new ArrayList<>();

  SharedGroups(DetectorPlan plan, Layer[] layers, @Nullable FactExchange exchange) {
    this.routes = exchange == null ? null : new FactRoutes(plan, exchange);
    if (exchange != null) {
      for (Layer layer : layers) {
        queues.add(new LayerQueue(plan, layer));
      }
    }
  }

  private FactRoutes routes() {
    if (routes == null) {
      throw new IllegalStateException("detectors that hold all key groups send no facts");
    }
    return routes;
  }

  /** Whether others hold some of the key groups. */
  boolean areShared() {
    return routes != null;
  }

  /** Sends a fact of any key to all who listen. */
  public void send(Fact fact, boolean isLate) {
    routes().send(fact, isLate, FactRoutes.EVERYBODY);
  }

  /** Sends a fact to one document, if it listens. */
  public void sendTo(int document, Fact fact, boolean isLate) {
    routes().send(fact, isLate, document);
  }

  /** What was sent since the last call, also facts of results. */
  public SentFacts takeSent() {
    return routes().takeCounts();
  }

  /** The earliest fact in order that was sent to a document and may teach it. */
  public long earliestSent(int document) {
    return routes().earliest(document);
  }

  /** Only facts that still wait here have been sent to a document in order. */
  void forget(DetectorPlan.Document document) {
    if (routes != null) {
      routes.restart(
          document.index(), queues.get(document.layer() - 1).earliestWaiting(document.index()));
    }
  }

  /** Takes a fact that was sent here; it waits for its layer to be advanced. */
  public void take(KeyedFact fact, boolean isLate) {
    queues.get(fact.listener().layer() - 1).take(fact, isLate);
  }

  /** Hands facts to a layer that are in order already, before all that waits there. */
  public void accept(int layer, List<KeyedFact> inOrder) {
    queues.get(layer - 1).accept(inOrder);
  }

  /**
   * Hands over what waits for a layer up to this time. The layers below must have been advanced so
   * far wherever they are, and what they sent must have arrived.
   */
  public void advance(int layer, long time) {
    queues.get(layer - 1).advance(time);
  }

  /** The input has ended: a layer gets everything that waits, and every timer of it goes off. */
  public void end(int layer) {
    queues.get(layer - 1).end();
  }

  /** How many facts wait. */
  public long waiting() {
    return queues.stream().mapToLong(LayerQueue::waiting).sum();
  }

  /** About how many bytes of the heap they take. */
  public long waitingBytes() {
    return queues.stream().mapToLong(LayerQueue::waitingBytes).sum();
  }

  /** The times they wait for, in no order. */
  public LongStream waitingTimes() {
    return queues.stream().flatMapToLong(LayerQueue::waitingTimes);
  }

  /** The records of facts that wait, some of them many times. */
  public Stream<Origin> waitingRecords() {
    return queues.stream().flatMap(LayerQueue::waitingRecords);
  }

  /** How many facts in order were handed over since the last call. */
  public long takeDetected() {
    return queues.stream().mapToLong(LayerQueue::takeDetected).sum();
  }
}
