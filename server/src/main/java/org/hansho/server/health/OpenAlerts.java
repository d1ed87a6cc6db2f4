package org.hansho.server.health;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.feed.FeedName;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a tenant that last, and those that have ended and are not yet in the alert store.
 * Belongs to one thread.
 *
 * <p>A change is first kept in the health file and then handed over, with a number that the store
 * keeps as its position in this feed. So a crash neither loses nor doubles one.
 */
final class OpenAlerts {
  /** Most alerts about sources that last; further ones are raised when one of them is over. */
  static final int MOST = 1_000;

  private static final String FEED = "health";

  private final String tenant;
  private final ChangeSink sink;
  private final Map<Key, HealthAlert> alerts = new TreeMap<>();
  private final List<HealthAlert> ended = new ArrayList<>();
  private int ofSources;
  private long epoch;
  private long handedOver;
  private boolean changed;

  private record Key(HealthKind kind, String subject) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : subject.compareTo(other.subject);
    }
  }

  OpenAlerts(String tenant, ChangeSink sink) throws IOException {
    this.tenant = tenant;
    this.sink = sink;
    this.handedOver = sink.position(FeedName.of(tenant, FEED));
    this.epoch = handedOver;
  }

  /** The one of this subject that lasts; null if there is none. */
  @Nullable HealthAlert find(HealthKind kind, String subject) {
    return alerts.get(new Key(kind, subject));
  }

  /** Those of a kind that last. */
  List<HealthAlert> all(HealthKind kind) {
    return alerts.values().stream().filter(alert -> alert.kind() == kind).toList();
  }

  int count() {
    return alerts.size();
  }

  /** Puts one that has begun or was noticed again; nothing if there is no room for a new one. */
  void put(HealthAlert alert) {
    Key key = new Key(alert.kind(), alert.subject());
    boolean isBound = alert.kind().isOfSource() && ofSources >= MOST;
    if (!isBound || alerts.containsKey(key)) {
      ofSources += alert.kind().isOfSource() && !alerts.containsKey(key) ? 1 : 0;
      alerts.put(key, alert.changed(epoch + 1));
      changed = true;
    }
  }

  /** Ends one, if it lasts. */
  void end(HealthKind kind, String subject, long now, Map<String, String> values) {
    HealthAlert alert = alerts.remove(new Key(kind, subject));
    if (alert != null) {
      ofSources -= kind.isOfSource() ? 1 : 0;
      ended.add(alert.ended(now, values).changed(epoch + 1));
      changed = true;
    }
  }

  /** Whether something has changed since the last call; then it is to be kept. */
  boolean takeChanged() {
    boolean was = changed;
    if (changed) {
      epoch++;
      changed = false;
    }
    return was;
  }

  /**
   * Hands over what was kept.
   *
   * @throws IOException if the alert store cannot be written; the next call tries again
   */
  void handOver() throws IOException {
    if (epoch == handedOver) {
      return;
    }
    Map<String, AlertChange> changes = new TreeMap<>();
    ended.forEach(alert -> add(alert, changes));
    alerts.values().forEach(alert -> add(alert, changes));
    EpochChanges all = new EpochChanges(handedOver, epoch, List.copyOf(changes.values()));
    sink.apply(FeedName.of(tenant, FEED), all);
    handedOver = epoch;
    ended.clear();
  }

  private void add(HealthAlert alert, Map<String, AlertChange> changes) {
    if (alert.epoch() > handedOver) {
      AlertChange change = new AlertChange.Raised(alert.alert(tenant), alert.revision());
      changes.put(change.id(), change);
    }
  }

  void write(StateWriter out) {
    out.number(epoch);
    out.count(alerts.size() + ended.size());
    alerts.values().forEach(alert -> alert.write(out));
    ended.forEach(alert -> alert.write(out));
  }

  void read(StateReader in) {
    epoch = Math.max(epoch, in.number());
    for (int left = in.count(); left > 0; left--) {
      HealthAlert alert = HealthAlert.read(in);
      if (alert.over()) {
        ended.add(alert);
      } else {
        alerts.put(new Key(alert.kind(), alert.subject()), alert);
        ofSources += alert.kind().isOfSource() ? 1 : 0;
      }
    }
  }
}
