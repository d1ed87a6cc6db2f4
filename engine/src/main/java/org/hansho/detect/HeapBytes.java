package org.hansho.detect;

/**
 * What objects take of the heap, in bytes, with the compressed references of heaps below 32 GB:
 * enough to share out memory by. {@code HeapBytesTest} holds the sums of all kinds of detectors
 * against the heap.
 */
public final class HeapBytes {
  /** Of an object with a few fields. */
  public static final long OBJECT = 32;

  /** Of a place of a record, and the reference to it; the name of the source is shared. */
  public static final long ORIGIN = 44;

  /** Of an entry of a tree or hash map with a number as its key, and the number. */
  public static final long ENTRY = 72;

  private static final long HEADER = 16;

  private HeapBytes() {}

  /** Of an array. */
  public static long array(long length, int width) {
    return HEADER + length * width + 7 & ~7L;
  }

  /** Of an array that doubles when it is full, by what stands in it. */
  public static long doubling(int used, int fewest, int width) {
    int length = Math.max(fewest, used <= 1 ? used : Integer.highestOneBit(used - 1) * 2);
    return array(length, width);
  }

  /** Of a text that is mostly ASCII. */
  public static long text(String text) {
    return 40 + text.length() + 7L & ~7L;
  }
}
