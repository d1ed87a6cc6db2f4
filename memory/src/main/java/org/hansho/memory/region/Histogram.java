package org.hansho.memory.region;

/** Counts of byte values. */
final class Histogram {
  private final long[] counts = new long[256];
  private long all;

  void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      counts[bytes[i] & 0xFF]++;
    }
    all += length;
  }

  /** Shannon's entropy in bits per byte, 0 to 8. */
  double entropy() {
    double entropy = 0;
    for (long count : counts) {
      if (count > 0) {
        double share = (double) count / all;
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }
}
