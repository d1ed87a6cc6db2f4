package org.hansho.memory.region;

import org.hansho.memory.dump.DumpMemory;

/**
 * Walks over the memory of a dump in windows that overlap, so that nothing short is cut apart.
 *
 * <p>Keeps one buffer and a budget of bytes: ranges of a hostile dump may show the same bytes of
 * the file at many addresses, and all of them together are read no more often than the file is
 * long. Belongs to one thread.
 */
final class MemoryWindows {
  /** Bytes by which windows overlap. */
  static final int OVERLAP = 1 << 12;

  private final DumpMemory memory;
  private final byte[] buffer;
  private long budget;

  /** Receives windows. */
  interface Visitor {
    /**
     * Memory that lies together.
     *
     * @param fresh what begins at or behind this index is shown again in the next window
     * @param address of the first byte
     */
    void window(byte[] bytes, int length, int fresh, long address);
  }

  MemoryWindows(DumpMemory memory, int windowBytes, long budget) {
    this.memory = memory;
    this.buffer = new byte[(int) Math.min(windowBytes, budget) + OVERLAP];
    this.budget = budget;
  }

  /** Whether all that was asked for was shown. */
  boolean isWithinBudget() {
    return budget >= 0;
  }

  /** Shows all that is there between two addresses, until the budget is spent. */
  void over(long from, long to, Visitor visitor) {
    long at = memory.next(from);
    while (at < to) {
      int length = memory.copy(at, buffer, 0, (int) Math.min(buffer.length, to - at));
      int fresh = length == buffer.length ? length - OVERLAP : length;
      budget -= fresh;
      if (budget < 0) {
        return;
      }
      visitor.window(buffer, length, fresh, at);
      at = memory.next(at + fresh);
    }
  }
}
