package org.hansho.alert;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one detection: those kept one by one, and one more into which all others are
 * folded. Belongs to one thread.
 *
 * <p>Which are kept is decided by their ids, which are hashes and so a fair sample; once an id was
 * folded, no id behind it is kept any more, so whatever is kept was kept from its first finding on.
 */
final class DetectionAlerts {
  private static final int HEX = 16;

  private final AlertDefinition definition;
  private final String furtherId;
  private final TreeMap<String, OpenAlert> kept = new TreeMap<>();
  private @Nullable String firstFolded;
  private @Nullable OpenAlert further;
  private @Nullable DistinctCount furtherIds;

  /**
   * No alerts.
   *
   * @param furtherId id of the alert into which others are folded
   */
  DetectionAlerts(AlertDefinition definition, String furtherId) {
    this.furtherId = furtherId;
    this.definition = definition;
  }

  AlertDefinition definition() {
    return definition;
  }

  int size() {
    return kept.size();
  }

  Collection<OpenAlert> kept() {
    return kept.values();
  }

  /** The alert kept under that id, or null. */
  @Nullable OpenAlert find(String id) {
    return kept.get(id);
  }

  /** Whether alerts of that id are folded into the further one. */
  boolean isFolded(String id) {
    return firstFolded != null && id.compareTo(firstFolded) >= 0;
  }

  void keep(OpenAlert alert) {
    kept.put(alert.id(), alert);
  }

  /** The alert for findings of an id that is folded. */
  OpenAlert further(String id) {
    DistinctCount ids = furtherIds;
    if (ids == null) {
      ids = new DistinctCount();
      furtherIds = ids;
    }
    ids.add(Long.parseUnsignedLong(id.substring(0, HEX), HEX));
    return furtherAlert();
  }

  private OpenAlert furtherAlert() {
    OpenAlert alert = further;
    if (alert == null) {
      alert = new OpenAlert(furtherId, definition);
      further = alert;
    }
    return alert;
  }

  /** Folds the last alert that is kept. */
  void foldLast() {
    String last = kept.lastKey();
    OpenAlert folded = kept.remove(last);
    firstFolded = last;
    if (folded != null) {
      further(last).merge(folded);
    }
  }

  /** Folds every alert from an id on that is folded elsewhere. */
  private void foldFrom(String id) {
    while (!kept.isEmpty() && kept.lastKey().compareTo(id) >= 0) {
      foldLast();
    }
    firstFolded = firstFolded == null || id.compareTo(firstFolded) < 0 ? id : firstFolded;
  }

  /** Takes over the alerts of the same detection from elsewhere; there may be too many then. */
  void merge(DetectionAlerts other) {
    if (other.firstFolded != null) {
      foldFrom(other.firstFolded);
    }
    if (other.further != null && other.furtherIds != null) {
      furtherAlert().merge(other.further);
      furtherIds = furtherIds == null ? new DistinctCount() : furtherIds;
      furtherIds.merge(other.furtherIds);
    }
    for (OpenAlert added : other.kept.values()) {
      if (isFolded(added.id())) {
        further(added.id()).merge(added);
      } else {
        OpenAlert known = kept.putIfAbsent(added.id(), added);
        if (known != null) {
          known.merge(added);
        }
      }
    }
  }

  /** Cuts the texts of records. */
  void cut(int characters) {
    kept.values().forEach(alert -> alert.cut(characters));
    if (further != null) {
      further.cut(characters);
    }
  }

  /** How many findings were folded. */
  long foldedFindings() {
    return further == null ? 0 : further.count();
  }

  /** The alert that stands for all that were folded, or null if none was. */
  @Nullable Alert furtherAlert(String tenant) {
    if (further == null || furtherIds == null) {
      return null;
    }
    FurtherAlerts words =
        new FurtherAlerts(furtherIds.count(), furtherIds.isExact(), further.count(), kept.size());
    return further.alert(tenant).standingFor(words);
  }
}
