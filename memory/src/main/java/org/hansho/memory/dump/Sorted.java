package org.hansho.memory.dump;

import java.util.Arrays;

/** Binary search in sorted addresses. Pure functions. */
public final class Sorted {
  private Sorted() {}

  /** Index of the last start at or before an address, or -1. */
  public static int floor(long[] starts, long address) {
    int found = Arrays.binarySearch(starts, address);
    return found >= 0 ? found : -found - 2;
  }
}
