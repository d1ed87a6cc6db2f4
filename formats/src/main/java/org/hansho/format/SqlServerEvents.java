package org.hansho.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What SQL Server writes into the log Application of Windows: logons that succeeded and failed, and
 * its audit where that is sent there. They get the fields of other databases, so that what looks at
 * those looks at them.
 *
 * <p>The values of a logon have no names: the first is the login, one holds the reason and one the
 * client's address in brackets. A record of the audit is one text with a line for each column.
 * Source: SQL Server documentation, "MSSQLSERVER_18456", "SQL Server Audit Records". Belongs to one
 * reader.
 */
final class SqlServerEvents {
  static final EventClass LOGIN = eventClass("login", "login");
  static final EventClass STATEMENT = eventClass("statement", "statement");
  static final List<EventClass> CLASSES = List.of(LOGIN, STATEMENT);

  /** Native fields that it looks at. */
  static final Set<String> READS =
      Set.of("Provider_Name", "Data", "Message", "Computer", "EventID");

  /** What it fills, for the manual. */
  static final Map<String, String> WORDS = words();

  private static final int AUDIT = 33_205;
  private static final byte[] PROVIDER = Values.ascii("MSSQL");
  private static final byte[] DEFAULT_INSTANCE = Values.ascii("MSSQLSERVER");
  private static final byte[] INSTANCE = Values.ascii("MSSQL$");
  private static final byte[] CLIENT = Values.ascii("[CLIENT: ");
  private static final byte[] REASON = Values.ascii("Reason: ");
  private static final byte[] USER = Values.ascii(" user '");
  private static final byte[] LOGIN_ACTION = Values.ascii("database-login");
  private static final byte[] STATEMENT_ACTION = Values.ascii("database-statement");
  private static final byte[] SYSTEM = Values.ascii("mssql");
  private static final byte[] ACTION_ID = Values.ascii("action_id:");
  private static final byte[] ADDRESS = Values.ascii("<address>");

  private final int provider;
  private final int data;
  private final int message;
  private final int computer;
  private final int eventId;
  private final int action;
  private final int outcome;
  private final int code;
  private final int reason;
  private final int user;
  private final int address;
  private final int ip;
  private final int domain;
  private final int system;
  private final int server;
  private final int database;
  private final int statement;
  private final int application;

  SqlServerEvents(Fields fields) {
    provider = fields.id("Provider_Name");
    data = fields.id("Data");
    message = fields.id("Message");
    computer = fields.id("Computer");
    eventId = fields.id("EventID");
    action = fields.id("event.action");
    outcome = fields.id("event.outcome");
    code = fields.id("event.code");
    reason = fields.id("event.reason");
    user = fields.id("user.name");
    address = fields.id("source.address");
    ip = fields.id("source.ip");
    domain = fields.id("source.domain");
    system = fields.id("database.system");
    server = fields.id("database.server");
    database = fields.id("database.name");
    statement = fields.id("database.statement");
    application = fields.id("application.name");
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("event.action", "of SQL Server: (database-login or database-statement)");
    words.put("event.outcome", "of SQL Server: (event id, or succeeded of its audit)");
    words.put("event.code", "of SQL Server: EventID of logons");
    words.put("event.reason", "of SQL Server: (behind Reason:)");
    words.put("user.name", "of SQL Server: (first value, or server_principal_name of its audit)");
    words.put("source.ip", "of SQL Server: (CLIENT, or address of its audit)");
    words.put("source.address", "of SQL Server: (CLIENT, or address of its audit)");
    words.put("source.domain", "of SQL Server: (CLIENT where it is no address)");
    words.put("database.system", "of SQL Server: (mssql)");
    words.put("database.server", "of SQL Server: Computer and instance");
    words.put("database.name", "of SQL Server's audit: (database_name)");
    words.put("database.statement", "of SQL Server's audit: (statement)");
    words.put("application.name", "of SQL Server's audit: (application_name)");
    return words;
  }

