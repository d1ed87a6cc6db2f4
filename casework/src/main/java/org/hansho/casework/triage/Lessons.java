package org.hansho.casework.triage;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hansho.casework.store.Objections;
import org.hansho.casework.store.Transactions;
import org.hansho.detect.Opinion;

/**
 * What people say of alerts and incidents is to teach baselines, from the transaction in which they
 * say it until the engine has it. Whoever teaches the same twice changes nothing.
 */
public final class Lessons {
  private final Transactions transactions;

  /** Those of a store. */
  public Lessons(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Something to teach.
   *
   * @param alert id of the alert
   */
  public record Lesson(long n, String alert, Opinion opinion) {}

  /** The next ones, in the order in which they were given. */
  public List<Lesson> next(String tenant, int most) throws IOException {
    return transactions.read(
        "read what baselines are to learn",
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT l.n, l.alert, l.opinion FROM teaching l JOIN tenant t ON t.n = l.tenant"
                      + " WHERE t.name = ? ORDER BY l.n LIMIT ?")) {
            statement.setString(1, tenant);
            statement.setInt(2, most);
            Objections objections = new Objections(connection, tenant);
            List<Lesson> lessons = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                String alert = HexFormat.of().formatHex(row.getBytes(2));
                Opinion own = Opinion.valueOf(row.getString(3));
                lessons.add(new Lesson(row.getLong(1), alert, objections.with(alert, own)));
              }
            }
            return lessons;
          }
        });
  }

  /** Whether there is anything to teach, of whatever tenant. */
  public boolean areThere() throws IOException {
    return transactions.read(
        "look for what baselines are to learn",
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("SELECT n FROM teaching LIMIT 1");
              ResultSet row = statement.executeQuery()) {
            return row.next();
          }
        });
  }

  /** One was taught. */
  public void taught(Lesson lesson) throws IOException {
    transactions.write(
        "note that a baseline has learned",
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("DELETE FROM teaching WHERE n = ?")) {
            statement.setLong(1, lesson.n());
            return statement.executeUpdate();
          }
        });
  }
}
