package org.hansho.detect.baseline;

import org.hansho.detect.CompactForm;

/**
 * A state of {@link FirstSeenDetector} that knows at most one value, with the first fact it came
 * with: how long the key is watched, and the value. Immutable.
 */
final class FirstValue implements CompactForm<FirstSeenDetector.State> {
  static final FirstValue FORM = new FirstValue();

  private FirstValue() {}

  @Override
  public int numbers() {
    return Watch.NUMBERS + ValueTable.WIDTH;
  }

  @Override
  public boolean fits(FirstSeenDetector.State state) {
    ValueTable values = state.tables[0];
    boolean arrived =
        values.size() == 0
            ? state.arrivals.areNone()
            : state.arrivals.areOne(state.watch.since(Long.MIN_VALUE));
    return arrived && values.isShort() && state.watch.isShort();
  }

  @Override
  public void write(FirstSeenDetector.State state, long[] numbers, int at) {
    state.watch.writeTo(numbers, at);
    state.tables[0].writeTo(numbers, at + Watch.NUMBERS);
  }

  @Override
  public void read(long[] numbers, int at, FirstSeenDetector.State state) {
    state.watch.readFrom(numbers, at);
    state.tables[0].readFrom(numbers, at + Watch.NUMBERS);
    state.arrivals.clear();
    if (state.tables[0].size() == 1) {
      state.arrivals.add(state.watch.since(Long.MIN_VALUE));
    }
  }
}
