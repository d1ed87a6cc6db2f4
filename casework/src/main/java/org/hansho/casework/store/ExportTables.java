package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The tables of continuous exports: how far each target is, and what became of its messages. */
final class ExportTables {
  private ExportTables() {}

  /** The step that adds how many of the messages held back were reported to the target. */
  static Schema.Step reported(String number) {
    return new Schema.Step(
        "held messages that targets were told of",
        List.of(
            "ALTER TABLE export_position ADD COLUMN told " + number + " NOT NULL DEFAULT 0",
            "UPDATE export_position SET told = held"));
  }

  /** The step that adds when what others read was added to its collection. */
  static Schema.Step added(String number, String table) {
    return new Schema.Step(
        "what was added to collections",
        List.of(
            "CREATE TABLE taxii_added (tenant TEXT NOT NULL, collection TEXT NOT NULL, change "
                + number
                + " NOT NULL, time "
                + number
                + " NOT NULL, PRIMARY KEY (tenant, collection, change))"
                + table));
  }

  /** The step that adds which tickets alerts have. */
  static Schema.Step tickets(String number, String table) {
    return new Schema.Step(
        "tickets",
        List.of(
            "CREATE TABLE export_ticket (target TEXT NOT NULL, tenant TEXT NOT NULL, alert TEXT NOT"
                + " NULL, ticket TEXT NOT NULL, version "
                + number
                + " NOT NULL, is_open "
                + number
                + " NOT NULL, PRIMARY KEY (target, tenant, alert))"
                + table));
  }

  /** The step that adds when what people do with tickets was last looked at. */
  static Schema.Step looks(String number, String table) {
    return new Schema.Step(
        "looks at tickets",
        List.of(
            "CREATE TABLE export_look (target TEXT NOT NULL PRIMARY KEY, time "
                + number
                + " NOT NULL)"
                + table,
            "CREATE INDEX export_ticket_name ON export_ticket (target, ticket)"));
  }

  /** The step that adds how far snapshots are. */
  static Schema.Step snapshots(String number, String table) {
    return new Schema.Step(
        "snapshots of exports",
        List.of(
            ("CREATE TABLE export_snapshot (target TEXT NOT NULL, tenant TEXT NOT NULL, due # NOT"
                        + " NULL, change # NOT NULL, is_over # NOT NULL, PRIMARY KEY (target,"
                        + " tenant))")
                    .replace("#", number)
                + table));
  }

  private static final List<String> OF_ALERT =
      List.of("export_sent", "export_letter", "export_ticket", "export_attempt");

  /** Forgets what targets have had of alerts and incidents that were deleted. */
  static void forget(Connection connection, String tenant, Collection<String> ids)
      throws SQLException {
    Set<String> targets =
        new TreeSet<>(
            new Rows(connection)
                .all(
                    "SELECT target FROM export_position WHERE tenant = ?",
                    row -> nameOf(row.getString(1)),
                    tenant));
    for (String table : OF_ALERT) {
      Batch.run(
          connection,
          "DELETE FROM " + table + " WHERE target = ? AND tenant = ? AND alert = ?",
          ids,
          (statement, id) -> {
            for (String target : targets) {
              statement.setString(1, target);
              statement.setString(2, tenant);
              statement.setString(3, id);
              statement.addBatch();
            }
          });
    }
  }

  /**
   * Positions stand under the name of a target, which has no blank, and what of it they are for.
   */
  private static String nameOf(String place) {
    int blank = place.indexOf(' ');
    return blank < 0 ? place : place.substring(0, blank);
  }

  /** The step that adds the single deliveries and refusals of alerts. */
  static Schema.Step attempts(String number, String table) {
    return new Schema.Step(
        "deliveries and refusals of alerts",
        List.of(
            ("CREATE TABLE export_attempt (target TEXT NOT NULL, tenant TEXT NOT NULL, alert TEXT"
                        + " NOT NULL, n # NOT NULL, time # NOT NULL, delivered # NOT NULL, reason"
                        + " TEXT NOT NULL, PRIMARY KEY (target, tenant, alert, n))")
                    .replace("#", number)
                + table));
  }

  /** The step that adds when and how often alerts were sent. */
  static Schema.Step sends(String number) {
    return new Schema.Step(
        "times of sends",
        List.of(
            "ALTER TABLE export_sent ADD COLUMN time " + number + " NOT NULL DEFAULT 0",
            "ALTER TABLE export_sent ADD COLUMN sends " + number + " NOT NULL DEFAULT 1"));
  }

  /**
   * The step that makes them.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    return new Schema.Step(
        "continuous exports",
        Stream.of(
                "CREATE TABLE export_position (target TEXT NOT NULL, tenant TEXT NOT NULL, change #"
                    + " NOT NULL, since # NOT NULL, sent # NOT NULL, filtered # NOT NULL, held #"
                    + " NOT NULL, refused # NOT NULL, PRIMARY KEY (target, tenant))",
                "CREATE TABLE export_sent (target TEXT NOT NULL, tenant TEXT NOT NULL, alert TEXT"
                    + " NOT NULL, change # NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (target,"
                    + " tenant, alert))",
                "CREATE TABLE export_letter (target TEXT NOT NULL, tenant TEXT NOT NULL, alert"
                    + " TEXT NOT NULL, change # NOT NULL, time # NOT NULL, tries # NOT NULL,"
                    + " reason TEXT NOT NULL, again # NOT NULL, PRIMARY KEY (target, tenant,"
                    + " alert))",
                "CREATE TABLE export_day (target TEXT NOT NULL, tenant TEXT NOT NULL, day # NOT"
                    + " NULL, detection TEXT NOT NULL, severity # NOT NULL, sent # NOT NULL, held"
                    + " # NOT NULL, PRIMARY KEY (target, tenant, day, detection, severity))")
            .map(statement -> statement.replace("#", number) + table)
            .toList());
  }
}
