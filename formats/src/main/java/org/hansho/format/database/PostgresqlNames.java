package org.hansho.format.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the columns of a server log are called in one of its forms. */
record PostgresqlNames(
    String time,
    String user,
    String database,
    String process,
    String session,
    String severity,
    String state,
    String message,
    String context,
    String query,
    String application) {

  /** The columns of {@code csvlog}, as the manual of PostgreSQL names them. */
  static final PostgresqlNames CSV =
      new PostgresqlNames(
          "log_time",
          "user_name",
          "database_name",
          "process_id",
          "session_id",
          "error_severity",
          "sql_state_code",
          "message",
          "context",
          "query",
          "application_name");

  /** The keys of {@code jsonlog}; lines of text are given the same. */
  static final PostgresqlNames JSON =
      new PostgresqlNames(
          "timestamp",
          "user",
          "dbname",
          "pid",
          "session_id",
          "error_severity",
          "state_code",
          "message",
          "context",
          "statement",
          "application_name");

  /** All of them. */
  Set<String> all() {
    return Set.of(
        time,
        user,
        database,
        process,
        session,
        severity,
        state,
        message,
        context,
        query,
        application);
  }

  /** The common fields and what they are taken from, for the manual. */
  Map<String, String> words(String source) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("event.action", "(kind of message)");
    words.put("event.outcome", "(kind of message)");
    words.put("event.code", state + ", unless it is 00000");
    words.put("event.reason", message + ", of a failed login");
    words.put("user.name", user + ", (message)");
    words.put("database.name", database + ", (message)");
    words.put("application.name", application + ", (message)");
    words.put("database.session_id", String.join(", ", List.of(session, process)));
    words.put("database.statement", query + ", (message: statement, execute, duration, AUDIT)");
    words.put("database.system", "(postgresql)");
    words.put("source.address", source);
    words.put("source.ip", source);
    words.put("source.port", source);
    words.put("source.domain", "(a host name in place of an address)");
    return words;
  }
}
