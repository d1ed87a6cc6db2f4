package org.hansho.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.detect.Matter;
import org.hansho.detect.Result;
import org.hansho.detect.SeededHashes;
import org.hansho.event.Event;
import org.hansho.sigma.Header;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Folds findings into alerts: one for each detection, key and period.
 *
 * <p>The result is a function of the set of findings. Neither their order nor how they were spread
 * over folds that are merged later shows in it: the severity is the highest, texts and entities are
 * those of the earliest finding that has it (by time, then record hash, source and position),
 * evidence is what {@link KeptRecords} keeps. Where an alert has more values or records than it
 * keeps, the secret seed of the tenant decides which; ids do not depend on it.
 *
 * <p>Memory is bounded by {@link AlertRoom}. Beyond it the detections with most alerts give way:
 * their last ones by id are folded into one alert that counts them, see {@link DetectionAlerts}. No
 * detection with fewer alerts loses one to another that has more. The longest text of a record that
 * is kept falls as alerts become more. Belongs to one thread. A finding costs one hash of its key,
 * one of each value that the alert lists, and one look-up; a result whose group key was seen lately
 * only the look-up; values for texts are read of the earliest ones only.
 */
public final class AlertFold {
  /** How many records an alert shows. */
  public static final int EVIDENCE = 10;

  private static final Comparator<DetectionAlerts> FEWEST =
      Comparator.comparingInt(DetectionAlerts::size)
          .thenComparing(alerts -> alerts.definition().detection());

  private final String tenant;
  private final AlertRoom room;
  private final AlertId ids = new AlertId();
  private final RecentAlerts recent = new RecentAlerts();
  private final ChoiceHashes hashes;
  private final WatchedFields nothing;
  private final TreeMap<String, DetectionAlerts> detections = new TreeMap<>();
  private final IdentityHashMap<AlertDefinition, WatchedFields> watched = new IdentityHashMap<>();
  private int kept;
  private int characters;
  private long findings;

  /** An empty fold with the default room, under the seed that everybody knows. */
  public AlertFold(String tenant) {
    this(tenant, AlertRoom.DEFAULT);
  }

  /** An empty fold under the seed that everybody knows, for what ends with its input. */
  public AlertFold(String tenant, AlertRoom room) {
    this(tenant, room, SeededHashes.KNOWN);
  }

  /**
   * An empty fold.
   *
   * @param seeded decides which values and records alerts keep where they have too many, and
   *     nothing else; folds that are merged have the same
   */
  public AlertFold(String tenant, AlertRoom room, SeededHashes seeded) {
    this.tenant = tenant;
    this.room = room;
    this.hashes = new ChoiceHashes(seeded);
    this.nothing = new WatchedFields(List.of(), hashes);
    this.characters = room.recordCharacters(0);
  }

  /** Adds one finding: this rule of this detection holds for the event. */
  public void add(AlertDefinition definition, Rule rule, Event event, String source) {
    findings++;
    alertOf(definition, event).add(rule, event, source, watchedOf(definition), characters);
    makeRoom();
  }

  /**
   * Adds a result: this correlation or baseline of this detection holds.
   *
   * @param events how many records it adds
   * @param event the fields of the result's fact and its numbers
   * @param lists whether the alert lists the values of its results; then none of them may be {@link
   *     #count counted} without them
   * @param matter what the result is about, if the alert is to keep that; the same holds
   */
  public void add(
      AlertDefinition definition,
      Header document,
      Result result,
      long events,
      Event event,
      boolean lists,
      @Nullable Matter matter) {
    findings += events;
    WatchedFields values = lists ? watchedOf(definition) : nothing;
    OpenAlert alert = alertOf(definition, event);
    alert.add(document, result, events, event, values);
    if (matter != null) {
      alert.keep(matter);
    }
    makeRoom();
  }

