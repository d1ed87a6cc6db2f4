package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Message;
import org.hansho.casework.store.Rows;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;

/** The entities of a tenant that people or a list call critical. */
record CriticalEntities(Rows rows, String tenant) {
  private static final int MOST = 10_000;

  /** The list of a tenant's content that names critical entities. */
  static final String LIST = "critical_entities";

  /** Who says so: people, a list, or both. */
  private static final String PEOPLE = "critical";

  private static final String LISTED = "list";

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
    return of(key).by() != Criticality.By.NOBODY;
  }

  /** Whether an entity is critical, and who says so. */
  Criticality of(EntityKey key) throws SQLException {
    return rows
        .all(
            "SELECT level, person, since FROM critical_entity WHERE tenant = ? AND type = ? AND"
                + " value = ?",
            row -> new Criticality(by(row.getString(1)), row.getString(2), row.getLong(3)),
            tenant,
            key.type(),
            key.value())
        .stream()
        .findFirst()
        .orElse(Criticality.NONE);
  }

  private static Criticality.By by(String level) {
    return switch (level) {
      case PEOPLE -> Criticality.By.PEOPLE;
      case LISTED -> Criticality.By.LIST;
      default -> Criticality.By.BOTH;
    };
  }

  /**
   * A person says that it is critical.
   *
   * @param time nanoseconds since 1970
   */
  void call(EntityKey key, String person, long time) throws SQLException {
    refuseMore();
    put(key, PEOPLE, person, time);
  }

  /** People say no more that it is critical. */
  void takeBack(EntityKey key) throws SQLException {
    rows.run(
        "DELETE FROM critical_entity WHERE tenant = ? AND type = ? AND value = ? AND level = ?",
        tenant,
        key.type(),
        key.value(),
        PEOPLE);
    if (isCritical(key)) {
      throw IncidentRefusedException.of(
          Message.inEnglish("The list {0} names it; remove it there, and it is critical no more.")
              .inJapanese("リスト {0} に載っているため重要とされています。解除するには、リスト {0} から削除してください。", LIST));
    }
  }

  private void refuseMore() throws SQLException {
    long known =
        rows.all(
                "SELECT count(*) FROM critical_entity WHERE tenant = ?",
                row -> row.getLong(1),
                tenant)
            .get(0);
    if (known >= MOST) {
      throw IncidentRefusedException.of(
          Message.inEnglish("At most {0} entities can be critical.")
              .inJapanese("重要として指定できるエンティティは {0} 件までです。", MOST));
    }
  }

  /** Whoever has called it critical before stays the one who did. */
  private void put(EntityKey key, String by, String person, long time) throws SQLException {
    rows.run(
        "INSERT INTO critical_entity (tenant, type, value, hash, level, person, since) VALUES (?,"
            + " ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, type, value) DO UPDATE SET level = CASE WHEN"
            + " critical_entity.level = excluded.level THEN excluded.level ELSE 'both' END, person"
            + " = CASE WHEN critical_entity.person = '' THEN excluded.person ELSE"
            + " critical_entity.person END, since = CASE WHEN critical_entity.person = '' THEN"
            + " excluded.since ELSE critical_entity.since END",
        tenant,
        key.type(),
        key.value(),
        StepTable.hash(key),
        by,
        person,
        time);
  }

  /**
   * Lets entities be critical because a list names them, and no more because it does not.
   *
   * @param listed all that it names
   * @param most how many are changed at most
   * @return those that were changed
   */
  List<EntityKey> follow(Set<EntityKey> listed, int most) throws SQLException {
    Set<EntityKey> before =
        new HashSet<>(
            rows.all(
                "SELECT type, value FROM critical_entity WHERE tenant = ? AND level IN ('both', ?)",
                row -> new EntityKey(row.getString(1), row.getString(2)),
                tenant,
                LISTED));
    List<EntityKey> changed = new ArrayList<>();
    for (EntityKey key : new TreeSet<>(listed)) {
      if (!before.contains(key) && changed.size() < most) {
        put(key, LISTED, "", 0);
        changed.add(key);
      }
    }
    for (EntityKey key : new TreeSet<>(before)) {
      if (!listed.contains(key) && changed.size() < most) {
        leave(key);
        changed.add(key);
      }
    }
    return changed;
  }

  /** The list names it no more. */
  private void leave(EntityKey key) throws SQLException {
    String which = " WHERE tenant = ? AND type = ? AND value = ? AND level = ?";
    rows.run("DELETE FROM critical_entity" + which, tenant, key.type(), key.value(), LISTED);
    rows.run(
        "UPDATE critical_entity SET level = 'critical'" + which,
        tenant,
        key.type(),
        key.value(),
        "both");
  }

  /** Entities as a list writes them, {@code TYPE:VALUE}; other entries name none. */
  static Set<EntityKey> named(Collection<String> entries) {
    Set<EntityKey> named = new TreeSet<>();
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      if (colon > 0 && colon < entry.length() - 1 && named.size() < MOST) {
        named.add(EntityKeys.of(entry.substring(0, colon), entry.substring(colon + 1).strip()));
      }
    }
    return named;
  }
}
