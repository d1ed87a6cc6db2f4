package org.hansho.local.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.content.Detection;
import org.hansho.event.Event;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.ExpiredAlert;
import org.hansho.local.epoch.Expiry;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.pipeline.Engine;

/**
 * Says which alerts an epoch deletes: those that are old enough, then, while all take too much
 * room, the oldest of the detection that takes most. So a flood of alerts of one detection pushes
 * out its own. {@value #MOST} an epoch, or twice as many as the epoch changes.
 *
 * <p>Belongs to the runner's thread. An epoch that deletes nothing costs a look-up in an index.
 */
final class AlertRetention {
  private static final int MOST = 1_000;

  /** So many of one detection before it is asked again which takes most. */
  private static final int TURN = 100;

  private RetentionSettings settings;
  private final EpochStore store;
  private final Alarms alarms;
  private final Map<String, Long> periods = new HashMap<>();
  private final long grace;
  private final EpochTimes times;

  AlertRetention(Engine engine, RunnerSettings settings, EpochStore store, Alarms alarms) {
    this.settings = settings.retention();
    this.store = store;
    this.alarms = alarms;
    this.grace = Math.max(settings.mostLateness().toNanos(), settings.time().delay().toNanos());
    this.times = new EpochTimes(this.settings.age().toNanos());
    for (Detection detection : engine.content().detections()) {
      periods.put(detection.id(), detection.alert().dedup().periodNanos());
    }
  }

  /** Keeps alerts within other limits from now on. */
  void keep(RetentionSettings limits) {
    settings = limits;
    times.cover(limits.age().toNanos());
  }

  /**
   * Whether there is something to delete.
   *
   * @param now the arrival of input, or the time at which it would arrive
   */
  boolean isDue(long now) throws IOException {
    times.pass(now);
    return store.allAlertBytes() > settings.bytes()
        || (ages() && store.oldestAlert() <= times.old());
  }

  private boolean ages() {
    return !settings.age().isZero();
  }

  /**
   * What an epoch deletes.
   *
   * @param changed alerts that it changes, which stay
   * @param time how far event time has come
   * @param state takes the piece that is to be saved, if any is
   */
  Expiry expiry(
      long epoch,
      List<StoredAlert> changed,
      long time,
      Counters counters,
      Consumer<StateChunk> state)
      throws IOException {
    long old = ages() ? times.old() : Long.MIN_VALUE;
    Selection selection = new Selection(changed);
    if (old != Long.MIN_VALUE) {
      selection.take("", old, selection.most, Long.MAX_VALUE);
    }
    takeForRoom(selection);
    long damaged = old == Long.MIN_VALUE ? 0 : store.damagedUpTo(old);
    counters.add(Counters.ALERTS_EXPIRED, selection.taken.size());
    counters.add(Counters.DAMAGED_EXPIRED, damaged);
    if (ages()) {
      times.commit(epoch);
      StateChunk change = times.change();
      if (change != null) {
        state.accept(change);
      }
    }
    List<ExpiredAlert> expired =
        selection.taken.stream().map(alert -> alert.until(end(alert, time))).toList();
    report(expired, old, counters);
    return new Expiry(expired, time, old);
  }

  private void takeForRoom(Selection selection) throws IOException {
    Map<String, Long> bytes = new TreeMap<>(store.alertBytes());
    selection.taken.forEach(taken -> bytes.merge(taken.detection(), -taken.bytes(), Long::sum));
    long excess = bytes.values().stream().mapToLong(Long::longValue).sum() - settings.bytes();
    while (excess > 0 && !bytes.isEmpty() && selection.hasRoom()) {
      String largest =
          bytes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      long freed = selection.take(largest, Long.MAX_VALUE, TURN, excess);
      excess -= freed;
      bytes.computeIfPresent(largest, (name, all) -> freed == 0 ? null : all - freed);
    }
  }

  /** Until when the id of an alert may come again: its period, and what may be under way then. */
  private long end(ExpiredAlert alert, long time) {
    Long period = periods.get(alert.detection());
    if (period == null) {
      return Long.MIN_VALUE;
    }
    long first = alert.firstTime() == Event.NO_TIME ? time : alert.firstTime();
    return Math.floorDiv(first, period) * period + period + grace;
  }

  private void report(List<ExpiredAlert> expired, long old, Counters counters) {
    Map<String, Long> early = new TreeMap<>();
    for (ExpiredAlert alert : expired) {
      if (alert.epoch() > old) {
        early.merge(alert.detection(), 1L, Long::sum);
      }
    }
    early.forEach(
        (detection, alerts) -> {
          counters.add(Counters.ALERTS_EXPIRED_EARLY, alerts);
          alarms.raise(
              AlarmKind.ALERTS_EXPIRED_EARLY,
              detection,
              alerts,
              "all alerts have " + settings.bytes() + " bytes");
        });
  }

  void restore(StateChunk chunk, long epoch) {
    times.restore(chunk, epoch);
  }

  /** Alerts that are to be deleted. */
  private final class Selection {
    private final List<ExpiredAlert> taken = new ArrayList<>();
    private final Set<String> excluded = new HashSet<>();
    private final int most;

    private Selection(List<StoredAlert> changed) {
      changed.forEach(alert -> excluded.add(alert.id()));
      most = Math.max(MOST, 2 * changed.size());
    }

    private boolean hasRoom() {
      return taken.size() < most;
    }

    /** Takes the oldest until so many bytes are free; how many bytes are. */
    private long take(String detection, long upToEpoch, int alerts, long bytes) throws IOException {
      int more = Math.min(alerts, most - taken.size());
      long freed = 0;
      for (ExpiredAlert alert : store.oldestAlerts(detection, upToEpoch, more + excluded.size())) {
        if (more > 0 && freed < bytes && excluded.add(alert.id())) {
          taken.add(alert);
          freed += alert.bytes();
          more--;
        }
      }
      return freed;
    }
  }
}
