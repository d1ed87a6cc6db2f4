package org.hansho.detect.baseline;

/**
 * How counts of one thing are joined that two pasts have. If it was last seen in one past before it
 * was first seen in the other, no record is in both and the counts add up. Otherwise a record may
 * be in both, and the greater count stays, so that none counts twice. So joining the same past
 * again changes nothing.
 */
enum JoinedCounts {
  /** No record is in both. */
  SUM,
  /** A record may be in both. */
  GREATER;

  /** For two pasts from a first to a last time, in any unit. */
  static JoinedCounts of(long first, long last, long otherFirst, long otherLast) {
    return last < otherFirst || otherLast < first ? SUM : GREATER;
  }

  int of(int count, int other) {
    long joined = of((long) count, (long) other);
    return (int) Math.min(Integer.MAX_VALUE, joined);
  }

  long of(long count, long other) {
    return this == SUM ? count + other : Math.max(count, other);
  }

  double of(double count, double other) {
    return this == SUM ? count + other : Math.max(count, other);
  }
}
