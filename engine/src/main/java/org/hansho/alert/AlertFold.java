package org.hansho.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.detect.Fact;
import org.hansho.detect.Result;
import org.hansho.detect.SeededHashes;
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
 * one of each value that the alert lists, and one look-up.
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
  private final TreeMap<String, DetectionAlerts> detections = new TreeMap<>();
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
    this.characters = room.recordCharacters(0);
  }

  /** Adds a finding, of a rule or of a detector. */
  public void add(Finding finding) {
    findings += finding.events();
    alertOf(finding).add(finding, hashes, characters);
    makeRoom();
  }

  /**
   * Adds a result to the count of its alert without a finding, if that is all that a finding would
   * do there: the alert's texts are more severe or earlier, and it keeps none of the records. An
   * optimisation, since in a flood or a scan most results are so: it costs a tenth of a finding.
   *
   * @return whether it was added
   */
  public boolean count(RaisingDocument by, Result result) {
    OpenAlert recently = recent.of(by, result);
    OpenAlert alert = recently == null ? known(by, result) : recently;
    boolean counted = alert != null && alert.count(by, result);
    findings += counted ? by.events(result) : 0;
    return counted;
  }

  /** The alert that is there for a result whose fact was not made; null if none is known. */
  private @Nullable OpenAlert known(RaisingDocument by, Result result) {
    DetectionAlerts alerts = detections.get(by.detection().detection());
    Fact source = result.source();
    if (alerts == null || source == null || !by.keyed()) {
      return null;
    }
    FieldValues values = new FactValues(source, by.layout(), result);
    String id = ids.of(tenant, by.detection(), values, result.time());
    if (alerts.isFolded(id)) {
      return alerts.further(id);
    }
    OpenAlert alert = alerts.find(id);
    if (alert != null && by.byGroup()) {
      recent.keep(by, result, alert);
    }
    return alert;
  }

  /** The alert that a finding belongs to. */
  private OpenAlert alertOf(Finding finding) {
    String id = ids.of(tenant, finding);
    DetectionAlerts alerts = alertsOf(finding.detection());
    if (alerts.isFolded(id)) {
      return alerts.further(id);
    }
    OpenAlert alert = alerts.find(id);
    if (alert == null) {
      alert = new OpenAlert(id, finding.detection());
      alerts.keep(alert);
      kept++;
    }
    return alert;
  }

  private DetectionAlerts alertsOf(AlertDefinition definition) {
    DetectionAlerts alerts = detections.get(definition.detection());
    if (alerts == null) {
      String further = ids.further(tenant, definition);
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
