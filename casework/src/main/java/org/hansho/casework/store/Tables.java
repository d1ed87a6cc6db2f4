package org.hansho.casework.store;

import java.util.List;

/**
 * The first tables. Rows of {@code alert} are narrow: what is long stands in tables that only a
 * page or one alert reads. What is the same in many alerts (detection, severity, stages, wording)
 * is one row of {@code kind}, so that every filter on them is a set of a few numbers.
 */
final class Tables {
  private Tables() {}

  /**
   * The statements.
   *
   * @param number type of 64-bit numbers
   * @param bytes type of bytes
   * @param table what stands behind a table
   * @param keyed what stands behind a table that is nothing but its key
   * @param binary what makes texts compare by their bytes
   */
  static List<String> first(
      String number, String bytes, String table, String keyed, String binary) {
    return List.of(
            "CREATE TABLE tenant (n # PRIMARY KEY, name TEXT NOT NULL UNIQUE)" + table,
            "CREATE TABLE feed_position (tenant # PRIMARY KEY, epoch # NOT NULL)" + table,
            "CREATE TABLE next_number (name TEXT PRIMARY KEY, next # NOT NULL)" + table,
            "INSERT INTO next_number (name, next) VALUES"
                + " ('tenant', 1), ('wording', 1), ('kind', 1), ('alert', 1), ('term', 1)",
            "CREATE TABLE wording (n # PRIMARY KEY, version TEXT NOT NULL UNIQUE, body @ NOT NULL)"
                + table,
            "CREATE TABLE kind (n # PRIMARY KEY, detection TEXT NOT NULL, severity # NOT NULL,"
                + " intents TEXT NOT NULL, wording # NOT NULL,"
                + " UNIQUE (detection, severity, intents, wording))"
                + table,
            "CREATE TABLE alert (n # PRIMARY KEY, tenant # NOT NULL, id @ NOT NULL, kind # NOT"
                + " NULL, first_time # NOT NULL, last_time # NOT NULL, count # NOT NULL, revision #"
                + " NOT NULL, epoch # NOT NULL, terms @ NOT NULL, UNIQUE (tenant, id))"
                + table,
            "CREATE INDEX alert_by_time ON alert (tenant, last_time, n)",
            "CREATE INDEX alert_by_kind ON alert (tenant, kind, last_time, n)",
            "CREATE TABLE alert_text (alert # PRIMARY KEY, body TEXT NOT NULL)" + table,
            "CREATE TABLE alert_body (alert # PRIMARY KEY, evidence @ NOT NULL)" + table,
            "CREATE TABLE counter_hour (tenant # NOT NULL, hour # NOT NULL, kind # NOT NULL,"
                + " n # NOT NULL CHECK (n >= 0), PRIMARY KEY (tenant, hour, kind))"
                + keyed,
            "CREATE TABLE counter_kind (tenant # NOT NULL, kind # NOT NULL,"
                + " n # NOT NULL CHECK (n >= 0), PRIMARY KEY (tenant, kind))"
                + keyed,
            "CREATE TABLE term (n # PRIMARY KEY, tenant # NOT NULL, hash @ NOT NULL,"
                + " type TEXT NOT NULL, folded TEXT"
                + binary
                + " NOT NULL, UNIQUE (tenant, hash))"
                + table,
            "CREATE INDEX term_by_text ON term (tenant, folded)",
            "CREATE TABLE alert_term (term # NOT NULL, last_time # NOT NULL, alert # NOT NULL,"
                + " kind # NOT NULL, PRIMARY KEY (term, last_time, alert))"
                + keyed)
        .stream()
        .map(statement -> statement.replace("#", number).replace("@", bytes))
        .toList();
  }

  /**
   * Every change of an alert gets a number, in the order of commits, so that who has seen the
   * changes up to one can ask for those after it.
   */
  static List<String> changes(String number) {
    return List.of(
        "ALTER TABLE alert ADD COLUMN change " + number + " NOT NULL DEFAULT 0",
        "UPDATE alert SET change = n",
        "INSERT INTO next_number (name, next) SELECT 'change', next FROM next_number"
            + " WHERE name = 'alert'",
        "CREATE INDEX alert_by_change ON alert (tenant, change)");
  }
}
