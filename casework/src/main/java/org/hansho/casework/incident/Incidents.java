package org.hansho.casework.incident;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertChanges;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;
import org.hansho.event.Event;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Grouping;
import org.hansho.incident.Incident;
import org.hansho.incident.IncidentId;
import org.hansho.incident.Member;
import org.hansho.incident.Pattern;
import org.hansho.incident.Step;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of all tenants, beside the alerts of a store. Safe from any thread.
 *
 * <p>{@link #catchUp} follows the changes of alerts behind the epochs and keeps its position in the
 * same transaction, so a crash neither loses nor doubles one, and several processes follow each
 * other. Other patterns than those of before group everything anew.
 */
public final class Incidents {
  /** Most incidents of a page. */
  public static final int MOST_LISTED = 200;

  /** Most incidents that are called similar to one. */
  public static final int MOST_SIMILAR = 20;

  /** Changed alerts that are grouped in one transaction. */
  private static final int AT_A_TIME = 50;

  /** Rows that are forgotten in one transaction when rules have changed. */
  private static final int FORGOTTEN_AT_A_TIME = 5_000;

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

  /** Incidents beside these alerts, by the patterns that hold when they are grouped. */
  public Incidents(CaseStore store, Supplier<List<Pattern>> patterns) {
    this.store = store;
    this.patterns = patterns;
  }

  /** What one transaction works with. */
  private record Room(
      String tenant,
      Rows rows,
      StepTable steps,
      IncidentTable incidents,
      DecisionTable decided,
      List<Pattern> patterns) {
    Grouping grouping() throws SQLException {
      return new Grouping(tenant, steps, patterns, decided.decisions());
    }

    void regroup(Collection<Step> changed) throws SQLException {
      incidents.take(grouping().around(changed));
    }
  }

  private Room room(Connection connection, String tenant) {
    Rows rows = new Rows(connection);
    StepTable steps = new StepTable(rows, tenant);
    return new Room(
        tenant,
        rows,
        steps,
        new IncidentTable(rows, tenant, steps),
        new DecisionTable(rows, tenant, steps),
        patterns.get());
  }

  private <T> T read(String doing, Transactions.Work<T> work) throws IOException {
    return store.transactions().read(doing, connection -> StepTable.told(connection, work));
  }

  private <T> T write(String doing, Transactions.Work<T> work) throws IOException {
    return store.transactions().write(doing, connection -> StepTable.told(connection, work));
  }

  // -- keeping up -------------------------------------------------------------------------------

  /**
   * Groups all that has changed since it was last called.
   *
   * @return how many changes there were
   * @throws IOException if the store cannot be read or written; what was grouped before stays
   */
  public int catchUp(String tenant) throws IOException {
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
  public boolean groupNext(String tenant) throws IOException {
    return !take(tenant).isLast();
  }

  private record Taken(int changes, boolean isLast) {}

  private Taken take(String tenant) throws IOException {
    String rules = rules();
    List<Long> known = read("read how far alerts are grouped", on -> position(on, tenant, rules));
    if (known.isEmpty()) {
      write("begin to group alerts", on -> begin(new Rows(on), tenant, rules));
      return new Taken(0, false);
    }
    long position = known.get(0);
    AlertChanges changes = store.changes(tenant, position, AT_A_TIME);
    int taken = changes.alerts().size();
    if (taken > 0) {
      write("group alerts", on -> group(on, tenant, position, changes));
    }
    return new Taken(taken, taken < AT_A_TIME);
  }

  private static List<Long> position(Connection connection, String tenant, String rules)
      throws SQLException {
    return new Rows(connection)
        .all(
            "SELECT change FROM incident_position WHERE tenant = ? AND rules = ?",
            row -> row.getLong(1),
            tenant,
            rules);
  }

  /** Forgets some of what was grouped by other rules; when nothing is left, begins anew. */
  private static boolean begin(Rows rows, String tenant, String rules) throws SQLException {
    rows.run("DELETE FROM incident_position WHERE tenant = ?", tenant);
    for (String forget : FORGETTING) {
      if (rows.run(forget, tenant, tenant, FORGOTTEN_AT_A_TIME) > 0) {
        return false;
      }
    }
    rows.run(
        "INSERT INTO incident_position (tenant, rules, change) VALUES (?, ?, 0)", tenant, rules);
    return true;
  }

  /** A name for the rules of grouping. */
  private String rules() {
    StringBuilder text = new StringBuilder("rules ").append(VERSION);
    for (Pattern pattern : patterns.get()) {
      text.append('\n').append(pattern.id()).append(pattern.least()).append(pattern.within());
      text.append(pattern.severity());
      for (Pattern.Stage stage : pattern.steps()) {
        text.append(new TreeSet<>(stage.detections())).append(new TreeSet<>(stage.intents()));
      }
    }
    return IncidentId.of("rules", text.toString());
  }

  private Object group(Connection connection, String tenant, long position, AlertChanges changes)
      throws SQLException {
    Room room = room(connection, tenant);
    int moved =
        room.rows()
            .run(
                "UPDATE incident_position SET change = ? WHERE tenant = ? AND rules = ? AND change"
                    + " = ?",
                changes.last(),
                tenant,
                rules(),
                position);
    if (moved == 1) {
      List<Step> changed = new ArrayList<>();
      for (AlertPage.Listed listed : changes.alerts()) {
        Step step = Step.of(listed.alert());
        if (step.time() != Event.NO_TIME && room.steps().put(step)) {
          changed.add(step);
        }
      }
      if (!changed.isEmpty()) {
        room.regroup(changed);
      }
    }
    return moved;
  }

  // -- reading ----------------------------------------------------------------------------------

  /**
   * Incidents, the newest first.
   *
   * @param before those with an earlier last alert; {@link Long#MAX_VALUE} for all
   * @param beforeId among those of the same time, those with a smaller id
   * @param most from 1 to {@link #MOST_LISTED}
   */
  public List<IncidentHead> list(
      String tenant, IncidentQuery query, long before, String beforeId, int most)
      throws IOException {
    return read(
        "list incidents",
        connection -> room(connection, tenant).incidents().list(query, before, beforeId, most));
  }

  /**
   * The incidents of alerts.
   *
   * @return id of the incident by id of the alert; those that are in none are left out
   */
  public Map<String, String> of(String tenant, Collection<String> alerts) throws IOException {
    return alerts.isEmpty()
        ? Map.of()
        : read("find incidents", on -> room(on, tenant).steps().incidentsOf(alerts));
  }

  /** The pattern of an id; null if it is not there any more. */
  public @Nullable Pattern pattern(String id) {
    return patterns.get().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * One incident. An id that it had before, or that of another of its alerts, leads to it too.
   *
   * @throws IncidentRefusedException if there is none
   */
  public IncidentView find(String tenant, String id) throws IOException {
    Seen seen = read("read an incident", connection -> seen(room(connection, tenant), id));
    List<String> ids =
        seen.incident().members().stream().map(member -> member.step().alert()).toList();
    return new IncidentView(
        seen.incident(),
        seen.severity(),
        seen.critical(),
        store.all(tenant, ids),
        seen.entities(),
        seen.state());
  }

  private record Seen(
      Incident incident,
      Severity severity,
      List<EntityKey> critical,
      List<IncidentView.Named> entities,
      IncidentState state) {}

  private static Seen seen(Room room, String id) throws SQLException {
    Grouping grouping = room.grouping();
    IncidentHead head = head(room, id);
    Incident incident = grouping.told(room.steps().members(head.id()), head.byHand());
    Map<EntityKey, Integer> counts = new TreeMap<>();
    for (Member member : incident.members()) {
      member.step().keys().forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    List<IncidentView.Named> named = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            named.add(
                new IncidentView.Named(key, count, grouping.prevalence(key, incident.lastTime()))));
    named.sort(java.util.Comparator.comparingInt(one -> -one.alerts()));
    List<EntityKey> critical =
        new CriticalEntities(room.rows(), room.tenant()).among(counts.keySet());
    IncidentState state =
        states(room).of(List.of(head.id())).getOrDefault(head.id(), IncidentState.NEW);
    return new Seen(incident, head.severity(), critical, named, state);
  }

  private static IncidentHead head(Room room, String id) throws SQLException {
    refuseForeign(id);
    IncidentHead head = room.incidents().find(id);
    if (head == null) {
      head = room.incidents().find(room.steps().incidentBehind(id));
    }
    if (head == null) {
      throw IncidentRefusedException.missing(id);
    }
    return head;
  }

  /** What no id holds, a database may not even compare. */
  private static void refuseForeign(String id) {
    if (id.indexOf('\0') >= 0) {
      throw IncidentRefusedException.missing(id);
    }
  }

  /**
   * Incidents that are like one, the nearest first.
   *
   * @throws IncidentRefusedException if there is no incident of this id
   */
  public List<SimilarIncident> similar(String tenant, String id) throws IOException {
    return read(
        "find similar incidents",
        connection -> {
          Room room = room(connection, tenant);
          return new Similar(room.steps(), room.incidents()).to(head(room, id), MOST_SIMILAR);
        });
  }

  // -- triage -----------------------------------------------------------------------------------

  private static IncidentStateTable states(Room room) {
    return new IncidentStateTable(room.rows(), room.tenant());
  }

  /** What people say of some incidents, by id; those of which nothing was said are left out. */
  public Map<String, IncidentState> states(String tenant, Collection<String> ids)
      throws IOException {
    return ids.isEmpty()
        ? Map.of()
        : read("read what people say of incidents", on -> states(room(on, tenant)).of(ids));
  }

  /** What was done with an incident, the newest first. */
  public List<IncidentEntry> history(String tenant, String id, int most) throws IOException {
    return read(
        "read the history of an incident",
        on -> {
          Room room = room(on, tenant);
          return states(room).history(head(room, id).id(), most);
        });
  }

  /**
   * Changes what people say of an incident, in a transaction of the caller's.
   *
   * @param actor who does it, as the audit log has it
   * @param now nanoseconds since 1970
   * @return where it stands then
   * @throws IncidentRefusedException if there is none
   */
  public IncidentState change(
      Connection connection,
      String tenant,
      String id,
      IncidentChange change,
      String actor,
      long now)
      throws SQLException {
    return StepTable.told(
        connection,
        on -> {
          Room room = room(on, tenant);
          IncidentHead head = head(room, id);
          IncidentStateTable table = states(room);
          IncidentState before =
              table.of(List.of(head.id())).getOrDefault(head.id(), IncidentState.NEW);
          IncidentState after = change.of(before, head.alerts(), Math.max(now, before.time() + 1));
          table.put(head.id(), after);
          table.add(
              head.id(),
              new IncidentEntry(
                  after.time(), actor, change.verb(), before.line(), after.line(), change.note()));
          return after;
        });
  }

  // -- by hand ----------------------------------------------------------------------------------

  /**
   * Makes one incident of several, in a transaction of the caller's. It stays one, whatever comes.
   *
   * @param ids of at least two incidents, or of single alerts that are in none
   * @return the id of the one
   * @throws IncidentRefusedException if one is not there or they are one already
   */
  public String merge(Connection connection, String tenant, List<String> ids) throws SQLException {
    return StepTable.told(connection, any -> merged(room(any, tenant), ids));
  }

  private static String merged(Room room, List<String> ids) throws SQLException {
    if (ids.size() < 2) {
      throw IncidentRefusedException.of("Name at least two incidents.");
    }
    List<Step> first = parts(room, ids.get(0));
    List<List<Step>> others = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    int all = first.size();
    for (String id : ids.subList(1, ids.size())) {
      List<Step> other = parts(room, id);
      if (first.contains(other.get(0)) || !known.add(other.get(0).alert())) {
        throw IncidentRefusedException.of("These are one incident already.");
      }
      all += other.size();
      if (all > Grouping.MOST_MEMBERS) {
        throw IncidentRefusedException.of(
            "An incident has at most " + Grouping.MOST_MEMBERS + " alerts; merge fewer.");
      }
      others.add(other);
    }
    for (List<Step> other : others) {
      room.decided().merge(first, other);
    }
    room.regroup(first);
    return room.steps().incidentOf(first.get(0).alert());
  }

  /** The alerts of an incident, or the one alert of this id. */
  private static List<Step> parts(Room room, String id) throws SQLException {
    refuseForeign(id);
    String behind = room.incidents().find(id) == null ? room.steps().incidentBehind(id) : id;
    List<Step> members = behind.isEmpty() ? List.of() : room.steps().members(behind);
    Step alone = members.isEmpty() ? room.steps().find(id) : null;
    if (alone != null) {
      String incident = room.steps().incidentOf(id);
      members = incident.isEmpty() ? List.of(alone) : room.steps().members(incident);
    }
    if (members.isEmpty()) {
      throw IncidentRefusedException.missing(id);
    }
    return members;
  }

  /**
   * Takes alerts off an incident, in a transaction of the caller's. They stay apart, whatever
   * comes; several of them are an incident of their own.
   *
   * @param alerts ids of some, not all, of its alerts
   * @return the id of the incident of the alerts that were taken off; empty if there was one alert
   * @throws IncidentRefusedException if the incident or an alert is not there
   */
  public String split(Connection connection, String tenant, String id, List<String> alerts)
      throws SQLException {
    return StepTable.told(connection, any -> split(room(any, tenant), id, alerts));
  }

  private static String split(Room room, String id, List<String> alerts) throws SQLException {
    List<Step> members = room.steps().members(head(room, id).id());
    Set<String> off = new TreeSet<>(alerts);
    Set<String> left = new TreeSet<>();
    members.forEach(member -> left.add(member.alert()));
    if (off.isEmpty() || !left.containsAll(off) || off.size() == left.size()) {
      throw IncidentRefusedException.of(
          "Name some alerts of this incident, not all of them and no others.");
    }
    left.removeAll(off);
    room.decided().split(IncidentId.of(room.tenant(), String.join(",", off)), off, left);
    room.regroup(members);
    return room.steps().incidentOf(off.iterator().next());
  }

  // -- entities ---------------------------------------------------------------------------------

  /** What is known of an entity. */
  public EntityView entity(String tenant, String type, String value) throws IOException {
    EntityKey key = EntityKeys.of(type, value);
    return read(
        "read an entity",
        connection -> {
          Room room = room(connection, tenant);
          return new EntityReading(room.rows(), tenant, room.steps(), room.grouping()).of(key);
        });
  }

  /**
   * Says how critical an entity is, in a transaction of the caller's.
   *
   * @param isCritical false takes it back
   * @throws IncidentRefusedException if there are too many
   */
  public void setCritical(
      Connection connection, String tenant, String type, String value, boolean isCritical)
      throws SQLException {
    Room room = room(connection, tenant);
    EntityKey key = EntityKeys.of(type, value);
    new CriticalEntities(room.rows(), tenant).set(key, isCritical);
    room.incidents().weigh(key);
  }
}
