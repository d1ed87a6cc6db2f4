package org.hansho.format.flow;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces that a section of a capture in the newer format describes: link type and unit of
 * time of each. At most {@value #MOST}; packets of further ones are not read.
 */
final class Interfaces {
  private static final int MOST = 1024;
  private static final long NANOS = 1_000_000_000L;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;

  private final List<Interface> all = new ArrayList<>();

  /**
   * One of them.
   *
   * @param linkType number of the link type
   * @param resolution negative power of ten of a second, or of two if the highest bit is set
   * @param offsetSeconds added to each time
   */
  record Interface(int linkType, int resolution, long offsetSeconds) {
    /** Nanoseconds since 1970, or {@link Event#NO_TIME} beyond their range. */
    long nanos(long units) {
      int power = resolution & 0x7F;
      long seconds;
      long fraction;
      if ((resolution & 0x80) != 0) {
        seconds = power > 62 ? 0 : units >>> power;
        double rest = power > 62 ? units : units & ((1L << power) - 1);
        fraction = (long) (rest / Math.pow(2, power) * NANOS);
      } else {
        long perSecond = power > 18 ? Long.MAX_VALUE : (long) Math.pow(10, power);
        seconds = Long.divideUnsigned(units, perSecond);
        fraction = (long) ((units - seconds * perSecond) * (NANOS / (double) perSecond));
        if (power <= 9) {
          fraction = (units - seconds * perSecond) * (NANOS / perSecond);
        }
      }
      long shifted = seconds + offsetSeconds;
      return shifted < 0 || shifted > Long.MAX_VALUE / NANOS - 1
          ? Event.NO_TIME
          : shifted * NANOS + fraction;
    }
  }

  void clear() {
    all.clear();
  }

  @Nullable Interface get(int index) {
    return index >= 0 && index < all.size() ? all.get(index) : null;
  }

  /** Reads the body of an interface description block. */
  void add(ByteOrdered order, byte[] bytes, int from, int to) {
    if (to - from < 8 || all.size() == MOST) {
      return;
    }
    int resolution = 6;
    long offset = 0;
    int at = from + 8;
    while (to - at >= 4) {
      int code = order.two(bytes, at);
      int length = order.two(bytes, at + 2);
      if (code == 0 || length > to - at - 4) {
        break;
      }
      if (code == RESOLUTION && length == 1) {
        resolution = bytes[at + 4] & 0xFF;
      } else if (code == OFFSET && length == 8) {
        offset = order.eight(bytes, at + 4);
      }
      at += 4 + (length + 3 & ~3);
    }
    all.add(new Interface(order.two(bytes, from), resolution, offset));
  }

  void save(StateWriter out) {
    out.count(all.size());
    for (Interface each : all) {
      out.count(each.linkType());
      out.count(each.resolution());
      out.number(each.offsetSeconds());
    }
  }

  void restore(StateReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      all.add(new Interface(in.count(), in.count(), in.number()));
    }
  }
}
