package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a volume remembers of one key: the running bucket and the past ones. At most 8 kB; three
 * numbers before the first bucket has ended. Belongs to one thread.
 */
final class VolumeState {
  /** No bucket yet. */
  static final long NONE = Long.MIN_VALUE;

  /** What the summary of the past takes of the heap. */
  private static final long SUMMARY = 64;

  long first = NONE;
  long bucket = NONE;
  double value;
  int samples;

  /** How many facts the running bucket has. */
  int events;

  /** Whether the running bucket has exceeded the bounds, and whether it did so while learning. */
  boolean exceeded;

  boolean exceededWhileLearning;

  /** How many buckets exceeded them while learning. */
  int wouldHaveFired;

  /** Whether somebody has called the running bucket expected. */
  boolean expected;

  /** The slow movement of its days; null before the first bucket has ended. */
  @Nullable SlowDrift drift;

  @Nullable BucketHistory past;
  @Nullable DistinctBucket distinct;

  /** What the past says, until it changes; never saved. */
  @Nullable VolumePast summary;

  /** Counts a fact of the past; both counts stop at the highest number. */
  void sample() {
    samples += samples == Integer.MAX_VALUE ? 0 : 1;
  }

  /** Counts a fact of the running bucket. */
  void event() {
    sample();
    events += events == Integer.MAX_VALUE ? 0 : 1;
  }

  BucketHistory past() {
    BucketHistory kept = past;
    if (kept == null) {
      kept = new BucketHistory();
      past = kept;
    }
    return kept;
  }

  SlowDrift drift() {
    SlowDrift kept = drift;
    SlowDrift made = kept == null ? new SlowDrift() : kept;
    drift = made;
    return made;
  }

  DistinctBucket distinct() {
    DistinctBucket kept = distinct;
    if (kept == null) {
      kept = new DistinctBucket();
      distinct = kept;
    }
    return kept;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    BucketHistory history = past;
    DistinctBucket values = distinct;
    return 80
        + (history == null ? 0 : history.bytes() + SUMMARY)
        + (values == null ? 0 : values.bytes())
        + (drift == null ? 0 : SlowDrift.BYTES);
  }

  void write(StateWriter out) {
    out.number(first);
    out.count(samples);
    out.number(bucket);
    out.decimal(value);
    out.count(events);
    out.flag(exceeded);
    out.flag(exceededWhileLearning);
    out.count(wouldHaveFired);
    out.flag(expected);
    SlowDrift movement = drift;
    out.flag(movement != null);
    if (movement != null) {
      movement.write(out);
    }
    BucketHistory written = past;
    out.flag(written != null);
    if (written != null) {
      written.write(out);
    }
    DistinctBucket values = distinct;
    out.flag(values != null);
    if (values != null) {
      values.write(out);
    }
  }

  static VolumeState read(StateReader in) {
    VolumeState state = new VolumeState();
    state.first = in.number();
    state.samples = in.count();
    state.bucket = in.number();
    state.value = in.decimal();
    state.events = in.count();
    state.exceeded = in.flag();
    state.exceededWhileLearning = in.flag();
    state.wouldHaveFired = in.count();
    state.expected = in.flag();
    state.drift = in.flag() ? SlowDrift.read(in) : null;
    state.past = in.flag() ? BucketHistory.read(in) : null;
    state.distinct = in.flag() ? DistinctBucket.read(in) : null;
    return state;
  }
}
