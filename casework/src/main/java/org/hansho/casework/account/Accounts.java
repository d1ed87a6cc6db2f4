package org.hansho.casework.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads and writes tokens, users and sessions, inside of a transaction of the caller's. Without
 * state, safe from any thread.
 */
public final class Accounts {
  private Accounts() {}

  /** Takes one row. */
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Connection connection, String sql, Row<T> reading)
      throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(sql);
        ResultSet row = ask.executeQuery()) {
      while (row.next()) {
        all.add(reading.of(row));
      }
    }
    return all;
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        change.setObject(at + 1, values[at]);
      }
      change.executeUpdate();
    }
  }

  // -- tokens -----------------------------------------------------------------------------------

  /** All tokens, in the order they were made. */
  public static List<AccessToken> tokens(Connection connection) throws SQLException {
    return all(
        connection,
        "SELECT id, hash, name, tenant, roles, sources, maker, created, expires, used"
            + " FROM access_token ORDER BY created, id",
        row ->
            new AccessToken(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                set(row.getString(5)),
                set(row.getString(6)),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10)));
  }

  /** Adds a token. */
  public static void add(Connection connection, AccessToken token) throws SQLException {
    run(
        connection,
        "INSERT INTO access_token (id, hash, name, tenant, roles, sources, maker, created,"
            + " expires, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        token.id(),
        token.hash(),
        token.name(),
        token.tenant(),
        text(token.roles()),
        text(token.sources()),
        token.maker(),
        token.created(),
        token.expires(),
        token.used());
  }

  /** Notes when a token was last used. */
  public static void tokenUsed(Connection connection, String id, long time) throws SQLException {
    run(connection, "UPDATE access_token SET used = ? WHERE id = ?", time, id);
  }

  /** Takes a token away. */
  public static void removeToken(Connection connection, String id) throws SQLException {
    run(connection, "DELETE FROM access_token WHERE id = ?", id);
  }

  // -- users ------------------------------------------------------------------------------------

  /** All users by name. */
  public static List<Account> accounts(Connection connection) throws SQLException {
    return all(
        connection,
        "SELECT name, password, enabled, roles, created FROM account ORDER BY name",
        row ->
            new Account(
                row.getString(1),
                row.getString(2),
                row.getLong(3) != 0,
                map(row.getString(4)),
                row.getLong(5)));
  }

  /** Adds a user or replaces the one of that name. */
  public static void put(Connection connection, Account account) throws SQLException {
    run(
        connection,
        "INSERT INTO account (name, password, enabled, roles, created) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET password = excluded.password,"
            + " enabled = excluded.enabled, roles = excluded.roles",
        account.name(),
        account.password(),
        account.enabled() ? 1L : 0L,
        text(account.roles()),
        account.created());
  }

  /** How identity providers know users. */
  public static List<Identity> identities(Connection connection) throws SQLException {
    return all(
        connection,
        "SELECT issuer, subject, account, created FROM account_identity ORDER BY issuer, subject",
        row -> new Identity(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /** Adds the identity of a user at a provider. */
  public static void add(Connection connection, Identity identity) throws SQLException {
    run(
        connection,
        "INSERT INTO account_identity (issuer, subject, account, created) VALUES (?, ?, ?, ?)",
        identity.issuer(),
        identity.subject(),
        identity.account(),
        identity.created());
  }

  // -- sessions ---------------------------------------------------------------------------------

  /** All sessions, the oldest first. */
  public static List<Session> sessions(Connection connection) throws SQLException {
    return all(
        connection,
        "SELECT hash, account, caller, roles, created, used FROM session ORDER BY created, hash",
        row ->
            new Session(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                map(row.getString(4)),
                row.getLong(5),
                row.getLong(6)));
  }

  /** Adds a session. */
  public static void add(Connection connection, Session session) throws SQLException {
    run(
        connection,
        "INSERT INTO session (hash, account, caller, roles, created, used)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        session.hash(),
        session.account(),
        session.caller(),
        text(session.roles()),
        session.created(),
        session.used());
  }

  /** Notes when a session was last used. */
  public static void sessionUsed(Connection connection, String hash, long time)
      throws SQLException {
    run(connection, "UPDATE session SET used = ? WHERE hash = ?", time, hash);
  }

  /** Takes a session away. */
  public static void removeSession(Connection connection, String hash) throws SQLException {
    run(connection, "DELETE FROM session WHERE hash = ?", hash);
  }

  /** Takes all sessions of a user away. */
  public static void removeSessionsOf(Connection connection, String account) throws SQLException {
    run(connection, "DELETE FROM session WHERE account = ?", account);
  }

  // -- texts ------------------------------------------------------------------------------------

  private static String text(Set<String> names) {
    return String.join("\n", names);
  }

  private static Set<String> set(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split("\n", -1)));
  }

  private static String text(Map<String, String> roles) {
    return roles.entrySet().stream()
        .map(role -> role.getKey() + "\t" + role.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> map(String text) {
    Map<String, String> roles = new TreeMap<>();
    for (String line : set(text)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        roles.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return roles;
  }
}
