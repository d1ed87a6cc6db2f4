package org.hansho.local.run;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * When the bytes of a source arrived that its reader may still hold back, so that a record is
 * judged by when it came and not by when it was handed over.
 *
 * <p>Notes where each input begins since something is held; of {@value #MOST} every other one is
 * forgotten, whose bytes then count as those before them. A kilobyte at most, nothing to be saved
 * where nothing is held. Belongs to the worker that reads the source.
 */
final class Arrivals {
  private static final int MOST = 64;
  private static final int FIRST = 4;

  private long[] positions = {};
  private long[] times = {};
  private int count;

  /** An input begins at that position of the source. */
  void add(long position, long arrival) {
    if (count == MOST) {
      halve();
    }
    if (count == positions.length) {
      int room = Math.max(FIRST, count * 2);
      positions = Arrays.copyOf(positions, room);
      times = Arrays.copyOf(times, room);
    }
    positions[count] = position;
    times[count++] = arrival;
  }

  private void halve() {
    for (int kept = 0; kept < count / 2; kept++) {
      positions[kept] = positions[2 * kept];
      times[kept] = times[2 * kept];
    }
    count /= 2;
  }

  /** When the byte at that position arrived. */
  long of(long position, long latest) {
    int at = count - 1;
    while (at > 0 && positions[at] > position) {
      at--;
    }
    return at < 0 ? latest : times[at];
  }

  /**
   * When an event's record arrived: between its first and its last byte when it says, else the end
   * of that which is nearer.
   *
   * @param latest the arrival of the input at hand
   * @param gathered whether the event summarises what was gathered up to now and is no piece of the
   *     source
   */
  long of(Event event, long latest, boolean gathered) {
    if (count <= 1) {
      return latest;
    }
    long first = of(event.position(), latest);
    int length = Math.max(1, event.recordLength());
    long last = gathered ? latest : Math.max(first, of(event.position() + length - 1, latest));
    return Math.max(first, Math.min(last, event.time()));
  }

  /** Takes over the arrivals of another one, which is not used any more. */
  void takeFrom(Arrivals other) {
    positions = other.positions;
    times = other.times;
    count = other.count;
  }

  /** Nothing is held back. */
  void clear() {
    count = 0;
  }

  void write(StateWriter out) {
    out.count(count);
    for (int at = 0; at < count; at++) {
      out.number(positions[at]);
      out.number(times[at]);
    }
  }

  void restore(StateReader in) {
    clear();
    for (int left = in.count(); left > 0; left--) {
      add(in.number(), in.number());
    }
  }
}
