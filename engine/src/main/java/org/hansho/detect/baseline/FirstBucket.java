package org.hansho.detect.baseline;

import org.hansho.detect.CompactForm;

/**
 * A {@link VolumeState} in its first bucket, before anything has exceeded a bound: its first fact,
 * its value and two counts. Immutable.
 */
record FirstBucket(Buckets buckets) implements CompactForm<VolumeState> {
  @Override
  public int numbers() {
    return 3;
  }

  @Override
  public boolean fits(VolumeState state) {
    return state.past == null
        && state.distinct == null
        && state.drift == null
        && !state.expected
        && state.wouldHaveFired == 0
        && !state.exceeded
        && isFirst(state);
  }

  private boolean isFirst(VolumeState state) {
    if (state.first == VolumeState.NONE) {
      return state.bucket == VolumeState.NONE;
    }
    long into = state.first - buckets.start(state.bucket);
    return into >= 0 && into < buckets.length();
  }

  @Override
  public void write(VolumeState state, long[] numbers, int at) {
    numbers[at] = state.first;
    numbers[at + 1] = Double.doubleToRawLongBits(state.value);
    numbers[at + 2] = (long) state.samples << Integer.SIZE | state.events;
  }

  @Override
  public void read(long[] numbers, int at, VolumeState state) {
    state.first = numbers[at];
    state.bucket = state.first == VolumeState.NONE ? VolumeState.NONE : buckets.of(state.first);
    state.value = Double.longBitsToDouble(numbers[at + 1]);
    state.samples = (int) (numbers[at + 2] >>> Integer.SIZE);
    state.events = (int) numbers[at + 2];
  }
}
