package org.hansho.casework.incident;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hansho.alert.Severity;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.OldAlerts;
import org.hansho.casework.store.Transactions;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Grouping;
import org.hansho.incident.Incident;
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

  private final CaseStore store;
  private final Supplier<List<Pattern>> patterns;
  private final KeepingUp keepingUp;

  /** Incidents beside these alerts, by the patterns that hold when they are grouped. */
  public Incidents(CaseStore store, Supplier<List<Pattern>> patterns) {
    this.store = store;
    this.patterns = patterns;
    this.keepingUp = new KeepingUp(store, patterns);
  }

  private IncidentRoom room(Connection connection, String tenant) {
    return IncidentRoom.of(connection, tenant, patterns.get());
  }

  private <T> T read(String doing, Transactions.Work<T> work) throws IOException {
    return store.transactions().read(doing, connection -> StepTable.unwrapped(connection, work));
  }

  // -- keeping up -------------------------------------------------------------------------------

  /**
   * Groups all that has changed since it was last called.
   *
   * @return how many changes there were
   * @throws IOException if the store cannot be read or written; what was grouped before stays
   */
  public int catchUp(String tenant) throws IOException {
    return keepingUp.catchUp(tenant);
  }

  /**
   * Groups a few of the changes since it was last called, in one small transaction.
   *
   * @return whether there may be more
   * @throws IOException as {@link #catchUp} does
   */
  public boolean groupNext(String tenant) throws IOException {
    return keepingUp.groupNext(tenant);
  }

  /** What becomes of incidents when old alerts are deleted. */
  public static OldAlerts.Groups groups() {
    return new OldIncidents();
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
   * The same of those that a filter means. The cost grows with how many it does not mean.
   *
   * @throws IncidentRefusedException if it asks for what incidents do not have, or too many have to
   *     be looked at
   */
  public List<IncidentHead> list(
      String tenant, IncidentQuery query, Filter filter, long before, String beforeId, int most)
      throws IOException {
    return read(
        "list incidents",
        connection ->
            new FilteredList(room(connection, tenant), query, filter)
                .after(before, beforeId, most));
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

  /** The first of some ids that an incident has; empty if none has. */
  public String firstOf(String tenant, List<String> ids) throws IOException {
    return read(
        "find an incident",
        on ->
            room(on, tenant).incidents().all(ids).stream()
                .map(IncidentHead::id)
                .findFirst()
                .orElse(""));
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
    return view(tenant, read("read an incident", connection -> seen(room(connection, tenant), id)));
  }

  private IncidentView view(String tenant, Seen seen) throws IOException {
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

  private static Seen seen(IncidentRoom room, String id) throws SQLException {
    Grouping grouping = room.grouping();
    IncidentHead head = room.head(id);
    Incident incident = grouping.incidentOf(room.steps().members(head.id()), head.byHand());
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
        room.states().of(List.of(head.id())).getOrDefault(head.id(), IncidentState.NEW);
    return new Seen(incident, head.severity(), critical, named, state);
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
          IncidentRoom room = room(connection, tenant);
          return new Similar(room.steps(), room.incidents()).to(room.head(id), MOST_SIMILAR);
        });
  }

  // -- following --------------------------------------------------------------------------------

  /** The number of the last change of an incident of a tenant; 0 if there was none. */
  public long newestChange(String tenant) throws IOException {
    return read("read changes of incidents", on -> room(on, tenant).news().newest());
  }

  /**
   * Whether changes can be followed: not while alerts of before are grouped anew, as after a change
   * of patterns, since incidents have only some of their alerts then.
   */
  public boolean isWhole(String tenant) throws IOException {
    boolean isNew = store.newestChange(tenant) == 0;
    return isNew || read("read how far alerts are grouped", on -> keepingUp.isWhole(on, tenant));
  }

  /**
   * Incidents that have changed, or ended, in the order of their last changes; none while {@link
   * #isWhole} is false.
   *
   * @param after behind this change
   */
  public List<IncidentTurn> changes(String tenant, long after, int most) throws IOException {
    return read(
        "read changes of incidents",
        on ->
            keepingUp.isWhole(on, tenant)
                ? room(on, tenant).news().after(after, most)
                : List.<IncidentTurn>of());
  }

  /** The number of the last change of any of these incidents; 0 if there is none of them. */
  public long changeOf(String tenant, Collection<String> ids) throws IOException {
    return read("read changes of incidents", on -> room(on, tenant).news().of(ids));
  }

  /**
   * What became of an incident: the one that its id leads to, or, if its first alert is in none any
   * more, that alert alone in the shape of an incident. Null if nothing is left.
   */
  public @Nullable IncidentView whatBecameOf(String tenant, String id) throws IOException {
    List<Seen> seen =
        read("read what became of an incident", on -> whatBecameOf(room(on, tenant), id));
    return seen.isEmpty() ? null : view(tenant, seen.get(0));
  }

  private static List<Seen> whatBecameOf(IncidentRoom room, String id) throws SQLException {
    boolean isOne = room.incidents().find(id) != null;
    if (isOne || !room.steps().incidentBehind(id).isEmpty()) {
      return List.of(seen(room, id));
    }
    List<Step> left = room.steps().behind(id);
    return left.isEmpty() ? List.of() : List.of(alone(room, left));
  }

  private static Seen alone(IncidentRoom room, List<Step> left) throws SQLException {
    Incident incident = room.grouping().incidentOf(left, false);
    return new Seen(incident, incident.severity(), List.of(), List.of(), IncidentState.NEW);
  }

  // -- triage -----------------------------------------------------------------------------------

  /** What people say of some incidents, by id; those of which nothing was said are left out. */
  public Map<String, IncidentState> states(String tenant, Collection<String> ids)
      throws IOException {
    return ids.isEmpty()
        ? Map.of()
        : read("read what people say of incidents", on -> room(on, tenant).states().of(ids));
  }

  /** What was done with an incident, the newest first. */
  public List<IncidentEntry> history(String tenant, String id, int most) throws IOException {
    return read(
        "read the history of an incident",
        on -> {
          IncidentRoom room = room(on, tenant);
          return room.states().history(room.head(id).id(), most);
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
    return StepTable.unwrapped(
        connection,
        on -> {
          IncidentRoom room = room(on, tenant);
          IncidentHead head = room.head(id);
          IncidentStateTable table = room.states();
          IncidentState before =
              table.of(List.of(head.id())).getOrDefault(head.id(), IncidentState.NEW);
          IncidentState after = change.of(before, head.alerts(), Math.max(now, before.time() + 1));
          table.put(head.id(), after);
          room.object(List.of(head.id()), Map.of(head.id(), after));
          room.news().touch(List.of(head.id()));
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
    return StepTable.unwrapped(connection, any -> ByHand.merge(room(any, tenant), ids));
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
    return StepTable.unwrapped(connection, any -> ByHand.split(room(any, tenant), id, alerts));
  }

  /**
   * Says which entities are critical besides those that people call so; asked before alerts are
   * grouped.
   *
   * @param lists the lists of a tenant's content, the same object as long as they are the same; of
   *     {@code critical_entities} each entry {@code TYPE:VALUE} names one
   */
  public void criticalBy(Function<String, Map<String, Collection<String>>> lists) {
    keepingUp.criticalBy(
        tenant -> lists.apply(tenant).getOrDefault(CriticalEntities.LIST, List.of()));
  }

  /** Whether the list calls others critical than it did when alerts were grouped last. */
  boolean isListChanged(String tenant) {
    return keepingUp.isListChanged(tenant);
  }

  // -- entities ---------------------------------------------------------------------------------

  /** What is known of an entity. */
  public EntityView entity(String tenant, String type, String value) throws IOException {
    EntityKey key = EntityKeys.of(type, value);
    return read(
        "read an entity",
        connection -> {
          IncidentRoom room = room(connection, tenant);
          return new EntityReading(room.rows(), tenant, room.steps(), room.grouping()).of(key);
        });
  }

  /**
   * A person says that an entity is critical, in a transaction of the caller's.
   *
   * @param time nanoseconds since 1970
   * @throws IncidentRefusedException if there are too many
   */
  public void callCritical(
      Connection connection, String tenant, EntityKey named, String person, long time)
      throws SQLException {
    IncidentRoom room = room(connection, tenant);
    EntityKey key = EntityKeys.of(named.type(), named.value());
    new CriticalEntities(room.rows(), tenant).call(key, person, time);
    room.news().touch(room.incidents().weigh(key));
  }

  /**
   * People say no more that an entity is critical, in a transaction of the caller's.
   *
   * @throws IncidentRefusedException if a list says so
   */
  public void callNormal(Connection connection, String tenant, EntityKey named)
      throws SQLException {
    IncidentRoom room = room(connection, tenant);
    EntityKey key = EntityKeys.of(named.type(), named.value());
    new CriticalEntities(room.rows(), tenant).takeBack(key);
    room.news().touch(room.incidents().weigh(key));
  }
}
