package org.hansho.casework.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of incidents: what grouping looks at of each alert, by its entities; the incidents as
 * they are at present; what people decided. Alerts are named by their ids.
 */
final class IncidentTables {
  private IncidentTables() {}

  /**
   * The step that makes them.
   *
   * @param number type of 64-bit numbers
   * @param bytes type of bytes
   * @param table what stands behind a table
   * @param keyed what stands behind a table that is nothing but its key
   */
  static Schema.Step step(String number, String bytes, String table, String keyed) {
    List<String> statements =
        Stream.of(
                "CREATE TABLE incident_position (tenant TEXT PRIMARY KEY, rules TEXT NOT NULL,"
                    + " change # NOT NULL)"
                    + table,
                "CREATE TABLE incident_step (tenant TEXT NOT NULL, alert TEXT NOT NULL, handle"
                    + " TEXT NOT NULL, time # NOT NULL, body @ NOT NULL, incident TEXT NOT NULL,"
                    + " PRIMARY KEY (tenant, alert))"
                    + table,
                "CREATE INDEX incident_step_by_incident ON incident_step (tenant, incident)",
                "CREATE INDEX incident_step_by_handle ON incident_step (tenant, handle)",
                "CREATE TABLE incident_key (tenant TEXT NOT NULL, hash # NOT NULL, time # NOT"
                    + " NULL, alert TEXT NOT NULL, PRIMARY KEY (tenant, hash, time, alert))"
                    + keyed,
                "CREATE TABLE incident (tenant TEXT NOT NULL, id TEXT NOT NULL, first_time # NOT"
                    + " NULL, last_time # NOT NULL, severity # NOT NULL, base # NOT NULL, score #"
                    + " NOT NULL, alerts # NOT NULL, pattern TEXT NOT NULL, by_hand # NOT NULL,"
                    + " intents TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (tenant, id))"
                    + table,
                "CREATE INDEX incident_by_time ON incident (tenant, last_time, id)",
                "CREATE TABLE incident_merge (tenant TEXT NOT NULL, one TEXT NOT NULL, other TEXT"
                    + " NOT NULL, PRIMARY KEY (tenant, one, other))"
                    + keyed,
                "CREATE TABLE incident_split (tenant TEXT NOT NULL, split TEXT NOT NULL, alert"
                    + " TEXT NOT NULL, off # NOT NULL, PRIMARY KEY (tenant, split, alert))"
                    + table,
                "CREATE INDEX incident_split_by_alert ON incident_split (tenant, alert)",
                "CREATE TABLE critical_entity (tenant TEXT NOT NULL, type TEXT NOT NULL, value"
                    + " TEXT NOT NULL, hash # NOT NULL, level TEXT NOT NULL, PRIMARY KEY (tenant,"
                    + " type, value))"
                    + table,
                "CREATE INDEX critical_entity_by_hash ON critical_entity (tenant, hash)")
            .map(statement -> statement.replace("#", number).replace("@", bytes))
            .toList();
    return new Schema.Step("incidents", statements);
  }

  /**
   * The step that adds the order in which incidents change, for those who follow it. What is there
   * has changed in the order of its time.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step news(String number, String table) {
    return new Schema.Step(
        "changes of incidents",
        List.of(
            "ALTER TABLE incident ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE incident_position ADD COLUMN anew_until " + number + " NOT NULL DEFAULT 0",
            "CREATE TABLE incident_news (tenant TEXT NOT NULL, incident TEXT NOT NULL, change "
                + number
                + " NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (tenant, incident))"
                + table,
            "CREATE INDEX incident_news_by_change ON incident_news (tenant, change)",
            "INSERT INTO incident_news (tenant, incident, change, digest) SELECT tenant, id,"
                + " row_number() OVER (PARTITION BY tenant ORDER BY last_time, id), '' FROM"
                + " incident"));
  }

  /**
   * The step that adds who called an entity critical, and when. Of those that are critical already
   * it is not known.
   *
   * @param number type of 64-bit numbers
   */
  static Schema.Step callers(String number) {
    return new Schema.Step(
        "who called an entity critical",
        List.of(
            "ALTER TABLE critical_entity ADD COLUMN person TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE critical_entity ADD COLUMN since " + number + " NOT NULL DEFAULT 0"));
  }

  /**
   * The step that adds what people say of incidents.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step states(String number, String table) {
    return new Schema.Step(
        "what people say of incidents",
        Stream.of(
                "CREATE TABLE incident_state (tenant TEXT NOT NULL, handle TEXT NOT NULL, status"
                    + " TEXT NOT NULL, reason TEXT NOT NULL, assignee TEXT NOT NULL, alerts # NOT"
                    + " NULL, time # NOT NULL, PRIMARY KEY (tenant, handle))",
                "CREATE TABLE incident_history (tenant TEXT NOT NULL, handle TEXT NOT NULL, n #"
                    + " NOT NULL, time # NOT NULL, actor TEXT NOT NULL, verb TEXT NOT NULL,"
                    + " old_state TEXT NOT NULL, new_state TEXT NOT NULL, note TEXT NOT NULL,"
                    + " PRIMARY KEY (tenant, handle, n))")
            .map(statement -> statement.replace("#", number) + table)
            .toList());
  }
}
