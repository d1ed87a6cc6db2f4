package org.hansho.casework.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertReader;
import org.hansho.alert.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The sources whose records are the evidence of alerts. The store keeps them in a row of their own
 * for each alert, so that a list need not unpack records to know them.
 */
public final class AlertSources {
  private static final String BETWEEN = "\n";

  /** Alerts whose sources are read from their records together. */
  private static final int AT_A_TIME = 500;

  private static final String PUT =
      "INSERT INTO alert_source (alert, sources) VALUES (?, ?)"
          + " ON CONFLICT (alert) DO UPDATE SET sources = excluded.sources";

  private AlertSources() {}

  /**
   * Ids of the sources of its records, each once, in their order. An alert keeps some of its
   * records, so a source of which none was kept is missing.
   */
  public static List<String> of(Alert alert) {
    return of(alert.evidence());
  }

  private static List<String> of(List<Evidence> records) {
    return records.stream()
        .map(one -> id(one.source()))
        .filter(id -> !id.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** A followed file and a part of a topic are called {@code ID=NAME}. */
  private static String id(String source) {
    int name = source.indexOf('=');
    String id = name < 0 ? source : source.substring(0, name);
    return id.replace('\n', ' ').replace('\0', ' ');
  }

  /**
   * An alert and where its records came from.
   *
   * @param alert number of the alert
   */
  record Row(long alert, List<String> sources) {}

  static void put(Connection connection, Collection<Row> rows) throws SQLException {
    Batch.run(connection, PUT, rows, AlertSources::add);
  }

  private static void add(PreparedStatement statement, Row row) throws SQLException {
    statement.setLong(1, row.alert());
    statement.setString(2, String.join(BETWEEN, row.sources()));
    statement.addBatch();
  }

  /** Reads what {@link #put} wrote; null where that is nothing. */
  static List<String> read(@Nullable String sources) {
    return sources == null || sources.isEmpty() ? List.of() : List.of(sources.split(BETWEEN, -1));
  }

  /**
   * The step that makes the table, and fills it for the alerts that are there.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String create = "CREATE TABLE alert_source (alert # PRIMARY KEY, sources TEXT NOT NULL)";
    return new Schema.Step(
        "sources of alerts",
        List.of(create.replace("#", number) + table),
        AlertSources::readAllRecords);
  }

  private static void readAllRecords(Connection connection) throws SQLException {
    long last = Long.MIN_VALUE;
    List<Row> some;
    do {
      some =
          new Rows(connection)
              .all(
                  "SELECT alert, evidence FROM alert_body WHERE alert > ? ORDER BY alert LIMIT "
                      + AT_A_TIME,
                  row -> new Row(row.getLong(1), ofPacked(row.getBytes(2))),
                  last);
      put(connection, some);
      last = some.isEmpty() ? last : some.get(some.size() - 1).alert();
    } while (!some.isEmpty());
  }

  /** Damaged records have no sources; opening their alert reports them. */
  private static List<String> ofPacked(byte[] records) {
    try {
      String text = new String(Packed.unpack(records), StandardCharsets.UTF_8);
      return of(AlertReader.evidence(text));
    } catch (IllegalStateException damaged) {
      return List.of();
    }
  }
}
