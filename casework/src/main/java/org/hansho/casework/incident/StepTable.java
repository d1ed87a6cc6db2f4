package org.hansho.casework.incident;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;
import org.hansho.incident.AlertIndex;
import org.hansho.incident.EntityKey;
import org.hansho.incident.IncidentId;
import org.hansho.incident.Step;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What grouping looks at of a tenant's alerts, in rows. Within one transaction, whose steps it
 * remembers.
 */
final class StepTable implements AlertIndex {
  private static final String COLUMNS = "SELECT s.alert, s.time, s.body FROM incident_step s ";

  /** Most alerts of an entity whose incidents are looked for. */
  private static final int MOST_NEWEST = 2_000;

  private final Rows rows;
  private final String tenant;
  private final Map<String, Step> read = new HashMap<>();
  private final NamedTimes<Step> named = new NamedTimes<>(Step::time);
  private final NamedTimes<Long> times = new NamedTimes<>(Long::longValue);

  StepTable(Rows rows, String tenant) {
    this.rows = rows;
    this.tenant = tenant;
  }

  /** A failure of the database inside of grouping, which declares none. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SQLException inside;

    Failure(SQLException cause) {
      super(cause);
      this.inside = cause;
    }
  }

  /** Runs work and throws the failures of the database that grouping wrapped. */
  static <T> T unwrapped(Connection connection, Transactions.Work<T> work) throws SQLException {
    try {
      return work.in(connection);
    } catch (Failure failure) {
      throw failure.inside;
    }
  }

  @Override
  public List<Step> naming(EntityKey key, long from, long to, int most) {
    List<Step> known = named.find(key, from, to, most);
    if (known != null) {
      return known;
    }
    try {
      List<Step> found =
          rows.all(
              "SELECT s.alert, s.time, s.body FROM incident_key k JOIN incident_step s"
                  + " ON s.tenant = k.tenant AND s.alert = k.alert WHERE k.tenant = ? AND k.hash"
                  + " = ? AND k.time >= ? AND k.time <= ? ORDER BY k.time, k.alert LIMIT ?",
              this::step,
              tenant,
              hash(key),
              from,
              to,
              most);
      List<Step> naming = found.stream().filter(step -> step.keys().contains(key)).toList();
      if (found.size() < most) {
        named.put(key, from, to, naming);
      }
      return naming;
    } catch (SQLException failure) {
      throw new Failure(failure);
    }
  }

  /** Those of entities with the same hash are not distinguished. */
  @Override
  public List<Long> times(EntityKey key, long from, long to, int most) {
    List<Long> known = times.find(key, from, to, most);
    if (known != null) {
      return known;
    }
    try {
      List<Long> found =
          rows.all(
              "SELECT time FROM incident_key WHERE tenant = ? AND hash = ? AND time >= ? AND time"
                  + " <= ? ORDER BY time LIMIT ?",
              row -> row.getLong(1),
              tenant,
              hash(key),
              from,
              to,
              most);
      if (found.size() < most) {
        times.put(key, from, to, found);
      }
      return found;
    } catch (SQLException failure) {
      throw new Failure(failure);
    }
  }

  /** The newest alerts that name an entity, the newest first. */
  List<Step> newest(EntityKey key, int most) throws SQLException {
    return rows
        .all(
            "SELECT s.alert, s.time, s.body FROM incident_key k JOIN incident_step s"
                + " ON s.tenant = k.tenant AND s.alert = k.alert WHERE k.tenant = ? AND k.hash = ?"
                + " ORDER BY k.time DESC, k.alert DESC LIMIT ?",
            this::step,
            tenant,
            hash(key),
            most)
        .stream()
        .filter(step -> step.keys().contains(key))
        .toList();
  }

  @Override
  public List<Step> groupedWith(String alert) {
    try {
      String incident = incidentOf(alert);
      return incident.isEmpty() ? List.of() : members(incident);
    } catch (SQLException failure) {
      throw new Failure(failure);
    }
  }

  /** The incident an alert is in; empty if it is in none. */
  String incidentOf(String alert) throws SQLException {
    return first(
        rows.all(
            "SELECT incident FROM incident_step WHERE tenant = ? AND alert = ?",
            row -> row.getString(1),
            tenant,
            alert));
  }

  /** The incidents that alerts are in; those in none are left out. */
  Map<String, String> incidentsOf(Collection<String> alerts) throws SQLException {
    Map<String, String> incidents = new HashMap<>();
    rows.allOf(
        "SELECT alert, incident FROM incident_step WHERE tenant = ? AND incident <> '' AND alert"
            + " IN (#)",
        row -> incidents.put(row.getString(1), row.getString(2)),
        tenant,
        alerts);
    return incidents;
  }

