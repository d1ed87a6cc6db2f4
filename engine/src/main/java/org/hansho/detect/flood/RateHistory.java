package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.baseline.BucketHistory;
import org.hansho.detect.baseline.DailyDrift;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The 99th percentile of the slots of each past hour, for one rate of one class. An hour in which
 * the rate never mattered takes no room, and counts as 0. Beside it stands whether the busiest
 * hours of the days have crept up. At most 5.4 kB; belongs to one thread.
 */
final class RateHistory {
  private static final long NONE = Long.MIN_VALUE;
  private static final long HOURS_OF_DAY = 24;
  private static final int HOURS_OF_WEEK = 168;

  /** The highest slots of the running hour, ascending; the first is the percentile. */
  private final double[] highest;

  private long hour = NONE;
  private int count;
  private BucketHistory past = new BucketHistory();
  private final DailyDrift drift = new DailyDrift();

  /** What was worked out for an hour; never saved. */
  private long levelHour = NONE;

  private Level level = Level.NOTHING;

  /**
   * What the past says of an hour.
   *
   * @param seasonal the highest percentile of the same hours of the week, or of an hour beside them
   * @param median of all hours
   * @param deviation median distance from it
   * @param anchor what the busiest hours of days had before they crept up to twice that; 0 if they
   *     did not
   */
  record Level(double seasonal, double median, double deviation, double anchor) {
    static final Level NOTHING = new Level(0, 0, 0, 0);

    /** Whether what is usual was led away, so that the past alone says too little. */
    boolean hasCrept() {
      return anchor > 0;
    }
  }

  /**
   * An empty history.
   *
   * @param slots of an hour
   */
  RateHistory(int slots) {
    highest = new double[Math.max(1, slots / 100 + (slots % 100 == 0 ? 0 : 1))];
  }

  /** Takes a slot of an hour; one of an hour before the running one changes nothing. */
  void learn(long ofHour, double rate, int reach) {
    if (hour != NONE && ofHour < hour) {
      return;
    }
    if (ofHour != hour) {
      endHour(reach);
      hour = ofHour;
    }
    if (count < highest.length) {
      highest[count++] = rate;
      Arrays.sort(highest, 0, count);
    } else if (rate > highest[0]) {
      highest[0] = rate;
      Arrays.sort(highest);
    }
  }

  private void endHour(int reach) {
    if (hour != NONE && count == highest.length && highest[0] > 0) {
      past.append(hour, highest[0], reach);
      drift.note(Math.floorDiv(hour, HOURS_OF_DAY), highest[0]);
    }
    levelHour = NONE;
    count = 0;
  }

  /** Takes an hour as a whole, for a rate that somebody calls harmless. */
  void accept(long ofHour, double rate) {
    past.addLate(ofHour, rate);
    drift.settle(rate);
    levelHour = NONE;
  }

  /**
   * What the hours before one say of it.
   *
   * @param known the first hour of which anything is known
   * @param reach how many hours back
   */
  Level level(long ofHour, long known, int reach) {
    if (hour != NONE && ofHour > hour + 1) {
      endHour(reach);
      hour = NONE;
    }
    if (levelHour != ofHour) {
      level = read(ofHour, Math.max(known, ofHour - reach));
      levelHour = ofHour;
    }
    return level;
  }

  private Level read(long ofHour, long from) {
    double[] values = new double[past.size()];
    int inside = 0;
    double seasonal = 0;
    for (int i = 0; i < past.size(); i++) {
      long at = past.bucket(i);
      if (at >= from && at < ofHour) {
        values[inside++] = past.value(i);
        long distance = Math.floorMod(ofHour - at, HOURS_OF_WEEK);
        boolean alike = distance <= 1 || distance == HOURS_OF_WEEK - 1;
        seasonal = alike ? Math.max(seasonal, past.value(i)) : seasonal;
      }
    }
    int hours = (int) Math.max(inside, Math.min(Integer.MAX_VALUE, ofHour - from));
    double median = median(Arrays.copyOf(values, inside), hours);
    double[] distances = new double[inside];
    for (int i = 0; i < inside; i++) {
      distances[i] = Math.abs(values[i] - median);
    }
    double anchor = drift.isFar() ? drift.anchor() : 0;
    return new Level(seasonal, median, medianWith(distances, median, hours), anchor);
  }

  /** The lower median of some values and zeros up to a number. */
  private static double median(double[] values, int of) {
    return medianWith(values, 0, of);
  }

  /** The lower median of some values and of others that are all alike, up to a number. */
  private static double medianWith(double[] values, double others, int of) {
    if (of == 0) {
      return 0;
    }
    Arrays.sort(values);
    int middle = (of - 1) / 2;
    int below = 0;
    while (below < values.length && values[below] < others) {
      below++;
    }
    int alike = of - values.length;
    if (middle < below) {
      return values[middle];
    }
    return middle < below + alike ? others : values[middle - alike];
  }

  /** Whether nothing was learned. */
  boolean isEmpty() {
    return past.size() == 0 && count == 0;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 100 + DailyDrift.BYTES + HeapBytes.array(highest.length, Double.BYTES) + past.bytes();
  }

  void write(StateWriter out) {
    out.number(hour);
    out.count(count);
    for (int i = 0; i < count; i++) {
      out.decimal(highest[i]);
    }
    past.write(out);
    drift.write(out);
  }

  /** Reads what versions 1 and 2 of a flood saved, which had no anchor. */
  static RateHistory readFormer(int slots, StateReader in) {
    RateHistory read = new RateHistory(slots);
    read.hour = in.number();
    read.count = in.count();
    if (read.count > read.highest.length) {
      throw new IllegalStateException("saved state has " + read.count + " slots of an hour");
    }
    for (int i = 0; i < read.count; i++) {
      read.highest[i] = in.decimal();
    }
    read.past = BucketHistory.read(in);
    return read;
  }

  static RateHistory read(int slots, StateReader in) {
    RateHistory read = readFormer(slots, in);
    read.drift.read(in);
    return read;
  }

  /** The history of a rate, made when there is something to keep. */
  static RateHistory of(@Nullable RateHistory kept, int slots) {
    return kept == null ? new RateHistory(slots) : kept;
  }
}
