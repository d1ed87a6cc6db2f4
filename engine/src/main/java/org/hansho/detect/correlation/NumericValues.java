package org.hansho.detect.correlation;

import java.util.Arrays;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.HeapBytes;
import org.hansho.sigma.Correlation;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Sum, average, median or percentile of the numbers in a field over a window.
 *
 * <p>At most {@link #MOST} entries are kept (8 KiB). A sum or an average that needs more merges
 * neighbours two by two, so that the border of the window becomes exact to 1/256 of the entries; of
 * a median or percentile the oldest are left out, which is counted. Percentiles interpolate
 * linearly between closest ranks. A result whose field is no finite number is not counted.
 */
final class NumericValues implements Measure<NumericValues.State> {
  /** Most entries kept. */
  static final int MOST = 512;

  private final Correlation.Type type;
  private final double rank;
  private final int[] columnOfRole;

  /**
   * A measure.
   *
   * @param percentile 0 to 100; only for percentiles
   */
  NumericValues(Correlation.Type type, double percentile, int[] columnOfRole) {
    this.type = type;
    this.rank = type == Correlation.Type.VALUE_MEDIAN ? 0.5 : percentile / 100;
    this.columnOfRole = columnOfRole;
  }

  /** Entries in order of time: when, how much, of how many results. */
  static final class State {
    private long[] times = new long[4];
    private double[] sums = new double[4];
    private int[] counts = new int[4];
    private int size;
  }

  @Override
  public String kind() {
    return "numeric_values";
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public void add(State state, int role, Fact fact, Emission out) {
    Double number = number(fact.text(columnOfRole[role]));
    if (number == null) {
      return;
    }
    if (state.size == MOST) {
      makeRoom(state, out);
    }
    append(state, fact.time(), number, 1);
  }

  private static @Nullable Double number(String text) {
    if (text.isEmpty() || text.length() > 64) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void append(State state, long time, double sum, int count) {
    if (state.size == state.times.length) {
      int capacity = Math.min(MOST, state.size * 2);
      state.times = Arrays.copyOf(state.times, capacity);
      state.sums = Arrays.copyOf(state.sums, capacity);
      state.counts = Arrays.copyOf(state.counts, capacity);
    }
    state.times[state.size] = time;
    state.sums[state.size] = sum;
    state.counts[state.size++] = count;
  }

  private void makeRoom(State state, Emission out) {
    if (isOrdered()) {
      removeFirst(state, 1);
      out.overflow();
      return;
    }
    int merged = 0;
    for (int i = 0; i + 1 < state.size; i += 2) {
      state.times[merged] = state.times[i + 1];
      state.sums[merged] = state.sums[i] + state.sums[i + 1];
      state.counts[merged++] = state.counts[i] + state.counts[i + 1];
    }
    state.size = merged;
  }

  private boolean isOrdered() {
    return type == Correlation.Type.VALUE_MEDIAN || type == Correlation.Type.VALUE_PERCENTILE;
  }

  private static void removeFirst(State state, int count) {
    state.size -= count;
    System.arraycopy(state.times, count, state.times, 0, state.size);
    System.arraycopy(state.sums, count, state.sums, 0, state.size);
    System.arraycopy(state.counts, count, state.counts, 0, state.size);
  }

  @Override
  public void expire(State state, long time) {
    int expired = 0;
    while (expired < state.size && state.times[expired] <= time) {
      expired++;
    }
    if (expired > 0) {
      removeFirst(state, expired);
    }
  }

  @Override
  public double number(State state) {
    if (state.size == 0) {
      return Double.NaN;
    }
    if (isOrdered()) {
      return percentile(state);
    }
    double sum = 0;
    long count = 0;
    for (int i = 0; i < state.size; i++) {
      sum += state.sums[i];
      count += state.counts[i];
    }
    return type == Correlation.Type.VALUE_SUM ? sum : sum / count;
  }

  private double percentile(State state) {
    double[] sorted = Arrays.copyOf(state.sums, state.size);
    Arrays.sort(sorted);
    double at = rank * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public long bytes(State state) {
    return 72 + 3 * HeapBytes.doubling(state.size, 4, Long.BYTES);
  }

  @Override
  public void write(State state, StateWriter out) {
    out.count(state.size);
    for (int i = 0; i < state.size; i++) {
      out.number(state.times[i]);
      out.decimal(state.sums[i]);
      out.count(state.counts[i]);
    }
  }

  @Override
  public State read(StateReader in) {
    State state = new State();
    for (int left = in.count(); left > 0; left--) {
      append(state, in.number(), in.decimal(), in.count());
    }
    return state;
  }
}
