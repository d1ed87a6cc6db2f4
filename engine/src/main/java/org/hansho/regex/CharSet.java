package org.hansho.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of code points as ascending ranges that do not touch. Immutable. */
record CharSet(List<Range> ranges) {
  static final int LAST = Character.MAX_CODE_POINT;
  static final CharSet DIGITS = of('0', '9');
  static final CharSet SPACES = of('\t', '\n').or(of('\f', '\r')).or(of(' ', ' '));
  static final CharSet WORDS = DIGITS.or(of('A', 'Z')).or(of('a', 'z')).or(of('_', '_'));
  static final CharSet ANY = of(0, LAST);
  static final CharSet NOT_NEW_LINE = of('\n', '\n').negate();

  /** From first to last, both included. */
  record Range(int first, int last) {}

  static CharSet of(int first, int last) {
    return new CharSet(List.of(new Range(first, last)));
  }

  static CharSet none() {
    return new CharSet(List.of());
  }

  CharSet or(CharSet other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    all.sort(Comparator.comparingInt(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      int end = merged.size() - 1;
      if (end >= 0 && merged.get(end).last >= range.first - 1) {
        Range before = merged.get(end);
        merged.set(end, new Range(before.first, Math.max(before.last, range.last)));
      } else {
        merged.add(range);
      }
    }
    return new CharSet(List.copyOf(merged));
  }

  CharSet negate() {
    List<Range> gaps = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (range.first > next) {
        gaps.add(new Range(next, range.first - 1));
      }
      next = range.last + 1;
    }
    if (next <= LAST) {
      gaps.add(new Range(next, LAST));
    }
    return new CharSet(List.copyOf(gaps));
  }

  boolean isAscii() {
    return ranges.isEmpty() || ranges.get(ranges.size() - 1).last < 0x80;
  }

  boolean contains(int codePoint) {
    for (Range range : ranges) {
      if (codePoint >= range.first && codePoint <= range.last) {
        return true;
      }
    }
    return false;
  }

  /**
   * With every letter also in its other case, of a set within ASCII. The Kelvin sign folds to k and
   * the long s to s.
   */
  CharSet foldAscii() {
    CharSet folded = this;
    for (int upper = 'A'; upper <= 'Z'; upper++) {
      int lower = upper + 32;
      if (contains(upper) || contains(lower)) {
        folded = folded.or(of(upper, upper)).or(of(lower, lower));
      }
    }
    if (contains('k') || contains('K')) {
      folded = folded.or(of(0x212A, 0x212A));
    }
    return contains('s') || contains('S') ? folded.or(of(0x17F, 0x17F)) : folded;
  }
}
