package org.hansho.casework.triage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.casework.store.AlertStates;
import org.jspecify.annotations.Nullable;

/** Changes of many alerts at once, as they are stored. */
final class ActionTable {
  private static final String COLUMNS =
      "SELECT c.n, c.time, c.actor, c.what, c.alerts, c.left_alone, c.state, c.ended, c.undoes"
          + " FROM triage_action c JOIN tenant t ON t.n = c.tenant WHERE t.name = ? ";

  private ActionTable() {}

  static void insert(Connection connection, String tenant, TriageAction action)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO triage_action (n, tenant, time, actor, what, alerts, left_alone, state,"
                + " ended, undoes) SELECT ?, n, ?, ?, ?, 0, 0, ?, 0, ? FROM tenant WHERE name ="
                + " ?")) {
      statement.setLong(1, action.n());
      statement.setLong(2, action.time());
      statement.setString(3, action.actor());
      statement.setString(4, action.what());
      statement.setInt(5, action.state().ordinal());
      statement.setLong(6, action.undoes());
      statement.setString(7, tenant);
      if (statement.executeUpdate() == 0) {
        throw new TriageRefusedException(
            Message.inEnglish("There has been no alert yet; nothing can be changed.")
                .inJapanese("アラートがまだ 1 件もないため、変更できるものがありません。"));
      }
    }
  }

  static long number(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE next_number SET next = next + 1 WHERE name = 'action' RETURNING next");
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the number of the next action is lost");
      }
      return row.getLong(1) - 1;
    }
  }

  static void add(Connection connection, long action, AlertStates.Outcome outcome)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE triage_action SET alerts = alerts + ?, left_alone = left_alone + ?"
                + " WHERE n = ?")) {
      statement.setLong(1, outcome.changed());
      statement.setLong(2, outcome.leftAlone());
      statement.setLong(3, action);
      statement.executeUpdate();
    }
  }

  static void end(Connection connection, long action, TriageAction.State state, long time)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE triage_action SET state = ?, ended = ? WHERE n = ?")) {
      statement.setInt(1, state.ordinal());
      statement.setLong(2, time);
      statement.setLong(3, action);
      statement.executeUpdate();
    }
  }

  /** What was running, or being taken back, when the server ended. */
  static void breakRunning(Connection connection, long time) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE triage_action SET state = ?, ended = ? WHERE state IN (?, ?)")) {
      statement.setInt(1, TriageAction.State.BROKEN.ordinal());
      statement.setLong(2, time);
      statement.setInt(3, TriageAction.State.RUNNING.ordinal());
      statement.setInt(4, TriageAction.State.UNDOING.ordinal());
      statement.executeUpdate();
    }
  }

  static @Nullable TriageAction find(Connection connection, String tenant, long n)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "AND c.n = ?")) {
      statement.setString(1, tenant);
      statement.setLong(2, n);
      List<TriageAction> found = read(statement);
      return found.isEmpty() ? null : found.get(0);
    }
  }

  /** The newest first. */
  static List<TriageAction> list(Connection connection, String tenant, int most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + "ORDER BY c.n DESC LIMIT ?")) {
      statement.setString(1, tenant);
      statement.setInt(2, most);
      return read(statement);
    }
  }

  private static List<TriageAction> read(PreparedStatement statement) throws SQLException {
    List<TriageAction> actions = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        actions.add(
            new TriageAction(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                TriageAction.State.values()[row.getInt(7)],
                row.getLong(8),
                row.getLong(9)));
      }
    }
    return actions;
  }
}
