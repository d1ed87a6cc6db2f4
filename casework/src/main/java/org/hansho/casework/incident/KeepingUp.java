package org.hansho.casework.incident;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hansho.casework.store.AlertChanges;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.casework.store.Transactions;
import org.hansho.event.Event;
import org.hansho.incident.EntityKey;
import org.hansho.incident.IncidentId;
import org.hansho.incident.Pattern;
import org.hansho.incident.Step;
import org.jspecify.annotations.Nullable;

/** Groups the changes of alerts behind the epochs. Safe from any thread. */
final class KeepingUp {
  /** Changed alerts that are grouped in one transaction. */
  private static final int AT_A_TIME = 50;

  /** Rows that are forgotten in one transaction when rules have changed. */
  private static final int FORGOTTEN_AT_A_TIME = 5_000;

  /** Entities that a list calls critical, or no more, in one transaction. */
  private static final int FOLLOWED_AT_A_TIME = 200;

  private static final List<String> FORGETTING =
      List.of(
          "DELETE FROM incident WHERE tenant = ? AND id IN"
              + " (SELECT id FROM incident WHERE tenant = ? LIMIT ?)",
          "DELETE FROM incident_key WHERE tenant = ? AND (hash, time, alert) IN"
              + " (SELECT hash, time, alert FROM incident_key WHERE tenant = ? LIMIT ?)",
          "DELETE FROM incident_step WHERE tenant = ? AND alert IN"
              + " (SELECT alert FROM incident_step WHERE tenant = ? LIMIT ?)");

  /** Raised whenever grouping comes to other results for the same alerts. */
  private static final int VERSION = 1;

  private final CaseStore store;
  private final Supplier<List<Pattern>> patterns;
  private final Map<String, List<String>> followed = new ConcurrentHashMap<>();
  private volatile Function<String, Collection<String>> critical = tenant -> List.of();
  private volatile @Nullable Ruled ruled;

  KeepingUp(CaseStore store, Supplier<List<Pattern>> patterns) {
    this.store = store;
    this.patterns = patterns;
  }

  private <T> T read(String doing, Transactions.Work<T> work) throws IOException {
    return store.transactions().read(doing, connection -> StepTable.unwrapped(connection, work));
  }

  private <T> T write(String doing, Transactions.Work<T> work) throws IOException {
    return store.transactions().write(doing, connection -> StepTable.unwrapped(connection, work));
  }

  /**
   * Groups all that has changed since it was last called.
   *
   * @return how many changes there were
   * @throws IOException if the store cannot be read or written; what was grouped before stays
   */
  int catchUp(String tenant) throws IOException {
    int all = 0;
    Taken taken = take(tenant);
    while (!taken.isLast()) {
      all += taken.changes();
      taken = take(tenant);
    }
    return all + taken.changes();
  }

  /**
   * Groups a few of the changes since it was last called, in one small transaction.
   *
   * @return whether there may be more
   * @throws IOException as {@link #catchUp} does
   */
  boolean groupNext(String tenant) throws IOException {
    return !take(tenant).isLast();
  }

  private record Taken(int changes, boolean isLast) {}

  /** Says what a list of a tenant calls critical. */
  void criticalBy(Function<String, Collection<String>> list) {
    critical = list;
  }

  /** Whether it calls others critical than those that were followed last. Asks no database. */
  boolean isListChanged(String tenant) {
    return !listed(tenant).equals(followed.get(tenant));
  }

  private List<String> listed(String tenant) {
    return List.copyOf(critical.apply(tenant));
  }

  private void followCritical(String tenant) throws IOException {
    List<String> now = listed(tenant);
    if (now.equals(followed.get(tenant))) {
      return;
    }
    Set<EntityKey> named = CriticalEntities.named(now);
    int changed;
    do {
      changed = write("follow the list of critical entities", on -> follow(on, tenant, named));
    } while (changed == FOLLOWED_AT_A_TIME);
    followed.put(tenant, now);
  }

  private int follow(Connection connection, String tenant, Set<EntityKey> named)
      throws SQLException {
    IncidentRoom room = IncidentRoom.of(connection, tenant, patterns.get());
    List<EntityKey> changed =
        new CriticalEntities(room.rows(), tenant).follow(named, FOLLOWED_AT_A_TIME);
    for (EntityKey key : changed) {
      room.news().touch(room.incidents().weigh(key));
    }
    return changed.size();
  }

