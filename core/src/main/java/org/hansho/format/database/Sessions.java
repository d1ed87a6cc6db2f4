package org.hansho.format.database;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the sessions of one source by their numbers, for logs that say who a client is
 * only once.
 *
 * <p>A session has the place that its number modulo the capacity gives; another one that needs the
 * place takes it. So memory is bounded, a look-up costs one comparison, and what is forgotten does
 * not depend on anything but the log. Belongs to one reader.
 */
final class Sessions {
  /** Most sessions remembered. */
  static final int CAPACITY = 1024;

  /** What is remembered of a session; longer values are not. */
  enum Detail {
    USER,
    ADDRESS,
    PORT,
    DATABASE,
    APPLICATION
  }

  private static final int DETAILS = Detail.values().length;
  private static final int LONGEST = 256;

  private final @Nullable Session[] places = new @Nullable Session[CAPACITY];

  /** One session. */
  static final class Session {
    private long number;
    private boolean used;
    private final byte[][] values = new byte[DETAILS][0];
    private final int[] lengths = new int[DETAILS];

    /** Remembers a value that stands anywhere. */
    void put(Detail detail, byte[] buffer, int from, int to) {
      int index = detail.ordinal();
      int length = to - from;
      if (length <= 0 || length > LONGEST) {
        lengths[index] = 0;
        return;
      }
      if (values[index].length < length) {
        values[index] = new byte[LONGEST];
      }
      System.arraycopy(buffer, from, values[index], 0, length);
      lengths[index] = length;
    }

    /** The bytes of a value; {@link #length} of them count. */
    byte[] value(Detail detail) {
      return values[detail.ordinal()];
    }

    int length(Detail detail) {
      return lengths[detail.ordinal()];
    }
  }

  /** The session of that number, or null. */
  @Nullable Session find(long number) {
    Session session = places[place(number)];
    return session != null && session.used && session.number == number ? session : null;
  }

  /** A session of that number with nothing known of it. */
  Session begin(long number) {
    int place = place(number);
    Session session = places[place];
    if (session == null) {
      session = new Session();
      places[place] = session;
    }
    session.number = number;
    session.used = true;
    Arrays.fill(session.lengths, 0);
    return session;
  }

  /** Forgets a session. */
  void end(long number) {
    Session session = find(number);
    if (session != null) {
      session.used = false;
    }
  }

  private static int place(long number) {
    return (int) Math.floorMod(number, (long) CAPACITY);
  }

  /** The number in digits, at most 18 of them; -1 if it is none. */
  static long number(byte[] buffer, int from, int to) {
    if (to <= from || to - from > 18) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
