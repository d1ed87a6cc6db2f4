package org.hansho.casework.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of what people do with alerts. An alert's status is part of its kind, so that lists
 * and counters know it; the rest has a row for those alerts that somebody has touched.
 */
final class TriageTables {
  private TriageTables() {}

  /**
   * The step that makes them.
   *
   * @param number type of 64-bit numbers
   * @param bytes type of bytes
   * @param table what stands behind a table
   * @param keyed what stands behind a table that is nothing but its key
   */
  static Schema.Step step(String number, String bytes, String table, String keyed) {
    return new Schema.Step(
        "status, history and verdicts",
        Stream.of(
                "CREATE TABLE kind_by_status (n # PRIMARY KEY, detection TEXT NOT NULL, severity #"
                    + " NOT NULL, intents TEXT NOT NULL, wording # NOT NULL, status # NOT NULL,"
                    + " UNIQUE (detection, severity, intents, wording, status))"
                    + table,
                "INSERT INTO kind_by_status SELECT n, detection, severity, intents, wording, 0"
                    + " FROM kind",
                "DROP TABLE kind",
                "ALTER TABLE kind_by_status RENAME TO kind",
                "CREATE TABLE alert_state (alert # PRIMARY KEY, state @ NOT NULL)" + table,
                "CREATE TABLE alert_history (n # PRIMARY KEY, alert # NOT NULL, time # NOT NULL,"
                    + " actor TEXT NOT NULL, verb TEXT NOT NULL, action # NOT NULL, old_state @,"
                    + " new_state @, note TEXT NOT NULL)"
                    + table,
                "CREATE INDEX alert_history_by_alert ON alert_history (alert, n)",
                "CREATE INDEX alert_history_by_action ON alert_history (action, n)",
                "CREATE TABLE triage_action (n # PRIMARY KEY, tenant # NOT NULL, time # NOT NULL,"
                    + " actor TEXT NOT NULL, what TEXT NOT NULL, alerts # NOT NULL, left_alone #"
                    + " NOT NULL, state # NOT NULL, ended # NOT NULL, undoes # NOT NULL)"
                    + table,
                "CREATE TABLE verdict (tenant # NOT NULL, detection TEXT NOT NULL, reason # NOT"
                    + " NULL, n # NOT NULL CHECK (n >= 0), PRIMARY KEY (tenant, detection, reason))"
                    + keyed,
                "CREATE TABLE teaching (n # PRIMARY KEY, tenant # NOT NULL, alert @ NOT NULL,"
                    + " opinion TEXT NOT NULL)"
                    + table,
                "INSERT INTO next_number (name, next) VALUES ('history', 1), ('action', 1),"
                    + " ('teaching', 1)")
            .map(statement -> statement.replace("#", number).replace("@", bytes))
            .toList());
  }

  /** The step that adds the alerts of incidents that people work on. */
  static Schema.Step objections(String keyed) {
    return new Schema.Step(
        "alerts of incidents that are worked on",
        List.of(
            "CREATE TABLE objection (tenant TEXT NOT NULL, alert TEXT NOT NULL, incident TEXT NOT"
                + " NULL, PRIMARY KEY (tenant, alert, incident))"
                + keyed,
            "CREATE INDEX objection_by_incident ON objection (tenant, incident)"));
  }
}
