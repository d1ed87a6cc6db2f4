package org.hansho.format.database;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.hansho.event.Event;
import org.hansho.record.Format;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Logins of one source of which the outcome is not known yet, by the number of their connection, in
 * as many places as {@link Sessions} has. Belongs to one reader; allocates only when a place is
 * used for the first time.
 */
final class PendingLogins {
  /** How much of the record of a login is kept. */
  private static final int LONGEST = 1024;

  /**
   * How long an outcome is waited for: what denies a login follows at once, and a client that was
   * let in says something.
   */
  private static final long PATIENCE = Format.PATIENCE.toNanos();

  private final @Nullable Login[] places = new @Nullable Login[Sessions.CAPACITY];

  /** No login waits that is older. */
  private long oldest = Long.MAX_VALUE;

  /** A login that waits. */
  static final class Login {
    private final byte[] record = new byte[LONGEST];
    private long number;
    private boolean waiting;
    private int length;
    private long position;
    private long time;
    private int idStart;
    private int idEnd;
    private DatabaseSystem system = DatabaseSystem.MYSQL;

    private void save(StateWriter out) {
      out.number(number);
      out.bytes(record, 0, length);
      out.number(position);
      out.number(time);
      out.count(idStart);
      out.count(idEnd);
      system.save(out);
    }

    private void restore(StateReader in) {
      number = in.number();
      byte[] kept = in.bytes();
      length = Math.min(kept.length, LONGEST);
      System.arraycopy(kept, 0, record, 0, length);
      position = in.number();
      time = in.number();
      idStart = in.count();
      idEnd = in.count();
      system = DatabaseSystem.restored(in);
      waiting = true;
    }

    /** The record, of which {@link #length} bytes count. */
    byte[] record() {
      return record;
    }

    int length() {
      return length;
    }

    long position() {
      return position;
    }

    long time() {
      return time;
    }

    /** Where the number of the connection stands in the record. */
    int idStart() {
      return idStart;
    }

    int idEnd() {
      return idEnd;
    }

    DatabaseSystem system() {
      return system;
    }
  }

  /** Saves the logins that wait. */
  void save(StateWriter out) {
    List<Login> waiting =
        Arrays.stream(places).filter(login -> login != null && login.waiting).toList();
    out.count(waiting.size());
    waiting.forEach(login -> login.save(out));
  }

  void restore(StateReader in) {
    for (int left = in.count(); left > 0; left--) {
      Login login = new Login();
      login.restore(in);
      places[place(login.number)] = login;
      noteOldest(login.time);
    }
  }

  private void noteOldest(long time) {
    oldest = time == Event.NO_TIME ? oldest : Math.min(oldest, time);
  }

  /** Whether a login may wait in vain by that time. */
  boolean mayBeOverdue(long time) {
    return time != Event.NO_TIME && oldest != Long.MAX_VALUE && time - oldest > PATIENCE;
  }

  /** Shows the numbers of the logins that wait in vain by that time, which take must follow. */
  void forEachOverdue(long time, LongConsumer visitor) {
    oldest = Long.MAX_VALUE;
    for (Login login : places) {
      if (login != null && login.waiting && login.time != Event.NO_TIME) {
        if (time - login.time > PATIENCE) {
          visitor.accept(login.number);
        } else {
          noteOldest(login.time);
        }
      }
    }
  }

  /** Whether any login waits. */
  boolean isEmpty() {
    return Arrays.stream(places).noneMatch(login -> login != null && login.waiting);
  }

  private static int place(long number) {
    return (int) Math.floorMod(number, (long) Sessions.CAPACITY);
  }

  /** Whether some login waits in the place of that number. */
  boolean isTaken(long number) {
    Login login = places[place(number)];
    return login != null && login.waiting;
  }

  /** The number of the login that waits in the place of that number, or was there last. */
  long holder(long number) {
    Login login = places[place(number)];
    return login == null ? number : login.number;
  }

  /** Keeps a login, in the place of whichever was there. */
  void put(long number, Event event, DatabaseSystem system, int idStart, int idEnd) {
    int place = place(number);
    Login login = places[place];
    if (login == null) {
      login = new Login();
      places[place] = login;
    }
    int from = event.recordOffset();
    login.number = number;
    login.waiting = true;
    login.length = Math.min(event.recordLength(), LONGEST);
    System.arraycopy(event.recordBuffer(), from, login.record, 0, login.length);
    login.position = event.position();
    login.time = event.time();
    noteOldest(login.time);
    login.idStart = Math.min(idStart - from, login.length);
    login.idEnd = Math.min(idEnd - from, login.length);
    login.system = system;
  }

  /** The login of that number if it waits; it no longer does then. Valid until the next put. */
  @Nullable Login take(long number) {
    Login login = places[place(number)];
    if (login == null || !login.waiting || login.number != number) {
      return null;
    }
    login.waiting = false;
    return login;
  }

  /** Gives up the login of that number. */
  void drop(long number) {
    Login dropped = take(number);
    if (dropped != null) {
      dropped.length = 0;
    }
  }
}
