package org.hansho.detect.baseline;

import com.dynatrace.hash4j.distinctcount.MartingaleEstimator;
import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How many different values a bucket has: exact up to {@link #EXACT}, then an UltraLogLog of 2 kB
 * whose standard error is below 2 % (Ertl, UltraLogLog, VLDB 2024). Belongs to one thread.
 */
public final class DistinctBucket {
  /** Most values that are counted exactly. */
  static final int EXACT = 256;

  private static final int PRECISION = 11;
  private static final long[] NONE = {};

  /** Of the sketch and what estimates from it. */
  private static final long SKETCH_BYTES = (1 << PRECISION) + 80;

  private long[] hashes = NONE;
  private int size;
  private @Nullable UltraLogLog sketch;
  private @Nullable MartingaleEstimator estimator;

  /** Adds the 64-bit hash of a value. */
  public void add(long hash) {
    if (sketch != null) {
      sketch.add(hash, estimator);
      return;
    }
    int at = Arrays.binarySearch(hashes, 0, size, hash);
    if (at >= 0) {
      return;
    }
    if (size == EXACT) {
      approximate();
      add(hash);
      return;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.min(EXACT, Math.max(4, size * 2)));
    }
    int free = -at - 1;
    System.arraycopy(hashes, free, hashes, free + 1, size - free);
    hashes[free] = hash;
    size++;
  }

  private void approximate() {
    UltraLogLog created = UltraLogLog.create(PRECISION);
    for (int i = 0; i < size; i++) {
      created.add(hashes[i]);
    }
    sketch = created;
    estimator = new MartingaleEstimator(size, created.getStateChangeProbability());
    hashes = NONE;
    size = 0;
  }

  /** Adds all values of another one. */
  void join(DistinctBucket other) {
    UltraLogLog others = other.sketch;
    if (others == null) {
      for (int i = 0; i < other.size; i++) {
        add(other.hashes[i]);
      }
      return;
    }
    if (sketch == null) {
      approximate();
    }
    UltraLogLog joined = sketch;
    if (joined != null) {
      byte[] before = joined.getState().clone();
      joined.add(others);
      if (!Arrays.equals(before, joined.getState())) {
        estimator =
            new MartingaleEstimator(
                joined.getDistinctCountEstimate(), joined.getStateChangeProbability());
      }
    }
  }

  /** How many there are. */
  public double count() {
    return estimator == null ? size : Math.rint(estimator.getDistinctCountEstimate());
  }

  /** What it takes of the heap, in bytes. */
  public long bytes() {
    return 32 + (sketch == null ? HeapBytes.doubling(size, 0, Long.BYTES) : SKETCH_BYTES);
  }

  /** Writes all of it. */
  public void write(StateWriter out) {
    UltraLogLog written = sketch;
    MartingaleEstimator estimate = estimator;
    out.flag(written != null);
    if (written != null && estimate != null) {
      byte[] registers = written.getState();
      out.bytes(registers, 0, registers.length);
      out.decimal(estimate.getDistinctCountEstimate());
      return;
    }
    out.count(size);
    for (int i = 0; i < size; i++) {
      out.number(hashes[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static DistinctBucket read(StateReader in) {
    DistinctBucket read = new DistinctBucket();
    if (in.flag()) {
      UltraLogLog sketch = UltraLogLog.wrap(in.bytes());
      read.sketch = sketch;
      read.estimator = new MartingaleEstimator(in.decimal(), sketch.getStateChangeProbability());
      return read;
    }
    for (int left = in.count(); left > 0; left--) {
      read.add(in.number());
    }
    return read;
  }
}
