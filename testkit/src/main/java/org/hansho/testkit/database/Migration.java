package org.hansho.testkit.database;

import java.util.List;

/** What a tool that changes schemas runs when a new version comes. */
final class Migration {
  private Migration() {}

  static List<String> statements(int version) {
    return List.of(
        "CREATE TABLE extra_%d (id INT PRIMARY KEY, name VARCHAR(200) DEFAULT '')"
            .formatted(version),
        "ALTER TABLE orders ADD COLUMN extra_%d INT".formatted(version),
        "CREATE INDEX orders_extra_%d ON orders (extra_%1$d)".formatted(version),
        "UPDATE orders SET extra_%d = 0 WHERE 1 = 1".formatted(version),
        "INSERT INTO schema_history (rank, version, script) VALUES (%d, '%1$d.0', 'V%1$d__extra.sql')"
            .formatted(version),
        "DROP TABLE IF EXISTS extra_%d; DROP TABLE IF EXISTS extra_%d_old"
            .formatted(version - 1, version - 1));
  }
}
