package org.hansho.format.database;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;

/** The ids of the fields that all databases share, and what is said alike of all. Immutable. */
final class DatabaseFields {
  /** The fields that a reader which joins the lines of a session reads from its own events. */
  static final Set<String> JOINED =
      Set.of("user.name", "source.address", "source.port", "database.name", "application.name");

  static final byte[] SUCCESS = Bytes.of("success");
  static final byte[] FAILURE = Bytes.of("failure");

  /** The outcome for {@link #say} where the log states none. */
  static final byte[] UNSTATED = {};

  private static final List<byte[]> ACTIONS =
      Arrays.stream(Activity.values()).map(activity -> Bytes.of(activity.action())).toList();

  final int code;
  final int reason;
  final int user;
  final int sourceAddress;
  final int sourceIp;
  final int sourceDomain;
  final int sourcePort;
  final int hostName;
  final int database;
  final int server;
  final int statement;
  final int session;
  final int application;
  private final int action;
  private final int outcome;
  private final int system;

  DatabaseFields(Fields fields) {
    action = fields.id("event.action");
    outcome = fields.id("event.outcome");
    code = fields.id("event.code");
    reason = fields.id("event.reason");
    user = fields.id("user.name");
    sourceAddress = fields.id("source.address");
    sourceIp = fields.id("source.ip");
    sourceDomain = fields.id("source.domain");
    sourcePort = fields.id("source.port");
    hostName = fields.id("host.name");
    database = fields.id("database.name");
    server = fields.id("database.server");
    statement = fields.id("database.statement");
    session = fields.id("database.session_id");
    application = fields.id("application.name");
    system = fields.id("database.system");
  }

  /** Sets the class of an event, its action, outcome and database system. */
  void say(Event event, DatabaseSystem database, Activity activity, byte[] outcomeWord) {
    setKind(event, database, activity);
    if (activity != Activity.SERVER) {
      byte[] word = ACTIONS.get(activity.ordinal());
      addCopy(event, action, word, 0, word.length);
    }
    addCopy(event, outcome, outcomeWord, 0, outcomeWord.length);
  }

  /** Sets the class of an event and its database system only. */
  void setKind(Event event, DatabaseSystem database, Activity activity) {
    event.setEventClass(database.of(activity));
    addCopy(event, system, database.word(), 0, database.word().length);
  }

  /** Adds where a client is, address or host name, unless that is known already. */
  void addSource(Event event, byte[] buffer, int from, int to) {
    if (sourceAddress >= 0 && event.first(sourceAddress) != Event.NONE) {
      return;
    }
    addCopy(event, sourceAddress, buffer, from, to);
    addCopy(event, Bytes.isAddress(buffer, from, to) ? sourceIp : sourceDomain, buffer, from, to);
  }

  /** Adds text that stands anywhere, unless it is empty or the field is unread. */
  static void addCopy(Event event, int field, byte[] buffer, int from, int to) {
    if (field >= 0 && to > from) {
      event.addCopy(field, ValueKind.STRING, buffer, from, to - from);
    }
  }

  /** The same, unless the field has a value already. */
  static void addFirst(Event event, int field, byte[] buffer, int from, int to) {
    if (field >= 0 && event.first(field) == Event.NONE) {
      addCopy(event, field, buffer, from, to);
    }
  }
}
