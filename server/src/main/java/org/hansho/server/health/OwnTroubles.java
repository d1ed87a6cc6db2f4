package org.hansho.server.health;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with Hansho itself in one tenant. Belongs to the thread that looks. */
final class OwnTroubles {
  private static final Logger LOG = LoggerFactory.getLogger(OwnTroubles.class);
  private static final String LETTERS = "dead letters";

  private final Path folder;
  private final Watching.Disk disk;
  private final OpenAlerts alerts;

  /**
   * Nothing is known yet.
   *
   * @param folder the tenant's data, whose disk is watched
   */
  OwnTroubles(Path folder, Watching.Disk disk, OpenAlerts alerts) {
    this.folder = folder;
    this.disk = disk;
    this.alerts = alerts;
  }

  /** Looks at the alarms of the runner and at the disk. */
  void look(List<Alarm> alarms, long now) {
    letters(alarms, now);
    sums(alarms, now);
    lookAtDisk(now);
  }

  private void letters(List<Alarm> alarms, long now) {
    Optional<Alarm> full = lasting(alarms, AlarmKind.DEAD_LETTERS_FULL).stream().findFirst();
    if (full.isEmpty()) {
      end(HealthKind.DEAD_LETTERS_FULL, LETTERS, now, Map.of());
    } else if (alerts.find(HealthKind.DEAD_LETTERS_FULL, LETTERS) == null) {
      begin(HealthKind.DEAD_LETTERS_FULL, LETTERS, now, Map.of("detail", full.get().detail()));
    }
  }

  /** A sum of counters that does not hold: something was lost or counted twice in silence. */
  private void sums(List<Alarm> alarms, long now) {
    Set<String> broken = new HashSet<>();
    for (Alarm alarm : lasting(alarms, AlarmKind.BROKEN_SUM)) {
      broken.add(alarm.subject());
      if (alerts.find(HealthKind.RECORDS_UNACCOUNTED, alarm.subject()) == null) {
        begin(
            HealthKind.RECORDS_UNACCOUNTED, alarm.subject(), now, Map.of("detail", alarm.detail()));
      }
    }
    for (HealthAlert alert : alerts.all(HealthKind.RECORDS_UNACCOUNTED)) {
      if (!broken.contains(alert.subject())) {
        end(HealthKind.RECORDS_UNACCOUNTED, alert.subject(), now, Map.of());
      }
    }
  }

  private static List<Alarm> lasting(List<Alarm> alarms, AlarmKind kind) {
    return alarms.stream().filter(alarm -> alarm.kind() == kind && !alarm.ended()).toList();
  }

  private void lookAtDisk(long now) {
    try {
      Watching.Room room = disk.of(folder);
      Map<String, String> values =
          Map.of("free", Times.size(room.free()), "total", Times.size(room.total()));
      boolean lasts = alerts.find(HealthKind.DISK_NEARLY_FULL, folder.toString()) != null;
      if (!lasts && DiskRoom.isNearlyFull(room)) {
        begin(HealthKind.DISK_NEARLY_FULL, folder.toString(), now, values);
      } else if (lasts && DiskRoom.isEnoughAgain(room)) {
        end(HealthKind.DISK_NEARLY_FULL, folder.toString(), now, values);
      }
    } catch (IOException unknown) {
      LOG.debug("The room on the disk of {} is not known", folder, unknown);
    }
  }

  private void begin(HealthKind kind, String subject, long now, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(values);
    all.put("since", Times.shown(now));
    alerts.put(HealthAlert.begun(kind, subject, now, now, all));
  }

  private void end(HealthKind kind, String subject, long now, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(values);
    all.put("ended", Times.shown(now));
    alerts.end(kind, subject, now, all);
  }
}
