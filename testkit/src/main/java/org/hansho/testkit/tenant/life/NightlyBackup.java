package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;

/** Reads large amounts from an account every night; everything once a week. */
final class NightlyBackup extends DailyRoutine {
  private static final int NIGHTLY_READS = 120;
  private static final int WEEKLY_FACTOR = 4;
  private static final double BYTES_OF_A_BLOB = 2_000_000;

  private final Tenant tenant;
  private final BlobAccount account;
  private final double load;
  private final Dice dice;
  private final double hour;

  NightlyBackup(Tenant tenant, BlobAccount account, double load, Dice dice) {
    super(tenant.offices().vpnCity().offsetHours());
    this.tenant = tenant;
    this.account = account;
    this.load = load;
    this.dice = dice;
    this.hour = 1 + 2 * dice.unit();
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    Caller caller = tenant.backup().dataCaller(dice);
    int weekly = day.date().getDayOfWeek().getValue() == 7 ? WEEKLY_FACTOR : 1;
    int reads = (int) Math.ceil(dice.around(NIGHTLY_READS) * load * weekly);
    Dice own = dice.fork();
    timeline.start(
        day.at(hour),
        new Burst(
            reads,
            4 * Day.SECOND,
            dice.fork(),
            (i, at, log) ->
                log.blob(at, account.get(caller, own, own.size(BYTES_OF_A_BLOB, 0.6)))));
  }
}