  private Taken take(String tenant) throws IOException {
    followCritical(tenant);
    String rules = rules();
    List<Position> known =
        read("read how far alerts are grouped", on -> position(on, tenant, rules));
    if (known.isEmpty()) {
      long until = store.newestChange(tenant);
      write("begin to group alerts", on -> begin(new Rows(on), tenant, rules, until));
      return new Taken(0, false);
    }
    Position position = known.get(0);
    AlertChanges changes = store.changes(tenant, position.change(), AT_A_TIME);
    int taken = changes.alerts().size();
    if (taken > 0) {
      write("group alerts", on -> group(on, tenant, position, changes));
    } else if (!position.isWhole()) {
      write("end the grouping anew", on -> end(new Rows(on), tenant, rules));
    }
    return new Taken(taken, taken < AT_A_TIME);
  }

  /**
   * How far alerts are grouped.
   *
   * @param anewUntil number of the change with which a grouping anew is whole
   */
  private record Position(long change, long anewUntil) {
    boolean isWhole() {
      return change >= anewUntil;
    }
  }

  private static List<Position> position(Connection connection, String tenant, String rules)
      throws SQLException {
    return new Rows(connection)
        .all(
            "SELECT change, anew_until FROM incident_position WHERE tenant = ? AND rules = ?",
            row -> new Position(row.getLong(1), row.getLong(2)),
            tenant,
            rules);
  }

  /** Whether all alerts of before are grouped by the rules of now. */
  boolean isWhole(Connection connection, String tenant) throws SQLException {
    List<Position> known = position(connection, tenant, rules());
    return !known.isEmpty() && known.get(0).isWhole();
  }

  /** The last alerts of before were removed meanwhile. */
  private static Object end(Rows rows, String tenant, String rules) throws SQLException {
    new IncidentNews(rows, tenant).noteAll();
    return rows.run(
        "UPDATE incident_position SET anew_until = 0 WHERE tenant = ? AND rules = ?",
        tenant,
        rules);
  }

  /** Forgets some of what was grouped by other rules; when nothing is left, begins anew. */
  private static boolean begin(Rows rows, String tenant, String rules, long until)
      throws SQLException {
    rows.run("DELETE FROM incident_position WHERE tenant = ?", tenant);
    for (String forget : FORGETTING) {
      if (rows.run(forget, tenant, tenant, FORGOTTEN_AT_A_TIME) > 0) {
        return false;
      }
    }
    rows.run(
        "INSERT INTO incident_position (tenant, rules, change, anew_until) VALUES (?, ?, 0, ?)",
        tenant,
        rules,
        until);
    return true;
  }

  /**
   * Patterns and the name of grouping by them, which costs more than to see that they are the same.
   */
  private record Ruled(List<Pattern> patterns, String name) {}

  private String rules() {
    List<Pattern> now = patterns.get();
    Ruled known = ruled;
    if (known == null || !known.patterns().equals(now)) {
      known = new Ruled(now, name(now));
      ruled = known;
    }
    return known.name();
  }

  /** A name for the rules of grouping. */
  private static String name(List<Pattern> patterns) {
    StringBuilder text = new StringBuilder("rules ").append(VERSION);
    for (Pattern pattern : patterns) {
      text.append('\n').append(pattern.id()).append(pattern.least()).append(pattern.within());
      text.append(pattern.severity());
      for (Pattern.Stage stage : pattern.steps()) {
        text.append(new TreeSet<>(stage.detections())).append(new TreeSet<>(stage.intents()));
      }
    }
    return IncidentId.of("rules", text.toString());
  }

  private Object group(
      Connection connection, String tenant, Position position, AlertChanges changes)
      throws SQLException {
    IncidentRoom room = IncidentRoom.of(connection, tenant, patterns.get());
    int moved =
        room.rows()
            .run(
                "UPDATE incident_position SET change = ? WHERE tenant = ? AND rules = ? AND change"
                    + " = ?",
                changes.last(),
                tenant,
                rules(),
                position.change());
    if (moved == 1) {
      List<Step> changed = new ArrayList<>();
      for (AlertPage.Listed listed : changes.alerts()) {
        Step step = Step.of(listed.alert());
        boolean isSample = SampleAlerts.isSample(step.detection());
        if (!isSample && step.time() != Event.NO_TIME && room.steps().put(step)) {
          changed.add(step);
        }
      }
      regroup(room, changed, position, changes.last());
    }
    return moved;
  }

  private static void regroup(IncidentRoom room, List<Step> changed, Position before, long now)
      throws SQLException {
    if (before.isWhole()) {
      if (!changed.isEmpty()) {
        room.regroup(changed);
      }
      return;
    }
    if (!changed.isEmpty()) {
      room.regroupAnew(changed);
    }
    if (now >= before.anewUntil()) {
      room.news().noteAll();
    }
  }
}
