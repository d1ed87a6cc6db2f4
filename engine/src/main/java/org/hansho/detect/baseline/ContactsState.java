package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What {@code contacts} remembers of a group and its peer: the running period, and when and with
 * how many bytes the last {@link #KEPT} connections began. At most 900 bytes; belongs to one
 * thread.
 */
final class ContactsState {
  static final long NONE = Long.MIN_VALUE;

  /** Connections whose times are kept. */
  static final int KEPT = 64;

  long first = NONE;
  long latest = NONE;
  long contacts;

  long period = NONE;
  double packets;
  double bytesOut;
  double bytesIn;
  int records;
  int rate = 1;
  boolean reported;

  /** When bytes last came back, or flags of the way there showed that they did. */
  long answered = NONE;

  /** When connections of the longer window were last a result. */
  long reportedSlowly = NONE;

  final RecentConnections recent = new RecentConnections();
  private int kept;
  private int[] times = new int[4];
  private int[] sizes = new int[4];

  /** A connection began, at a second since 1970. */
  void begin(int second, int bytes) {
    contacts++;
    if (kept == KEPT) {
      System.arraycopy(times, 1, times, 0, KEPT - 1);
      System.arraycopy(sizes, 1, sizes, 0, KEPT - 1);
      kept--;
    } else if (kept == times.length) {
      times = Arrays.copyOf(times, kept * 2);
      sizes = Arrays.copyOf(sizes, kept * 2);
    }
    times[kept] = second;
    sizes[kept++] = bytes;
  }

  /** The last connection has sent more. */
  void add(int bytes) {
    if (kept > 0) {
      sizes[kept - 1] = (int) Math.min(Integer.MAX_VALUE, (long) sizes[kept - 1] + bytes);
    }
  }

  /** How many of the remembered connections began after a second since 1970. */
  int begunAfter(long second) {
    int begun = 0;
    for (int i = kept - 1; i >= 0 && times[i] > second; i--) {
      begun++;
    }
    return begun;
  }

  /** Whether the running period shows an answer. */
  boolean isAnswered(long length) {
    return answered != NONE && Math.floorDiv(answered, length) == period;
  }

  int[] times() {
    return Arrays.copyOf(times, kept);
  }

  int[] sizes() {
    return Arrays.copyOf(sizes, kept);
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 128 + 2 * HeapBytes.doubling(kept, 4, Integer.BYTES) + recent.bytes();
  }

  void write(StateWriter out) {
    out.number(first);
    out.number(latest);
    out.number(contacts);
    out.number(period);
    out.decimal(packets);
    out.decimal(bytesOut);
    out.decimal(bytesIn);
    out.count(records);
    out.count(rate);
    out.flag(reported);
    recent.write(out);
    out.count(kept);
    for (int i = 0; i < kept; i++) {
      out.count(times[i]);
      out.count(sizes[i]);
    }
    out.number(answered);
    out.number(reportedSlowly);
  }

  static ContactsState read(StateReader in) {
    ContactsState state = readFormer(in);
    state.answered = in.number();
    state.reportedSlowly = in.number();
    return state;
  }

  /** Reads what the first version saved, which knew of no longer window. */
  static ContactsState readFormer(StateReader in) {
    ContactsState state = new ContactsState();
    state.first = in.number();
    state.latest = in.number();
    state.contacts = in.number();
    state.period = in.number();
    state.packets = in.decimal();
    state.bytesOut = in.decimal();
    state.bytesIn = in.decimal();
    state.records = in.count();
    state.rate = in.count();
    state.reported = in.flag();
    state.recent.read(in);
    int saved = Math.min(KEPT, in.count());
    state.times = new int[Math.max(4, saved)];
    state.sizes = new int[Math.max(4, saved)];
    for (state.kept = 0; state.kept < saved; state.kept++) {
      state.times[state.kept] = in.count();
      state.sizes[state.kept] = in.count();
    }
    return state;
  }
}
