package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.format.syslog.Bytes;

/**
 * Reads what PostgreSQL says when clients come, are let in or refused, and go.
 *
 * <p>Of a name that a client chose, as much is taken as can be without believing what stands in it:
 * the server's own words are looked for from the front where the text before them is the server's,
 * and from the back where only the name stands before the end. Belongs to one reader.
 */
final class PostgresqlConnections {
  private static final byte[] RECEIVED = Bytes.of("connection received: host=");
  private static final byte[] AUTHENTICATED = Bytes.of("connection authenticated: ");
  private static final byte[] AUTHORIZED = Bytes.of("connection authorized: user=");
  private static final byte[] REPLICATION = Bytes.of("replication connection authorized: user=");
  private static final byte[] ENDED = Bytes.of("disconnection: session time: ");
  private static final byte[] USER = Bytes.of(" user=");
  private static final byte[] DATABASE = Bytes.of(" database=");
  private static final byte[] APPLICATION = Bytes.of(" application_name=");
  private static final byte[] HOST = Bytes.of(" host=");
  private static final byte[] PORT = Bytes.of(" port=");
  private static final byte[] LOCAL = Bytes.of("[local]");
  private static final byte[] QUOTE = Bytes.of("\"");
  private static final byte[] IDENTITY = Bytes.of("identity=\"");
  private static final List<byte[]> ENCRYPTION =
      List.of(Bytes.of(" SSL enabled ("), Bytes.of(" GSS ("));

  private static final byte[] QUOTED_HOST = Bytes.of("for host \"");
  private static final List<byte[]> QUOTED_USER =
      List.of(Bytes.of(", user \""), Bytes.of("for user \""), Bytes.of("role \""));
  private static final List<byte[]> QUOTED_DATABASE =
      List.of(Bytes.of(", database \""), Bytes.of("for database \""), Bytes.of("database \""));

  /** Begin or hold such words: a login that was refused, where no SQLSTATE says so. */
  private static final List<byte[]> REFUSALS =
      List.of(
          Bytes.of(" authentication failed for user \""),
          Bytes.of("no pg_hba.conf entry for "),
          Bytes.of("pg_hba.conf rejects "),
          Bytes.of("permission denied for database \""),
          Bytes.of("is not permitted to log in"));

  private static final byte[] ROLE = Bytes.of("role \"");
  private static final byte[] NO_DATABASE = Bytes.of("database \"");
  private static final byte[] MISSING = Bytes.of("\" does not exist");

  private final DatabaseFields common;

  PostgresqlConnections(DatabaseFields common) {
    this.common = common;
  }

