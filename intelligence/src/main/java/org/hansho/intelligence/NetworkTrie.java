package org.hansho.intelligence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds all networks an address lies in, the longest prefix first.
 *
 * <p>A trie without its inner nodes: prefixes lie sorted in arrays, each knows the prefix that
 * encloses it. The last prefix that begins at or before the address either holds it or has an
 * ancestor that is the longest one to hold it, since prefixes nest and never cross. A table over
 * the first bits, at most 16, narrows the search. About 30 bytes a prefix; a look-up costs a binary
 * search behind these bits and at most 128 steps upwards, and allocates nothing. Immutable and
 * shared.
 */
final class NetworkTrie {
  private static final int NONE = -1;
  private static final int MOST_TOP_BITS = 16;

  private final long[] high;
  private final long[] low;
  private final byte[] length;
  private final int[] parent;
  private final int[] firstEntry;
  private final int[] entries;
  private final int topShift;
  private final int[] byTop;

  /** A prefix and the entry that names it. */
  record Item(Prefix prefix, int entry) {}

  /** Of one address family; items may repeat prefixes. */
  NetworkTrie(List<Item> items) {
    Item[] sorted = items.toArray(Item[]::new);
    Arrays.sort(sorted, ORDER);
    int count = distinct(sorted);
    high = new long[count];
    low = longest(sorted) > 64 ? new long[count] : new long[0];
    length = new byte[count];
    parent = new int[count];
    firstEntry = new int[count + 1];
    entries = new int[sorted.length];
    fill(sorted);
    linkParents();
    topShift =
        Long.SIZE - Math.min(MOST_TOP_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(count | 1));
    byTop = tops();
  }

  private static final Comparator<Item> ORDER =
      (a, b) -> {
        int order = Long.compareUnsigned(a.prefix().high(), b.prefix().high());
        if (order == 0) {
          order = Long.compareUnsigned(a.prefix().low(), b.prefix().low());
        }
        if (order == 0) {
          order = Integer.compare(a.prefix().length(), b.prefix().length());
        }
        return order != 0 ? order : Integer.compare(a.entry(), b.entry());
      };

  private static int distinct(Item[] sorted) {
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      count += isNew(sorted, i) ? 1 : 0;
    }
    return count;
  }

  private static boolean isNew(Item[] sorted, int i) {
    return i == 0 || !sorted[i].prefix().equals(sorted[i - 1].prefix());
  }

  private static int longest(Item[] sorted) {
    int longest = 0;
    for (Item item : sorted) {
      longest = Math.max(longest, item.prefix().length());
    }
    return longest;
  }

  private void fill(Item[] sorted) {
    int at = NONE;
    for (int i = 0; i < sorted.length; i++) {
      Prefix prefix = sorted[i].prefix();
      if (isNew(sorted, i)) {
        at++;
        high[at] = prefix.high();
        length[at] = (byte) prefix.length();
        firstEntry[at] = i;
        if (low.length > 0) {
          low[at] = prefix.low();
        }
      }
      entries[i] = sorted[i].entry();
    }
    firstEntry[high.length] = sorted.length;
  }

  private void linkParents() {
    for (int i = 0; i < high.length; i++) {
      int above = i - 1;
      while (above != NONE && !contains(above, high[i], lowOf(i))) {
        above = parent[above];
      }
      parent[i] = above;
    }
  }

  /** How many prefixes begin below each value of the first bits. */
  private int[] tops() {
    int[] tops = new int[(1 << (Long.SIZE - topShift)) + 1];
    for (long bits : high) {
      tops[(int) (bits >>> topShift) + 1]++;
    }
    for (int i = 1; i < tops.length; i++) {
      tops[i] += tops[i - 1];
    }
    return tops;
  }

  /** Shows the entries of every prefix that holds the address, the longest first. */
  void find(long addressHigh, long addressLow, IntConsumer found) {
    if (high.length == 0) {
      return;
    }
    int at = lastAtOrBefore(addressHigh, addressLow);
    while (at != NONE && !contains(at, addressHigh, addressLow)) {
      at = parent[at];
    }
    for (; at != NONE; at = parent[at]) {
      for (int i = firstEntry[at]; i < firstEntry[at + 1]; i++) {
        found.accept(entries[i]);
      }
    }
  }

  private int lastAtOrBefore(long addressHigh, long addressLow) {
    int top = (int) (addressHigh >>> topShift);
    int from = byTop[top];
    int to = byTop[top + 1];
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (isAfter(middle, addressHigh, addressLow)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from - 1;
  }

  private boolean isAfter(int at, long addressHigh, long addressLow) {
    int order = Long.compareUnsigned(high[at], addressHigh);
    return order > 0 || (order == 0 && Long.compareUnsigned(lowOf(at), addressLow) > 0);
  }

  private boolean contains(int at, long addressHigh, long addressLow) {
    int bits = length[at] & 0xFF;
    return ((addressHigh ^ high[at]) & Prefix.highMask(bits)) == 0
        && ((addressLow ^ lowOf(at)) & Prefix.lowMask(bits)) == 0;
  }

  private long lowOf(int at) {
    return low.length == 0 ? 0 : low[at];
  }
}
