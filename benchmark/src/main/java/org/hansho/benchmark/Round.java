package org.hansho.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one pass over some work cost this thread.
 *
 * @param cpuNanos CPU time, user and system
 * @param allocated bytes allocated
 */
record Round(long cpuNanos, long allocated) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** CPU time of the current thread so far. */
  static long threadTime() {
    return THREADS.getCurrentThreadCpuTime();
  }

  static Round of(Runnable pass) {
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long before = THREADS.getCurrentThreadCpuTime();
    pass.run();
    long after = THREADS.getCurrentThreadCpuTime();
    return new Round(after - before, THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore);
  }
}
