package org.hansho.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts in order that arrive a bounded time out of order: they wait until event time has
 * passed them. Belongs to one thread.
 *
 * <p>Facts of about a second wait side by side and are sorted when their time begins to pass. Most
 * come nearly in order, and sorting those takes hardly more than looking at them; only what comes
 * later still goes through a heap.
 *
 * @param <F> facts, or facts with an address
 */
public final class FactQueue<F> {
  /** Two to this many nanoseconds are 1.07 s. */
  private static final int SECOND_BITS = 30;

  // A number by which facts of one second are sorted: their time in it, a hint, and which it is.
  private static final int INDEX_BITS = 14;
  private static final int HINT_BITS = Long.SIZE - 1 - SECOND_BITS - INDEX_BITS;

  private final FactOrder<F> order;
  private final SpreadNumbers spread = new SpreadNumbers();
  private long[] numbers = new long[256];
  private final TreeMap<Long, List<F>> seconds = new TreeMap<>();
  private final PriorityQueue<F> added;

  /** Facts whose second has begun to pass, in order, and how many of them were handed over. */
  private List<F> passing = List.of();

  private int passed;
  private long passingSecond = Long.MIN_VALUE;

  /** The second that the last fact belongs to. */
  private List<F> latest = List.of();

  private long latestSecond = Long.MIN_VALUE;
  private long watermark = Long.MIN_VALUE;
  private int size;

  /** An empty queue. */
  public FactQueue(FactOrder<F> order) {
    this.order = order;
    this.added = new PriorityQueue<>(order);
  }

  /** Adds a fact; returns false, and does not keep it, if its time has passed. */
  public boolean add(F fact) {
    long time = order.time(fact);
    if (time <= watermark) {
      return false;
    }
    long second = time >> SECOND_BITS;
    if (second <= passingSecond) {
      added.add(fact);
    } else {
      if (second != latestSecond) {
        latest = seconds.computeIfAbsent(second, unseen -> new ArrayList<>());
        latestSecond = second;
      }
      latest.add(fact);
    }
    size++;
    return true;
  }

  /** Says that nothing at or before this time comes any more, and hands over what waited for it. */
  public void advance(long time, Consumer<F> inOrder) {
    watermark = Math.max(watermark, time);
    @Nullable F next = next();
    while (next != null && order.time(next) <= watermark) {
      remove(next);
      inOrder.accept(next);
      next = next();
    }
  }

  /** The first of all that wait, as far as its second has begun to pass; null if none. */
  private @Nullable F next() {
    while (passed == passing.size() && added.isEmpty()) {
      Map.Entry<Long, List<F>> first = seconds.firstEntry();
      if (first == null || first.getKey() > watermark >> SECOND_BITS) {
        return null;
      }
      begin(first.getKey(), first.getValue());
    }
    F waiting = passed < passing.size() ? passing.get(passed) : null;
    F other = added.peek();
    if (waiting == null || other == null) {
      return waiting == null ? other : waiting;
    }
    return order.compare(other, waiting) < 0 ? other : waiting;
  }

  private void begin(long second, List<F> facts) {
    seconds.remove(second);
    passing = sorted(facts);
    passed = 0;
    passingSecond = second;
    if (second == latestSecond) {
      latestSecond = Long.MIN_VALUE;
    }
  }

  /**
   * The facts of a second in order. Most of them differ in their time or their hint, so numbers are
   * sorted in place of facts; where that says too little, facts are.
   */
  private List<F> sorted(List<F> facts) {
    int size = facts.size();
    if (size >= 1 << INDEX_BITS) {
      facts.sort(order);
      return facts;
    }
    if (size > numbers.length) {
      numbers = new long[Integer.highestOneBit(size) * 2];
    }
    for (int i = 0; i < size; i++) {
      F fact = facts.get(i);
      long time = order.time(fact) & ((1L << SECOND_BITS) - 1);
      long hint = order.hint(fact) >>> (Long.SIZE - HINT_BITS);
      numbers[i] = (((time << HINT_BITS) | hint) << INDEX_BITS) | i;
    }
    spread.sort(numbers, size);
    List<F> sorted = new ArrayList<>(size);
    boolean inOrder = true;
    for (int i = 0; i < size; i++) {
      F fact = facts.get((int) numbers[i] & ((1 << INDEX_BITS) - 1));
      inOrder &= i == 0 || order.compare(sorted.get(i - 1), fact) <= 0;
      sorted.add(fact);
    }
    if (!inOrder) {
      sorted.sort(order);
    }
    return sorted;
  }

  @SuppressWarnings("ReferenceEquality") // The very one that stands first.
  private void remove(F next) {
    size--;
    if (next == added.peek()) {
      added.remove();
    } else {
      passed++;
    }
  }

  /** How far time has come. */
  public long watermark() {
    return watermark;
  }

  /** How many facts wait. */
  public int size() {
    return size;
  }

  /** Every fact that waits, in no order. */
  public Iterable<F> waiting() {
    List<F> waiting = new ArrayList<>(size);
    waiting.addAll(passing.subList(passed, passing.size()));
    waiting.addAll(added);
    seconds.values().forEach(waiting::addAll);
    return waiting;
  }
}
