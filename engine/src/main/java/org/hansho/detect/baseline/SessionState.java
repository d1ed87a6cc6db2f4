package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.detect.Fact;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What is remembered of one session: about 270 bytes of one without anything to note, 330 where the
 * pace counts, at most 64 values of 8 bytes for each piece of evidence that counts different ones,
 * 5 records and 5 examples. Belongs to one thread.
 */
final class SessionState {
  /** Most different values that a piece of evidence distinguishes. */
  static final int MOST_VALUES = 64;

  /** Most records, and most examples of values, that are kept. */
  static final int MOST_KEPT = 5;

  /** Times between requests that are kept; the oldest give way. */
  static final int GAPS = 15;

  private static final int FEWEST_VALUES = 4;
  private static final int LONGEST_EXAMPLE = 120;
  private static final long NONE = Long.MIN_VALUE;

  /** That the record at hand is a result or part of one. */
  private static final int SHOWN = 1 << 31;

  private static final long[] NO_VALUES = {};

  long start = NONE;
  long latest = NONE;
  int requests;
  boolean reported;

  private long lastRequest = NONE;
  private long record;

  /** A bit for each piece of evidence that has a number. */
  private int present;

  /**
   * A bit for each piece of evidence that the record at hand was counted for, and {@link #SHOWN}.
   */
  private int counted;

  private boolean asked;
  private final long[][] values;

  /** What the values take of the heap, in bytes. */
  private int valueBytes;

  private int gaps;

  /**
   * For each piece of evidence, how many records, rules or values; then the latest times between
   * requests in milliseconds, a ring. Beside each other, since each request reads both.
   */
  private final int[] numbers;

  // The value added last, which most often comes again.
  private int lastEvidence = -1;
  private long lastValue;

  private final List<Origin> records = new ArrayList<>(0);
  private final List<byte[]> examples = new ArrayList<>(0);

  /**
   * A session of which nothing is known.
   *
   * @param evidence how many pieces of evidence there are
   * @param paced whether the times between requests are kept
   */
  SessionState(int evidence, boolean paced) {
    numbers = new int[evidence + (paced ? GAPS : 0)];
    values = new long[evidence][];
    Arrays.fill(values, NO_VALUES);
  }

  /** Reads what a request will read; the number means nothing. */
  long touch() {
    return numbers[0] + numbers[numbers.length - 1] + latest;
  }

  /** Whether nothing of a session is left at this time. */
  boolean isOver(long time, long idle, long longest) {
    return start == NONE || time - latest >= idle || time - start >= longest;
  }

  /** Forgets all. */
  void restart(long time) {
    start = time;
    latest = time;
    requests = 0;
    reported = false;
    Arrays.fill(numbers, 0);
    lastRequest = NONE;
    record = 0;
    present = 0;
    counted = 0;
    asked = false;
    Arrays.fill(values, NO_VALUES);
    valueBytes = 0;
    gaps = 0;
    lastEvidence = -1;
    records.clear();
    examples.clear();
  }

  /** Says of which record the facts that follow are. */
  void begin(Origin origin) {
    long of = origin.hash() * 31 + origin.position();
    if (of != record) {
      record = of;
      counted = 0;
      asked = false;
    }
  }

  /** How many records, rules or values a piece of evidence has. */
  int count(int evidence) {
    return numbers[evidence];
  }

  /** A bit for each piece of evidence that has records, rules or values. */
  int present() {
    return present;
  }

  /** Counts the record for a piece of evidence, once. */
  void countRecord(int evidence) {
    if ((counted >>> evidence & 1) == 0) {
      counted |= 1 << evidence;
      present |= 1 << evidence;
      numbers[evidence] += numbers[evidence] == Integer.MAX_VALUE ? 0 : 1;
    }
  }

  /** Notes that the record at hand is reported; whether it was not before. */
  boolean reportRecord() {
    boolean first = (counted & SHOWN) == 0;
    counted |= SHOWN;
    return first;
  }

  /** Notes that a rule of a piece of evidence has matched. */
  void see(int evidence, int rule) {
    addValue(evidence, rule);
  }

  /** Adds the hash of a value; whether it is new. */
  boolean addValue(int evidence, long hash) {
    if (evidence == lastEvidence && hash == lastValue) {
      return false;
    }
    lastEvidence = evidence;
    lastValue = hash;
    long[] known = values[evidence];
    int size = numbers[evidence];
    for (int i = 0; i < size; i++) {
      if (known[i] == hash) {
        return false;
      }
    }
    if (size == MOST_VALUES) {
      return false;
    }
    if (size == known.length) {
      known = Arrays.copyOf(known, Math.max(FEWEST_VALUES, size * 2));
      values[evidence] = known;
    }
    known[size] = hash;
    numbers[evidence] = size + 1;
    valueBytes += bytesOf(size + 1) - bytesOf(size);
    present |= 1 << evidence;
    return true;
  }

