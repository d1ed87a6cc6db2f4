package org.hansho.detect.baseline;

import org.jspecify.annotations.Nullable;

/**
 * How what two pasts say of the volume of one key is joined, bucket by bucket: of a bucket that
 * both have the greater value stays, since what is in it may be the same records.
 *
 * @param horizon how many past buckets are kept
 * @param additive whether the values of the buckets of a day add up
 */
record VolumeJoin(Buckets buckets, int horizon, boolean additive) {
  /** Both states may change. */
  VolumeState join(VolumeState known, VolumeState taught) {
    if (known.first == VolumeState.NONE || taught.first == VolumeState.NONE) {
      return known.first == VolumeState.NONE ? taught : known;
    }
    JoinedCounts counts =
        JoinedCounts.of(
            buckets.of(known.first), known.bucket, buckets.of(taught.first), taught.bucket);
    SlowDrift drift = drift(known, taught, counts);
    VolumeState joined = known.bucket >= taught.bucket ? known : taught;
    if (known.bucket == taught.bucket) {
      joinRunning(known, taught);
    } else {
      end(joined == known ? taught : known);
    }
    if (known.past != null || taught.past != null) {
      joined.past = known.past().joined(taught.past(), joined.bucket, horizon);
    }
    joined.first = Math.min(known.first, taught.first);
    joined.samples = counts.of(known.samples, taught.samples);
    joined.wouldHaveFired = counts.of(known.wouldHaveFired, taught.wouldHaveFired);
    joined.drift = drift;
    joined.summary = null;
    return joined;
  }

  /** Makes the running bucket a past one. */
  private void end(VolumeState state) {
    if (state.value > 0) {
      state.past().append(state.bucket, state.value, horizon);
      if (isHeld(state)) {
        state.past().holdLatest();
      }
    }
  }

  private static boolean isHeld(VolumeState state) {
    return state.exceeded && !state.expected;
  }

  private static void joinRunning(VolumeState known, VolumeState taught) {
    DistinctBucket values = taught.distinct;
    if (values == null) {
      known.value = Math.max(known.value, taught.value);
    } else {
      known.distinct().join(values);
      known.value = known.distinct().count();
    }
    known.events = Math.max(known.events, taught.events);
  }

  /**
   * The days of both where one ends before the other begins; else those of which more are known. A
   * movement that was reported stays.
   */
  private @Nullable SlowDrift drift(VolumeState known, VolumeState taught, JoinedCounts counts) {
    SlowDrift of = known.drift;
    if (of != null && of.isReported()) {
      return of;
    }
    if (counts == JoinedCounts.SUM) {
      boolean before = taught.bucket < known.bucket;
      return before ? continued(taught, known) : continued(known, taught);
    }
    SlowDrift other = taught.drift;
    return other != null && (of == null || other.known() > of.known()) ? other : of;
  }

  private SlowDrift continued(VolumeState earlier, VolumeState later) {
    SlowDrift drift = earlier.drift();
    drift.add(day(earlier.bucket), earlier.value, isHeld(earlier), additive);
    BucketHistory past = later.past();
    for (int i = 0; i < past.size(); i++) {
      boolean left = past.isHeld(i);
      drift.add(day(past.bucket(i)), left ? 0 : past.value(i), left, additive);
    }
    drift.pass(day(later.bucket));
    return drift;
  }

  private long day(long bucket) {
    return Math.floorDiv(buckets.start(bucket), Times.DAY);
  }
}