  /** Reads a report on a connection; false, with nothing added, if the message is none. */
  boolean read(Event event, int slot) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    if (Bytes.startsWith(text, from, to, RECEIVED)) {
      client(event, slot, text, from + RECEIVED.length, to);
      say(event, Activity.CONNECTION, DatabaseFields.UNSTATED);
    } else if (Bytes.startsWith(text, from, to, AUTHENTICATED)) {
      quoted(event, slot, common.user, IDENTITY, text, from, to);
      say(event, Activity.CONNECTION, DatabaseFields.SUCCESS);
    } else if (Bytes.startsWith(text, from, to, AUTHORIZED)) {
      authorized(event, slot, text, from + AUTHORIZED.length, to);
    } else if (Bytes.startsWith(text, from, to, REPLICATION)) {
      authorized(event, slot, text, from + REPLICATION.length, to);
    } else if (Bytes.startsWith(text, from, to, ENDED)) {
      ended(event, slot, text, from + ENDED.length, to);
    } else {
      return false;
    }
    return true;
  }

  private void say(Event event, Activity activity, byte[] outcome) {
    common.say(event, DatabaseSystem.POSTGRESQL, activity, outcome);
  }

  private static void part(Event event, int slot, int field, int from, int to) {
    if (field >= 0 && to > from && event.first(field) == Event.NONE) {
      event.addPart(field, slot, from - event.start(slot), to - from);
    }
  }

  /** A host, and perhaps {@code port=} behind it. */
  private void client(Event event, int slot, byte[] text, int from, int to) {
    int port = Bytes.indexOf(text, from, to, PORT);
    int hostEnd = port < 0 ? to : port;
    if (!Bytes.startsWith(text, from, hostEnd, LOCAL)) {
      common.addSource(event, text, from, hostEnd);
    }
    if (port >= 0) {
      part(event, slot, common.sourcePort, port + PORT.length, to);
    }
  }

  private void authorized(Event event, int slot, byte[] text, int from, int to) {
    int application = Bytes.indexOf(text, from, to, APPLICATION);
    int end = encryption(text, application < 0 ? from : application, to);
    int namesEnd = application < 0 ? end : application;
    int database = Bytes.indexOf(text, from, namesEnd, DATABASE);
    part(event, slot, common.user, from, database < 0 ? namesEnd : database);
    if (database >= 0) {
      part(event, slot, common.database, database + DATABASE.length, namesEnd);
    }
    if (application >= 0) {
      part(event, slot, common.application, application + APPLICATION.length, end);
    }
    say(event, Activity.LOGIN, DatabaseFields.SUCCESS);
  }

  private static int encryption(byte[] text, int from, int to) {
    for (int i = 0; i < ENCRYPTION.size(); i++) {
      byte[] word = ENCRYPTION.get(i);
      int at = Bytes.lastIndexOf(text, from, to, word);
      if (at >= 0) {
        return at;
      }
    }
    return to;
  }

  private void ended(Event event, int slot, byte[] text, int from, int to) {
    int user = Bytes.indexOf(text, from, to, USER);
    int host = Bytes.lastIndexOf(text, from, to, HOST);
    int database = host < 0 ? -1 : Bytes.indexOf(text, from, host, DATABASE);
    if (user >= 0 && database > user) {
      part(event, slot, common.user, user + USER.length, database);
      part(event, slot, common.database, database + DATABASE.length, host);
    }
    if (host >= 0) {
      client(event, slot, text, host + HOST.length, to);
    }
    say(event, Activity.LOGOUT, DatabaseFields.UNSTATED);
  }

  /** A login that the server refused: who, whence and whereto as far as the message names them. */
  void refused(Event event, int slot) {
    if (slot != Event.NONE) {
      byte[] text = event.buffer(slot);
      int from = event.start(slot);
      int to = from + event.length(slot);
      part(event, slot, common.reason, from, to);
      int host = Bytes.indexOf(text, from, to, QUOTED_HOST);
      if (host >= 0) {
        int start = host + QUOTED_HOST.length;
        int end = Bytes.indexOf(text, start, to, QUOTE);
        if (end >= 0 && !Bytes.startsWith(text, start, end, LOCAL)) {
          common.addSource(event, text, start, end);
        }
      }
      firstQuoted(event, slot, common.user, QUOTED_USER, text, from, to);
      firstQuoted(event, slot, common.database, QUOTED_DATABASE, text, from, to);
    }
    say(event, Activity.LOGIN, DatabaseFields.FAILURE);
  }

  private static void firstQuoted(
      Event event, int slot, int field, List<byte[]> openings, byte[] text, int from, int to) {
    for (int i = 0; i < openings.size(); i++) {
      byte[] opening = openings.get(i);
      if (quoted(event, slot, field, opening, text, from, to)) {
        return;
      }
    }
  }

  private static boolean quoted(
      Event event, int slot, int field, byte[] opening, byte[] text, int from, int to) {
    int at = Bytes.indexOf(text, from, to, opening);
    int start = at + opening.length;
    int end = at < 0 ? -1 : Bytes.indexOf(text, start, to, QUOTE);
    if (end >= 0) {
      part(event, slot, field, start, end);
    }
    return end >= 0;
  }

  /** Whether the message of a fatal error says that a login was refused. */
  static boolean isRefusal(Event event, int slot) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    for (int i = 0; i < REFUSALS.size(); i++) {
      byte[] words = REFUSALS.get(i);
      if (Bytes.indexOf(text, from, to, words) >= 0) {
        return true;
      }
    }
    boolean named =
        Bytes.startsWith(text, from, to, ROLE) || Bytes.startsWith(text, from, to, NO_DATABASE);
    return named && Bytes.indexOf(text, from, to, MISSING) >= 0;
  }
}