  private static EventClass eventClass(String name, String service) {
    return new EventClass(
        "windows.application." + name,
        List.of(
            LogSource.of("windows", null, "application"),
            LogSource.of("mssql", "database", service)));
  }

  /** Fills an event of the log Application; its class, or null if it is none of these. */
  @Nullable EventClass fill(Event event, int id) {
    if (!Values.startsWith(event, provider, PROVIDER)) {
      return null;
    }
    return switch (id) {
      case 18_453, 18_454, 18_455 -> logon(event, Values.SUCCESS);
      case 18_452, 18_456, 18_470, 18_486, 18_487, 18_488 -> logon(event, Values.FAILURE);
      case AUDIT -> audit(event);
      default -> null;
    };
  }

  // -- logons ------------------------------------------------------------------------------------

  private EventClass logon(Event event, byte[] result) {
    say(event, LOGIN_ACTION, result);
    int slot = Values.scalar(event, eventId);
    if (slot != Event.NONE && code != Fields.UNREAD && event.first(code) == Event.NONE) {
      event.addSame(code, slot);
    }
    int first = Values.scalar(event, data);
    if (first != Event.NONE && scalarFrom(event, event.next(first)) != Event.NONE) {
      byte[] text = event.buffer(first);
      add(event, user, text, event.start(first), event.start(first) + event.length(first));
    }
    for (int value = first; value != Event.NONE; value = scalarFrom(event, event.next(value))) {
      parts(event, value);
    }
    int whole = Values.scalar(event, message);
    if (whole != Event.NONE) {
      parts(event, whole);
    }
    serverOf(event);
    return LOGIN;
  }

