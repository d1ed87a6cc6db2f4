package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.casework.store.Rows;
import org.hansho.incident.EntityKey;

/** The entities of a tenant that people called critical. */
record CriticalEntities(Rows rows, String tenant) {
  private static final int MOST = 10_000;
  private static final String CRITICAL = "critical";

  /** Those of some entities that are critical. */
  List<EntityKey> among(Collection<EntityKey> keys) throws SQLException {
    Set<EntityKey> critical =
        new HashSet<>(
            rows.allOf(
                "SELECT type, value FROM critical_entity WHERE tenant = ? AND hash IN (#)",
                row -> new EntityKey(row.getString(1), row.getString(2)),
                tenant,
                keys.stream().map(StepTable::hash).toList()));
    return keys.stream().filter(critical::contains).toList();
  }

  boolean isCritical(EntityKey key) throws SQLException {
    return !rows.all(
            "SELECT level FROM critical_entity WHERE tenant = ? AND type = ? AND value = ?",
            row -> row.getString(1),
            tenant,
            key.type(),
            key.value())
        .isEmpty();
  }

  void set(EntityKey key, boolean isCritical) throws SQLException {
    rows.run(
        "DELETE FROM critical_entity WHERE tenant = ? AND type = ? AND value = ?",
        tenant,
        key.type(),
        key.value());
    if (!isCritical) {
      return;
    }
    long known =
        rows.all(
                "SELECT count(*) FROM critical_entity WHERE tenant = ?",
                row -> row.getLong(1),
                tenant)
            .get(0);
    if (known >= MOST) {
      throw IncidentRefusedException.of("At most " + MOST + " entities can be critical.");
    }
    rows.run(
        "INSERT INTO critical_entity (tenant, type, value, hash, level) VALUES (?, ?, ?, ?, ?)",
        tenant,
        key.type(),
        key.value(),
        StepTable.hash(key),
        CRITICAL);
  }
}
