package org.hansho.memory.segment;

import java.util.Set;

/**
 * How much the evidence about a segment is worth together: the points are added, those of threads
 * up to 50. From 60 on the segment is suspicious, from 90 on highly.
 *
 * @param points the sum
 */
public record SegmentJudgement(int points) {
  private static final int MOST_OF_THREADS = 50;
  private static final int STRONG = 40;
  private static final int SUSPICIOUS = 60;
  private static final int HIGH = 90;

  /** How loud an alert has to be. */
  public enum Level {
    NONE,
    MEDIUM,
    HIGH
  }

  /**
   * Weighs evidence.
   *
   * @param demoted whether the segment has the shape of a benign trampoline or of a runtime's
   *     compiled code; then only evidence worth 40 or more counts
   */
  public static SegmentJudgement of(Set<SegmentEvidence> evidence, boolean demoted) {
    int points = 0;
    int threads = 0;
    for (SegmentEvidence one : evidence) {
      int worth = demoted && one.points() < STRONG ? 0 : one.points();
      if (one.isOfThreads()) {
        threads += worth;
      } else {
        points += worth;
      }
    }
    return new SegmentJudgement(points + Math.min(threads, MOST_OF_THREADS));
  }

  /** What the sum means. */
  public Level level() {
    if (points >= HIGH) {
      return Level.HIGH;
    }
    return points >= SUSPICIOUS ? Level.MEDIUM : Level.NONE;
  }
}
