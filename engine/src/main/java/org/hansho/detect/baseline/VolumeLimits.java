package org.hansho.detect.baseline;

import org.hansho.sigma.Baseline;

/** The bounds of a volume; all that are given must hold. Immutable. */
final class VolumeLimits {
  private final Range floor;
  private final Range deviation;
  private final Range ratio;
  private final Range tail;
  private final Range peak;

  VolumeLimits(Baseline.VolumeBounds bounds) {
    floor = new Range(bounds.floor());
    deviation = new Range(bounds.deviation());
    ratio = new Range(bounds.ratio());
    tail = new Range(bounds.tail());
    peak = new Range(bounds.peak());
  }

  boolean hasPeak() {
    return !peak.isOpen();
  }

  boolean hasTail() {
    return !tail.isOpen();
  }

  /** What needs no past. */
  boolean floorAdmits(double value) {
    return floor.admits(value);
  }

  /** What needs one; without any past only a volume without such bounds is admitted. */
  boolean pastAdmits(double value, VolumePast past) {
    if (past.buckets() == 0) {
      return deviation.isOpen() && ratio.isOpen() && tail.isOpen() && peak.isOpen();
    }
    return peak.admits(past.peak(value))
        && (ratio.isOpen() || ratio.admits(past.ratio(value)))
        && (deviation.isOpen() || deviation.admits(past.deviation(value)))
        && (tail.isOpen() || tail.admits(past.tail(value)));
  }
}