  /**
   * Adds a result to the count of its alert if that is all it does there: texts and records of the
   * alert are more severe or earlier. Returns whether it was added.
   *
   * @param key has the key fields of the detection, and the time of the result
   * @param byGroup whether results of one group key are of one alert, see {@link #countAgain}
   */
  public boolean count(
      AlertDefinition definition,
      Header document,
      Result result,
      long events,
      Event key,
      boolean byGroup) {
    DetectionAlerts alerts = detections.get(definition.detection());
    if (alerts == null) {
      return false;
    }
    String id = ids.of(tenant, definition.detection(), definition.dedup(), key);
    boolean folded = alerts.isFolded(id);
    OpenAlert alert = folded ? alerts.further(id) : alerts.find(id);
    if (alert != null && byGroup && !folded) {
      recent.keep(document, result, definition.dedup(), alert);
    }
    boolean counted = alert != null && alert.count(document, result, events);
    findings += counted ? events : 0;
    return counted;
  }

  /**
   * Adds a result to the count of its alert if that is all it does there, and an earlier result of
   * the same document, group key and period came lately. Returns whether it was added.
   */
  public boolean countAgain(Header document, Result result, long events) {
    OpenAlert alert = recent.of(document, result);
    boolean counted = alert != null && alert.count(document, result, events);
    findings += counted ? events : 0;
    return counted;
  }

  private WatchedFields watchedOf(AlertDefinition definition) {
    WatchedFields fields = watched.get(definition);
    if (fields == null) {
      fields = new WatchedFields(definition.listedFields(), hashes);
      watched.put(definition, fields);
    }
    return fields;
  }

  /** The alert that a finding belongs to. */
  private OpenAlert alertOf(AlertDefinition definition, Event event) {
    String id = ids.of(tenant, definition.detection(), definition.dedup(), event);
    DetectionAlerts alerts = alertsOf(definition);
    if (alerts.isFolded(id)) {
      return alerts.further(id);
    }
    OpenAlert alert = alerts.find(id);
    if (alert == null) {
      alert = new OpenAlert(id, definition);
      alerts.keep(alert);
      kept++;
    }
    return alert;
  }

  private DetectionAlerts alertsOf(AlertDefinition definition) {
    DetectionAlerts alerts = detections.get(definition.detection());
    if (alerts == null) {
      String further = ids.further(tenant, definition.detection());
      alerts = new DetectionAlerts(definition, further);
      detections.put(definition.detection(), alerts);
    }
    return alerts;
  }

  /**
   * Takes over all findings of another fold of the same tenant, which must not be used any more.
   */
  public void merge(AlertFold other) {
    findings += other.findings;
    for (DetectionAlerts added : other.detections.values()) {
      DetectionAlerts alerts = alertsOf(added.definition());
      kept -= alerts.size();
      alerts.merge(added);
      kept += alerts.size();
      recent.clear();
    }
    makeRoom();
    cutTo(Math.min(other.characters, characters));
  }

  /** Folds alerts where there are too many, and cuts records where these take too much. */
  private void makeRoom() {
    while (kept > room.alerts()) {
      Collections.max(detections.values(), FEWEST).foldLast();
      recent.clear();
      kept--;
    }
    cutTo(Math.min(characters, room.recordCharacters(kept)));
  }

  private void cutTo(int most) {
    if (most < characters) {
      detections.values().forEach(alerts -> alerts.cut(most));
    }
    characters = most;
  }

  /** The alerts that are kept; the fold must not be used any more. */
  Stream<OpenAlert> open() {
    return detections.values().stream().flatMap(alerts -> alerts.kept().stream());
  }

  /** How many alerts are kept one by one. */
  public int size() {
    return kept;
  }

  /** Most characters of a record that alerts show. */
  public int recordCharacters() {
    return characters;
  }

  /** How many findings were added. */
  public long findings() {
    return findings;
  }

  /** How many of them belong to alerts that are not listed one by one. */
  public long foldedFindings() {
    return detections.values().stream().mapToLong(DetectionAlerts::foldedFindings).sum();
  }

  /** The alerts so far, by time and then by id, with those that stand for further ones. */
  public List<Alert> alerts() {
    List<Alert> all = new ArrayList<>(kept);
    for (DetectionAlerts alerts : detections.values()) {
      alerts.kept().forEach(alert -> all.add(alert.alert(tenant)));
      Alert further = alerts.furtherAlert(tenant);
      if (further != null) {
        all.add(further);
      }
    }
    all.sort(Comparator.comparingLong(Alert::time).thenComparing(Alert::id));
    return all;
  }
}
