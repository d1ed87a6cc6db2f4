package org.hansho.memory.shellcode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Collects marks of one region and joins those that are close into findings.
 *
 * <p>Bounded whatever the bytes are: marks of one family that are close to each other are one, and
 * marks that have found no partner are forgotten once the search is past them.
 */
final class Marks {
  /** How far apart the beginnings of two idioms may be, in bytes. */
  static final int WINDOW = 512;

  private static final int SAME = 16;
  private static final int SETTLED_AT = 2048;
  private static final int MOST_MARKS_OF_A_FINDING = 64;
  private static final int MOST_FINDINGS = 1000;

  private final Code code;
  private final long[] last = new long[ShellcodeFamily.values().length];
  private final List<Mark> open = new ArrayList<>();
  private final List<List<Mark>> clusters = new ArrayList<>();
  private final long[] counts = new long[ShellcodeFamily.values().length];

  Marks(Code code) {
    this.code = code;
  }

  void begin() {
    Arrays.fill(last, Long.MIN_VALUE);
    open.clear();
    clusters.clear();
    Arrays.fill(counts, 0);
  }

  /** Notes an idiom that begins at an offset. */
  void add(ShellcodeFamily family, int offset, String detail) {
    long address = code.address(offset);
    long before = last[family.ordinal()];
    if (before != Long.MIN_VALUE && Math.abs(address - before) < SAME) {
      return;
    }
    last[family.ordinal()] = address;
    counts[family.ordinal()]++;
    open.add(new Mark(family, address, detail));
    if (open.size() >= SETTLED_AT) {
      settle(address - 2L * WINDOW);
    }
  }

  /** How many marks of a family the region had. */
  long count(ShellcodeFamily family) {
    return counts[family.ordinal()];
  }

  /** Ends the region. */
  List<ShellcodeFinding> findings() {
    settle(Long.MAX_VALUE);
    return clusters.stream().map(ShellcodeFinding::new).toList();
  }

  /** Joins what is open, and forgets marks before an address. */
  private void settle(long before) {
    open.sort(Comparator.comparingLong(Mark::address));
    boolean[] paired = pairs();
    for (int i = 0; i < paired.length; i++) {
      if (paired[i] && open.get(i).address() < before) {
        cluster(open.get(i));
      }
    }
    open.removeIf(mark -> mark.address() < before);
  }

  private boolean[] pairs() {
    boolean[] paired = new boolean[open.size()];
    for (int i = 0; i < paired.length; i++) {
      Mark first = open.get(i);
      for (int k = i + 1; k < paired.length; k++) {
        Mark second = open.get(k);
        if (second.address() - first.address() > WINDOW) {
          break;
        }
        if (first.family() != second.family()) {
          paired[i] = true;
          paired[k] = true;
        }
      }
    }
    return paired;
  }

  private void cluster(Mark mark) {
    if (!clusters.isEmpty()) {
      List<Mark> latest = clusters.get(clusters.size() - 1);
      if (mark.address() - latest.get(latest.size() - 1).address() <= WINDOW) {
        if (latest.size() < MOST_MARKS_OF_A_FINDING) {
          latest.add(mark);
        }
        return;
      }
    }
    if (clusters.size() < MOST_FINDINGS) {
      clusters.add(new ArrayList<>(List.of(mark)));
    }
  }
}
