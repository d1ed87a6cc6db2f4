package org.hansho.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.Result;
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
 * evidence are the {@link #EVIDENCE} earliest records, of which the last makes room for that of the
 * texts where it came later.
 *
 * <p>Memory is bounded by the number of evidence records kept, and one more an alert. Beyond the
 * bound the alerts that rank last are dropped, by severity of their detection and then by id; since
 * the rank of the last one kept only ever rises, whatever is kept was kept from its first finding
 * on, so counts stay exact and the same alerts are dropped in any order. Belongs to one thread. A
 * finding costs one hash of its key and one look-up, and a result whose group key was seen lately
 * only the look-up; only the earliest ones are rendered.
 */
public final class AlertFold {
  /** How many records an alert keeps. */
  public static final int EVIDENCE = 10;

  /** Default bound on the evidence records of all alerts together. */
  public static final int CAPACITY = 50_000;

  private static final Comparator<Key> BY_RANK =
      Comparator.comparing(Key::severity).reversed().thenComparing(Key::id);

  private record Key(Severity severity, String id) {}

  private final String tenant;
  private final Language language;
  private final int capacity;
  private final AlertId ids = new AlertId();
  private final RecentAlerts recent = new RecentAlerts();
  private final TreeMap<Key, OpenAlert> alerts = new TreeMap<>(BY_RANK);
  private @Nullable Key firstDropped;
  private int evidenceKept;
  private long findings;

  /** An empty fold with the default bound. */
  public AlertFold(String tenant, Language language) {
    this(tenant, language, CAPACITY);
  }

  /**
   * An empty fold.
   *
   * @param capacity most evidence records kept, over all alerts
   */
  public AlertFold(String tenant, Language language, int capacity) {
    this.tenant = tenant;
    this.language = language;
    this.capacity = capacity;
  }

  /** Adds one finding: this rule of this detection holds for the event. */
  public void add(AlertDefinition definition, Rule rule, Event event, String source) {
    findings++;
    OpenAlert alert = alertOf(definition, event);
    if (alert != null) {
      int before = alert.evidenceKept();
      alert.add(rule, event, source, language);
      evidenceKept += alert.evidenceKept() - before;
      dropLast();
    }
  }

  /**
   * Adds a result: this correlation or baseline of this detection holds.
   *
   * @param events how many records it adds
   * @param event the fields of the result's fact and its numbers
   */
  public void add(
      AlertDefinition definition, Header document, Result result, long events, Event event) {
    findings += events;
    OpenAlert alert = alertOf(definition, event);
    if (alert != null) {
      int before = alert.evidenceKept();
      alert.add(document, result, events, event, language);
      evidenceKept += alert.evidenceKept() - before;
      dropLast();
    }
  }

  /**
   * Adds a result to the count of its alert if that is all it does there: texts and records of the
   * alert are more severe or earlier, or it was dropped. Returns whether it was added.
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
    Key of = keyOf(definition, key);
    boolean dropped = isDropped(of);
    OpenAlert alert = dropped ? null : alerts.get(of);
    if (alert != null && byGroup) {
      recent.keep(document, result, definition.dedup(), alert);
    }
    boolean counted = dropped || (alert != null && alert.count(document, result, events));
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

  private Key keyOf(AlertDefinition definition, Event event) {
    String id = ids.of(tenant, definition.detection(), definition.dedup(), event);
    return new Key(definition.severity(), id);
  }

  /** The alert that a finding belongs to, or null if it was dropped. */
  private @Nullable OpenAlert alertOf(AlertDefinition definition, Event event) {
    Key key = keyOf(definition, event);
    if (isDropped(key)) {
      return null;
    }
    OpenAlert alert = alerts.get(key);
    if (alert == null) {
      alert = new OpenAlert(key.id(), definition);
      alerts.put(key, alert);
    }
    return alert;
  }

  /**
   * Takes over all findings of another fold of the same tenant and language, which must not be used
   * any more.
   */
  public void merge(AlertFold other) {
    findings += other.findings;
    if (other.firstDropped != null) {
      dropFrom(other.firstDropped);
    }
    for (Map.Entry<Key, OpenAlert> entry : other.alerts.entrySet()) {
      if (!isDropped(entry.getKey())) {
        mergeOne(entry.getKey(), entry.getValue());
      }
    }
    dropLast();
  }

  private void mergeOne(Key key, OpenAlert added) {
    OpenAlert alert = alerts.get(key);
    if (alert == null) {
      alerts.put(key, added);
      evidenceKept += added.evidenceKept();
    } else {
      int before = alert.evidenceKept();
      alert.merge(added);
      evidenceKept += alert.evidenceKept() - before;
    }
  }

  /** The alerts, the most severe first; the fold must not be used any more. */
  Collection<OpenAlert> open() {
    return alerts.values();
  }

  private boolean isDropped(Key key) {
    return firstDropped != null && BY_RANK.compare(key, firstDropped) >= 0;
  }

  private void dropLast() {
    while (evidenceKept > capacity && alerts.size() > 1) {
      dropFrom(alerts.lastKey());
    }
  }

  private void dropFrom(Key key) {
    if (firstDropped == null || BY_RANK.compare(key, firstDropped) < 0) {
      firstDropped = key;
    }
    recent.clear();
    Map<Key, OpenAlert> dropped = alerts.tailMap(key, true);
    for (OpenAlert alert : dropped.values()) {
      evidenceKept -= alert.evidenceKept();
    }
    dropped.clear();
  }

  /** How many findings were added. */
  public long findings() {
    return findings;
  }

  /** How many of them belong to alerts that were dropped for want of room. */
  public long droppedFindings() {
    long kept = 0;
    for (OpenAlert alert : alerts.values()) {
      kept += alert.count();
    }
    return findings - kept;
  }

  /** The alerts so far, by time and then by id. */
  public List<Alert> alerts() {
    List<Alert> all = new ArrayList<>(alerts.size());
    for (OpenAlert alert : alerts.values()) {
      all.add(alert.alert(tenant, language));
    }
    all.sort(Comparator.comparingLong(Alert::time).thenComparing(Alert::id));
    return all;
  }
}
