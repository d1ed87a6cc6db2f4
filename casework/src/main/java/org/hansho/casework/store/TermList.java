package org.hansho.casework.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Numbers of terms in few bytes: ascending, each as its distance in groups of seven bits. */
final class TermList {
  private static final int MORE = 0x80;

  private TermList() {}

  static byte[] pack(long[] terms) {
    long[] sorted = terms.clone();
    Arrays.sort(sorted);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(3 * sorted.length);
    long before = 0;
    for (long term : sorted) {
      long left = term - before;
      while (left >= MORE) {
        packed.write((int) (left & 0x7f) | MORE);
        left >>>= 7;
      }
      packed.write((int) left);
      before = term;
    }
    return packed.toByteArray();
  }

  static long[] unpack(byte[] packed) {
    long[] terms = new long[packed.length];
    int count = 0;
    long before = 0;
    int at = 0;
    while (at < packed.length) {
      long distance = 0;
      int shift = 0;
      int group;
      do {
        group = packed[at++];
        distance |= (long) (group & 0x7f) << shift;
        shift += 7;
      } while ((group & MORE) != 0 && at < packed.length);
      before += distance;
      terms[count++] = before;
    }
    return Arrays.copyOf(terms, count);
  }
}