  private void parts(Event event, int slot) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    int name = Bytes.indexOf(text, from, to, USER);
    if (name >= 0) {
      int start = name + USER.length;
      add(event, user, text, start, Bytes.indexOf(text, start, to, (byte) '\''));
    }
    int client = Bytes.indexOf(text, from, to, CLIENT);
    int cause = Bytes.indexOf(text, from, to, REASON);
    if (cause >= 0) {
      int end = client > cause ? client : to;
      add(event, reason, text, cause + REASON.length, Bytes.trimEnd(text, cause, end));
    }
    if (client >= 0) {
      int start = client + CLIENT.length;
      addClient(event, text, start, Bytes.indexOf(text, start, to, (byte) ']'));
    }
  }

  /** An instance that is not the default one stands behind the name of the machine. */
  private void serverOf(Event event) {
    int host = Values.scalar(event, computer);
    if (server == Fields.UNREAD) {
      return;
    }
    if (host == Event.NONE || event.first(server) != Event.NONE) {
      return;
    }
    int source = Values.scalar(event, provider);
    if (source == Event.NONE
        || event.is(source, DEFAULT_INSTANCE)
        || !Values.startsWith(event, provider, INSTANCE)) {
      event.addSame(server, host);
      return;
    }
    byte[] machine = event.buffer(host);
    int before = event.length(host);
    byte[] instance = event.buffer(source);
    int name = event.length(source) - INSTANCE.length;
    byte[] text = new byte[before + 1 + name];
    System.arraycopy(machine, event.start(host), text, 0, before);
    text[before] = '\\';
    System.arraycopy(instance, event.start(source) + INSTANCE.length, text, before + 1, name);
    event.addCopy(server, ValueKind.STRING, text, 0, text.length);
  }

  // -- the audit ---------------------------------------------------------------------------------

  private @Nullable EventClass audit(Event event) {
    int slot = auditText(event);
    if (slot == Event.NONE) {
      return null;
    }
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    int at = Bytes.indexOf(text, from, to, ACTION_ID) + ACTION_ID.length;
    boolean succeeded = valueIs(text, from, to, "succeeded:", "true");
    boolean logon = is(text, at, to, "LGIS") || is(text, at, to, "DBAS");
    boolean refused = is(text, at, to, "LGIF") || is(text, at, to, "DBAF");
    boolean said = is(text, at, to, "BCM") || is(text, at, to, "RCM");
    if (!logon && !refused && !said) {
      return null;
    }
    byte[] result = refused || (said && !succeeded) ? Values.FAILURE : Values.SUCCESS;
    say(event, said ? STATEMENT_ACTION : LOGIN_ACTION, result);
    line(event, text, from, to, user, "\nserver_principal_name:");
    line(event, text, from, to, user, "\nsession_server_principal_name:");
    line(event, text, from, to, server, "\nserver_instance_name:");
    line(event, text, from, to, database, "\ndatabase_name:");
    line(event, text, from, to, application, "\napplication_name:");
    int client = Bytes.indexOf(text, from, to, ADDRESS);
    if (client >= 0) {
      int start = client + ADDRESS.length;
      addClient(event, text, start, Bytes.indexOf(text, start, to, (byte) '<'));
    }
    int marked = Bytes.indexOf(text, from, to, Values.ascii("\nclient_ip:"));
    if (marked >= 0) {
      int start = marked + "\nclient_ip:".length();
      addClient(event, text, start, endOfLine(text, start, to));
    }
    if (said) {
      int begin = Bytes.indexOf(text, from, to, Values.ascii("\nstatement:"));
      int end = Bytes.indexOf(text, from, to, Values.ascii("\nadditional_information:"));
      add(event, statement, text, begin < 0 ? end : begin + "\nstatement:".length(), end);
    }
    serverOf(event);
    return said ? STATEMENT : LOGIN;
  }

  private int auditText(Event event) {
    int slot = Values.scalar(event, data);
    while (slot != Event.NONE && !holds(event, slot)) {
      slot = scalarFrom(event, event.next(slot));
    }
    int whole = Values.scalar(event, message);
    return slot == Event.NONE && whole != Event.NONE && holds(event, whole) ? whole : slot;
  }

  /** A value that is one text is also there as the object around it. */
  private static int scalarFrom(Event event, int from) {
    int slot = from;
    while (slot != Event.NONE && !event.isScalar(slot)) {
      slot = event.next(slot);
    }
    return slot;
  }

  private static boolean holds(Event event, int slot) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    return Bytes.indexOf(text, from, from + event.length(slot), ACTION_ID) >= 0;
  }

  private static boolean is(byte[] text, int at, int to, String word) {
    byte[] wanted = Values.ascii(word);
    int end = at + wanted.length;
    return Bytes.startsWith(text, at, to, wanted) && (end >= to || text[end] <= ' ');
  }

  private static boolean valueIs(byte[] text, int from, int to, String key, String value) {
    int at = Bytes.indexOf(text, from, to, Values.ascii(key));
    return at >= 0
        && (is(text, at + key.length(), to, value) || is(text, at + key.length(), to, "1"));
  }

  private static void line(Event event, byte[] text, int from, int to, int field, String key) {
    int at = Bytes.indexOf(text, from, to, Values.ascii(key));
    if (at >= 0) {
      int start = at + key.length();
      add(event, field, text, start, endOfLine(text, start, to));
    }
  }

  private static int endOfLine(byte[] text, int from, int to) {
    int feed = Bytes.indexOf(text, from, to, (byte) '\n');
    return Bytes.trimEnd(text, from, feed < 0 ? to : feed);
  }

  // -- fields ------------------------------------------------------------------------------------

  private void say(Event event, byte[] what, byte[] result) {
    Values.add(event, action, what);
    Values.add(event, outcome, result);
    Values.add(event, system, SYSTEM);
  }

  private void addClient(Event event, byte[] text, int from, int to) {
    if (to > from && text[from] != '<') {
      add(event, address, text, from, to);
      add(event, Bytes.isAddress(text, from, to) ? ip : domain, text, from, to);
    }
  }

  /** Adds what stands there, unless it is nothing or the field has a value. */
  private static void add(Event event, int field, byte[] text, int from, int to) {
    if (field != Fields.UNREAD && to > from && event.first(field) == Event.NONE) {
      event.addCopy(field, ValueKind.STRING, text, from, to - from);
    }
  }
}