  /** Incidents of the newest alerts that name an entity, the newest first, without doubles. */
  List<String> incidentsNaming(EntityKey key, int most) throws SQLException {
    return rows.all(
        "SELECT incident FROM (SELECT s.incident, k.time FROM incident_key k JOIN incident_step s"
            + " ON s.tenant = k.tenant AND s.alert = k.alert WHERE k.tenant = ? AND k.hash = ?"
            + " ORDER BY k.time DESC, k.alert DESC LIMIT ?) AS newest WHERE incident <> ''"
            + " GROUP BY incident ORDER BY max(time) DESC, incident DESC LIMIT ?",
        row -> row.getString(1),
        tenant,
        hash(key),
        MOST_NEWEST,
        most);
  }

  /** Alerts by their ids; those that were not grouped are left out. */
  Map<String, Step> all(Collection<String> alerts) throws SQLException {
    Map<String, Step> all = new HashMap<>();
    rows.allOf(COLUMNS + "WHERE s.tenant = ? AND s.alert IN (#)", this::step, tenant, alerts)
        .forEach(step -> all.put(step.alert(), step));
    return all;
  }

  /** The incident that an id of an incident, or of one of its alerts, leads to; empty if none. */
  String incidentBehind(String handle) throws SQLException {
    return first(
        rows.all(
            "SELECT incident FROM incident_step WHERE tenant = ? AND handle = ?",
            row -> row.getString(1),
            tenant,
            handle));
  }

  /** The alert whose id gives this id of an incident, at most one. */
  List<Step> behind(String handle) throws SQLException {
    return rows.all(COLUMNS + "WHERE s.tenant = ? AND s.handle = ?", this::step, tenant, handle);
  }

  private static String first(List<String> texts) {
    return texts.isEmpty() ? "" : texts.get(0);
  }

  /** The alerts of an incident. */
  List<Step> members(String incident) throws SQLException {
    return rows.all(
        COLUMNS + "WHERE s.tenant = ? AND s.incident = ? ORDER BY s.time, s.alert",
        this::step,
        tenant,
        incident);
  }

  /** One alert; null if it was not grouped. */
  @Nullable Step find(String alert) throws SQLException {
    Step known = read.get(alert);
    if (known != null) {
      return known;
    }
    List<Step> found =
        rows.all(COLUMNS + "WHERE s.tenant = ? AND s.alert = ?", this::step, tenant, alert);
    return found.isEmpty() ? null : found.get(0);
  }

  /** Adds an alert or replaces it; false if nothing of it has changed. */
  boolean put(Step step) throws SQLException {
    Step before = find(step.alert());
    if (step.equals(before)) {
      return false;
    }
    if (before != null) {
      for (EntityKey key : before.keys()) {
        rows.run(
            "DELETE FROM incident_key WHERE tenant = ? AND hash = ? AND time = ? AND alert = ?",
            tenant,
            hash(key),
            before.time(),
            before.alert());
      }
    }
    rows.run(
        "INSERT INTO incident_step (tenant, alert, handle, time, body, incident) VALUES (?, ?, ?,"
            + " ?, ?, '') ON CONFLICT (tenant, alert) DO UPDATE SET time = excluded.time, body ="
            + " excluded.body",
        tenant,
        step.alert(),
        IncidentId.of(tenant, step.alert()),
        step.time(),
        body(step));
    for (EntityKey key : step.keys()) {
      rows.run(
          "INSERT INTO incident_key (tenant, hash, time, alert) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          tenant,
          hash(key),
          step.time(),
          step.alert());
    }
    read.put(step.alert(), step);
    named.clear();
    times.clear();
    return true;
  }

  /** Notes which incident an alert is in; empty for none. */
  void putIncident(String alert, String incident) throws SQLException {
    rows.run(
        "UPDATE incident_step SET incident = ? WHERE tenant = ? AND alert = ?",
        incident,
        tenant,
        alert);
  }

  private Step step(ResultSet row) throws SQLException {
    String alert = row.getString(1);
    Step known = read.get(alert);
    if (known != null) {
      return known;
    }
    Step step = step(alert, row.getLong(2), row.getBytes(3));
    read.put(alert, step);
    return step;
  }

  private static byte[] body(Step step) {
    StateWriter out = new StateWriter();
    out.text(step.detection());
    out.count(step.severity().ordinal());
    Intent intent = step.intent();
    out.text(intent == null ? "" : intent.key());
    out.count(step.keys().size());
    for (EntityKey key : step.keys()) {
      out.text(key.type());
      out.text(key.value());
    }
    return out.toBytes();
  }

  private static Step step(String alert, long time, byte[] body) {
    StateReader in = new StateReader(body);
    String detection = in.text();
    Severity severity = Severity.values()[in.count()];
    Intent intent = Intent.of(in.text());
    List<EntityKey> keys = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      keys.add(new EntityKey(in.text(), in.text()));
    }
    return new Step(alert, detection, severity, intent, time, keys);
  }

  /**
   * Stands for an entity in rows; entities with the same hash are distinguished when steps are
   * read.
   */
  static long hash(EntityKey key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.type().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(key.value().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(Objects.requireNonNull(hash)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
