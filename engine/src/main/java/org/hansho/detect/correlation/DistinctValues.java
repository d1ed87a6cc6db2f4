package org.hansho.detect.correlation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.SeededHashes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many different values a field, or tuple of fields, has in a window.
 *
 * <p>Only the values seen last are kept, as many as the highest bound asks for, and {@link #LEAST}
 * at least, so that the number says how far it has come. A value is its 64-bit hash. Each value of
 * a field with several counts; of a tuple the values as they stand. A result without a value for
 * every field is not counted.
 */
final class DistinctValues implements Measure<DistinctValues.State> {
  /** Values that are kept whatever the bounds ask for. */
  private static final int LEAST = 64;

  private final SeededHashes hashes;
  private final int[][] columnsOfRole;
  private final int most;

  DistinctValues(SeededHashes hashes, int[][] columnsOfRole, int most) {
    this.hashes = hashes;
    this.columnsOfRole = columnsOfRole;
    this.most = Math.max(LEAST, most);
  }

  /** Last times by hash of the value, the value seen longest ago first. */
  static final class State {
    private final LinkedHashMap<Long, Long> lastTimes = new LinkedHashMap<>();
  }

  @Override
  public String kind() {
    return "distinct_values";
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public void add(State state, int role, Fact fact, Emission out) {
    int[] columns = columnsOfRole[role];
    if (columns.length == 1) {
      int at = fact.first(columns[0]);
      for (int left = fact.count(columns[0]); left > 0; left--) {
        see(state, hashes.value(fact.buffer(), at, fact.length(at)), fact.time());
        at = left > 1 ? fact.next(at) : at;
      }
    } else {
      long hash = 0;
      for (int column : columns) {
        int at = fact.first(column);
        if (at == Fact.NONE) {
          return;
        }
        hash = hash * 31 + hashes.value(fact.buffer(), at, fact.length(at));
      }
      see(state, hash, fact.time());
    }
  }

  private void see(State state, long value, long time) {
    state.lastTimes.remove(value);
    state.lastTimes.put(value, time);
    if (state.lastTimes.size() > most) {
      Iterator<Long> oldest = state.lastTimes.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  @Override
  public void expire(State state, long time) {
    Iterator<Map.Entry<Long, Long>> oldest = state.lastTimes.entrySet().iterator();
    while (oldest.hasNext() && oldest.next().getValue() <= time) {
      oldest.remove();
    }
  }

  @Override
  public double number(State state) {
    return state.lastTimes.size();
  }

  @Override
  public boolean isLeast(State state) {
    return state.lastTimes.size() == most;
  }

  @Override
  public long bytes(State state) {
    int size = state.lastTimes.size();
    return 88 + HeapBytes.doubling(size + size / 3, 16, Integer.BYTES) + size * 88L;
  }

  @Override
  public void write(State state, StateWriter out) {
    out.count(state.lastTimes.size());
    state.lastTimes.forEach(
        (value, time) -> {
          out.number(value);
          out.number(time);
        });
  }

  @Override
  public State read(StateReader in) {
    State state = new State();
    for (int left = in.count(); left > 0; left--) {
      long value = in.number();
      state.lastTimes.put(value, in.number());
    }
    return state;
  }
}