  /** Counts the record as a request, once. */
  void request(long time) {
    if (asked) {
      return;
    }
    asked = true;
    requests += requests == Integer.MAX_VALUE ? 0 : 1;
    if (isPaced() && lastRequest != NONE && time >= lastRequest) {
      keepGap(gaps % GAPS, (int) Math.min(Integer.MAX_VALUE, (time - lastRequest) / 1_000_000));
      gaps = gaps == Integer.MAX_VALUE ? GAPS : gaps + 1;
    }
    lastRequest = Math.max(lastRequest, time);
  }

  private boolean isPaced() {
    return numbers.length > values.length;
  }

  private void keepGap(int place, int milliseconds) {
    numbers[values.length + place] = milliseconds;
  }

  /** The median of the kept times between requests, in seconds; not a number without any. */
  double gap() {
    int size = Math.min(gaps, GAPS);
    if (size == 0) {
      return Double.NaN;
    }
    int[] sorted = Arrays.copyOfRange(numbers, values.length, values.length + size);
    Arrays.sort(sorted);
    return sorted[size / 2] / 1000.0;
  }

  /** Keeps one of the records that are evidence. */
  void keep(Origin origin) {
    if (records.size() < MOST_KEPT && !records.contains(origin)) {
      records.add(origin);
    }
  }

  /** The records kept, and one more. */
  List<Origin> recordsAnd(Origin last) {
    List<Origin> all = new ArrayList<>(records);
    if (!all.contains(last)) {
      all.add(last);
    }
    all.sort(null);
    return all;
  }

  /** Keeps a value as an example. */
  void example(Fact fact, int at) {
    if (examples.size() == MOST_KEPT) {
      return;
    }
    int end = at + Math.min(LONGEST_EXAMPLE, fact.length(at));
    for (byte[] example : examples) {
      if (Arrays.equals(example, 0, example.length, fact.buffer(), at, end)) {
        return;
      }
    }
    examples.add(Arrays.copyOfRange(fact.buffer(), at, end));
  }

  List<byte[]> examples() {
    return examples;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 144
        + HeapBytes.array(numbers.length, Integer.BYTES)
        + HeapBytes.array(values.length, Integer.BYTES)
        + valueBytes
        + records.size() * HeapBytes.ORIGIN
        + examples.size() * (24L + LONGEST_EXAMPLE / 3);
  }

  private static int bytesOf(int kept) {
    return kept == 0 ? 0 : (int) HeapBytes.doubling(kept, FEWEST_VALUES, Long.BYTES);
  }

  /** How many values of a piece of evidence are kept. */
  private int kept(int evidence) {
    return Math.min(values[evidence].length, numbers[evidence]);
  }

  void write(StateWriter out) {
    out.number(start);
    out.number(latest);
    out.count(requests);
    out.flag(reported);
    out.number(lastRequest);
    out.number(record);
    out.number(counted);
    out.flag(asked);
    for (int i = 0; i < values.length; i++) {
      out.count(numbers[i]);
      int kept = kept(i);
      out.count(kept);
      for (int value = 0; value < kept; value++) {
        out.number(values[i][value]);
      }
    }
    out.count(gaps);
    for (int i = 0; i < Math.min(gaps, GAPS); i++) {
      out.count(numbers[values.length + i]);
    }
    out.count(records.size());
    records.forEach(origin -> origin.write(out));
    out.count(examples.size());
    examples.forEach(example -> out.bytes(example, 0, example.length));
  }

  /** Reads what {@link #write} wrote; times between requests only where they are kept. */
  static SessionState read(StateReader in, int evidence, boolean paced) {
    SessionState state = new SessionState(evidence, paced);
    state.start = in.number();
    state.latest = in.number();
    state.requests = in.count();
    state.reported = in.flag();
    state.lastRequest = in.number();
    state.record = in.number();
    state.counted = (int) in.number();
    state.asked = in.flag();
    for (int i = 0; i < evidence; i++) {
      state.numbers[i] = in.count();
      state.present |= state.numbers[i] > 0 ? 1 << i : 0;
      state.values[i] = readValues(in);
      state.valueBytes += bytesOf(state.kept(i));
    }
    int gaps = in.count();
    for (int i = 0; i < Math.min(gaps, GAPS); i++) {
      int gap = in.count();
      if (paced) {
        state.keepGap(i, gap);
      }
    }
    state.gaps = paced ? gaps : 0;
    for (int left = in.count(); left > 0; left--) {
      state.records.add(Origin.read(in));
    }
    for (int left = in.count(); left > 0; left--) {
      state.examples.add(in.bytes());
    }
    return state;
  }

  private static long[] readValues(StateReader in) {
    int size = Math.min(MOST_VALUES, in.count());
    long[] read = size == 0 ? NO_VALUES : new long[size];
    for (int i = 0; i < size; i++) {
      read[i] = in.number();
    }
    return read;
  }
}
