package org.hansho.pipeline;

/**
 * What each part of a process may take of the heap, in bytes. Whoever runs an engine makes one from
 * the size of its heap and hands it on; nothing here asks for that size itself.
 *
 * <p>First comes what is there anyhow: the program, the content, addresses of countries, and the
 * blocks and buffers of files. Of the rest most goes to what detectors remember, since that decides
 * what is found; a fifth to facts that wait or are put in order; a tenth each to alerts and to what
 * readers remember of their sources. A quarter is left for what comes and goes, and for tables that
 * are there twice while they grow.
 *
 * @param states of detectors
 * @param facts that wait, or are put in order
 * @param alerts between their changes
 * @param readers of sources, with what they remember
 */
public record MemoryBudget(long states, long facts, long alerts, long readers) {
  /** The program, the content and buffers. */
  private static final long FIXED = 56L << 20;

  /** In a heap too small for all, at least this part of it is shared out. */
  private static final int LEAST_PART = 4;

  private static final int PERCENT = 100;
  private static final int STATES = 35;
  private static final int FACTS = 20;
  private static final int ALERTS = 10;
  private static final int READERS = 10;

  /** The same with other bytes for alerts. */
  public MemoryBudget withAlerts(long bytes) {
    return new MemoryBudget(states, facts, bytes, readers);
  }

  /** Of a heap of so many bytes. */
  public static MemoryBudget ofHeap(long heap) {
    long free = Math.max(heap - FIXED, heap / LEAST_PART) / PERCENT;
    return new MemoryBudget(free * STATES, free * FACTS, free * ALERTS, free * READERS);
  }
}
