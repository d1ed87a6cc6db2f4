package org.hansho.format.database;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hansho.record.Memory;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
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

  private static final int PIECES = 16;
  private static final int PIECE = CAPACITY / PIECES;

  private final @Nullable Session[] places = new @Nullable Session[CAPACITY];

  /** One session. */
  static final class Session {
    private long number;
    private boolean used;
    private boolean changed;
    private final byte[][] values = new byte[DETAILS][0];
    private final int[] lengths = new int[DETAILS];

    /** Remembers a value that stands anywhere. */
    void put(Detail detail, byte[] buffer, int from, int to) {
      int index = detail.ordinal();
      int length = to - from;
      changed = true;
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

    void save(StateWriter out) {
      out.number(number);
      for (int index = 0; index < DETAILS; index++) {
        out.bytes(values[index], 0, lengths[index]);
      }
    }

    void restore(StateReader in) {
      for (Detail detail : Detail.values()) {
        byte[] value = in.bytes();
        put(detail, value, 0, value.length);
      }
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
    session.changed = true;
    Arrays.fill(session.lengths, 0);
    return session;
  }

  /** Forgets a session. */
  void end(long number) {
    Session session = find(number);
    if (session != null) {
      session.used = false;
      session.changed = true;
    }
  }

  /** The sessions in pieces of equal size. */
  List<Memory.Piece> pieces() {
    return IntStream.range(0, PIECES).<Memory.Piece>mapToObj(SavedPlaces::new).toList();
  }

  /** Some of the places as they are saved. */
  private final class SavedPlaces implements Memory.Piece {
    private final int index;

    SavedPlaces(int index) {
      this.index = index;
    }

    @Override
    public boolean hasChanged() {
      return sessions().anyMatch(session -> session.changed);
    }

    @Override
    public void save(StateWriter out) {
      List<Session> used = sessions().filter(session -> session.used).toList();
      out.count(used.size());
      used.forEach(session -> session.save(out));
      sessions().forEach(session -> session.changed = false);
    }

    private Stream<Session> sessions() {
      return Arrays.stream(places, index * PIECE, (index + 1) * PIECE).filter(Objects::nonNull);
    }

    @Override
    public void restore(StateReader in) {
      for (int left = in.count(); left > 0; left--) {
        begin(in.number()).restore(in);
      }
      sessions().forEach(session -> session.changed = false);
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
