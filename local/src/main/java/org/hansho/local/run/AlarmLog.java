package org.hansho.local.run;

import java.io.IOException;
import java.util.function.Consumer;
import org.hansho.files.output.Printable;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.EpochStore;
import org.slf4j.Logger;

/**
 * Writes a line to the log when an alarm is raised anew, and when it is over. Text from records is
 * made safe to print. Safe from any thread if the logger is.
 */
final class AlarmLog implements Consumer<Alarm> {
  private final Logger log;

  AlarmLog(Logger log) {
    this.log = log;
  }

  /** The alarms of a store, with those about its damage, written to a log when they change. */
  static Alarms stored(EpochStore store, ArrivalClock clock, Logger log) throws IOException {
    Alarms alarms = new Alarms(clock, store.alarms(), new AlarmLog(log));
    store.forEachDamage(
        (table, rows, first) -> alarms.raise(AlarmKind.DAMAGED_ROWS, table, rows, first));
    return alarms;
  }

  @Override
  public void accept(Alarm alarm) {
    String subject = Printable.line(alarm.subject());
    if (alarm.ended()) {
      log.info("alarm over: {} of {}", alarm.kind().key(), subject);
    } else {
      log.warn("alarm: {} of {}: {}", alarm.kind().key(), subject, Printable.line(alarm.detail()));
    }
  }
}
