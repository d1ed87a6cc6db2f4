package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hansho.alert.Alert;
import org.hansho.alert.Wording;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Finds the kinds of alerts that are written, and adds those that are new. One transaction. */
final class KindTable {
  private final Connection connection;
  private final Numbers numbers;
  private final Progress progress;
  private Kinds kinds;

  KindTable(Connection connection, Numbers numbers, Kinds known, Progress progress)
      throws SQLException {
    this.connection = connection;
    this.numbers = numbers;
    this.progress = progress;
    this.kinds = known.refreshed(connection);
  }

  /** What is known by now; true of the store only after the transaction was committed. */
  Kinds kinds() {
    return kinds;
  }

  /** The number of the kind of an alert that stands somewhere. */
  long number(Alert alert, AlertStatus status) throws SQLException {
    return number(Kind.Key.of(alert, status), alert.wording());
  }

  /** The number of the same kind of alerts that stand elsewhere. */
  long number(long kind, AlertStatus status) throws SQLException {
    Kind old = kinds.of(kind);
    return number(old.key().with(status), old.wording());
  }

  private long number(Kind.Key key, Wording wording) throws SQLException {
    Kind known = kinds.of(key);
    if (known == null) {
      add(key, wording(wording));
      kinds = kinds.refreshed(connection);
      known = kinds.of(key);
    }
    return java.util.Objects.requireNonNull(known).n();
  }

  private void add(Kind.Key key, long wording) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO kind (n, detection, severity, intents, wording, status)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      statement.setLong(1, numbers.take("kind", 1));
      statement.setString(2, key.detection());
      statement.setInt(3, key.severity().ordinal());
      statement.setString(4, key.intents());
      statement.setLong(5, wording);
      statement.setInt(6, key.status().ordinal());
      statement.executeUpdate();
    }
    progress.reached();
  }

  private long wording(Wording wording) throws SQLException {
    Long known = knownWording(wording.version());
    if (known != null) {
      return known;
    }
    long n = numbers.take("wording", 1);
    StateWriter out = new StateWriter();
    wording.write(out);
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO wording (n, version, body) VALUES (?, ?, ?)")) {
      statement.setLong(1, n);
      statement.setString(2, wording.version());
      statement.setBytes(3, out.toBytes());
      statement.executeUpdate();
    }
    progress.reached();
    return n;
  }

  private @Nullable Long knownWording(String version) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT n FROM wording WHERE version = ?")) {
      statement.setString(1, version);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : null;
      }
    }
  }
}
