package org.hansho.server.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;

/**
 * Alerts of a query in groups: by detection, by incident, or by whom they name, where an alert
 * stands in several. The newest are looked at ({@link NewestAlerts}).
 */
final class AlertGroups {
  /** Most groups that are returned. */
  static final int MOST_GROUPS = 200;

  /** What the alerts of a group have in common. */
  enum By {
    DETECTION,
    INCIDENT,
    ENTITY
  }

  /** What a group is known by; the type is empty but for entities. */
  record Key(String type, String value) {}

  /** A group so far. */
  static final class Group {
    private final Key key;
    private final AlertPage.Listed newest;
    private Severity severity;
    private long alerts;

    private Group(Key key, AlertPage.Listed newest) {
      this.key = key;
      this.newest = newest;
      this.severity = newest.alert().severity();
    }

    Key key() {
      return key;
    }

    /** Its newest alert. */
    AlertPage.Listed newest() {
      return newest;
    }

    /** That of its most severe alert. */
    Severity severity() {
      return severity;
    }

    long alerts() {
      return alerts;
    }

    private void add(Alert alert) {
      alerts++;
      severity = alert.severity().compareTo(severity) > 0 ? alert.severity() : severity;
    }
  }

  /**
   * What was found.
   *
   * @param groups the most severe first, then those with the newest alert
   * @param looked how many alerts were looked at
   * @param isWhole whether these are all alerts and all groups
   */
  record Found(List<Group> groups, long looked, boolean isWhole) {}

  private final CaseStore store;
  private final Incidents incidents;

  AlertGroups(CaseStore store, Incidents incidents) {
    this.store = store;
    this.incidents = incidents;
  }

  /**
   * Groups the alerts of a query.
   *
   * @throws IOException if they cannot be read
   */
  Found of(Filters.Asked asked, String tenant, By by) throws IOException {
    Map<Key, Group> groups = new LinkedHashMap<>();
    NewestAlerts.Looked looked =
        NewestAlerts.each(
            store,
            asked,
            alerts -> {
              Map<String, String> incidentOf =
                  by == By.INCIDENT ? incidents.of(tenant, ids(alerts)) : Map.of();
              for (AlertPage.Listed listed : alerts) {
                for (Key key : keys(listed.alert(), by, incidentOf)) {
                  groups.computeIfAbsent(key, any -> new Group(any, listed)).add(listed.alert());
                }
              }
            });
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.comparing(Group::severity, Comparator.reverseOrder())
            .thenComparing(group -> -group.newest().alert().lastTime()));
    boolean isWhole = looked.isAll() && sorted.size() <= MOST_GROUPS;
    return new Found(
        sorted.subList(0, Math.min(MOST_GROUPS, sorted.size())), looked.alerts(), isWhole);
  }

  private static List<String> ids(List<AlertPage.Listed> alerts) {
    return alerts.stream().map(listed -> listed.alert().id()).toList();
  }

  private static Collection<Key> keys(Alert alert, By by, Map<String, String> incidentOf) {
    return switch (by) {
      case DETECTION -> List.of(new Key("", alert.detection()));
      case INCIDENT -> List.of(new Key("", incidentOf.getOrDefault(alert.id(), "")));
      case ENTITY -> named(alert);
    };
  }

  /** Whom an alert names, but for what says next to nothing when it is shared. */
  private static Collection<Key> named(Alert alert) {
    List<Key> keys = new ArrayList<>();
    for (EntityKey key : EntityKeys.of(alert.entities())) {
      if (EntityKeys.weight(key) > 0) {
        keys.add(new Key(key.type(), key.value()));
      }
    }
    return keys;
  }
}
