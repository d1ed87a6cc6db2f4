package org.hansho.detect;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts in order that arrive a bounded time out of order: they wait until event time has
 * passed them. Belongs to one thread.
 *
 * @param <F> facts, or facts with an address
 */
public final class FactQueue<F> {
  private final PriorityQueue<F> waiting;
  private final ToLongFunction<F> timeOf;
  private long watermark = Long.MIN_VALUE;

  /**
   * An empty queue.
   *
   * @param order must agree with {@code timeOf}
   */
  public FactQueue(Comparator<F> order, ToLongFunction<F> timeOf) {
    this.waiting = new PriorityQueue<>(64, order);
    this.timeOf = timeOf;
  }

  /** Adds a fact; returns false, and does not keep it, if its time has passed. */
  public boolean add(F fact) {
    if (timeOf.applyAsLong(fact) <= watermark) {
      return false;
    }
    waiting.add(fact);
    return true;
  }

  /** Says that nothing at or before this time comes any more, and hands over what waited for it. */
  public void advance(long time, Consumer<F> inOrder) {
    watermark = Math.max(watermark, time);
    @Nullable F first = waiting.peek();
    while (first != null && timeOf.applyAsLong(first) <= watermark) {
      inOrder.accept(waiting.remove());
      first = waiting.peek();
    }
  }

  /** How far time has come. */
  public long watermark() {
    return watermark;
  }

  /** How many facts wait. */
  public int size() {
    return waiting.size();
  }

  /** Every fact that waits, in no order. */
  public Iterable<F> waiting() {
    return waiting;
  }
}
