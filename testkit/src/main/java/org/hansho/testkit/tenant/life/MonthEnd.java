package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Application;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.DocumentAccount;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Logs;

/** On the last working day of a month a program reads what the month has brought. */
final class MonthEnd extends DailyRoutine {
  private static final int READS = 600;

  private final Team team;
  private final Dice dice;

  MonthEnd(Team team, int offsetHours, Dice dice) {
    super(offsetHours);
    this.team = team;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (!day.isMonthEnd()) {
      return;
    }
    Application etl = team.applications().get(2);
    BlobAccount account = team.accounts().get(0);
    DocumentAccount documents = team.documents().get(0);
    Vault vault = team.vaults().get(0);
    Dice own = dice.fork();
    timeline.start(
        day.at(19),
        new Burst(
            READS,
            8 * Day.SECOND,
            dice.fork(),
            (i, at, log) -> {
              switch (i % 10) {
                case 0 -> log.vault(at, vault.get(etl.caller(own), vault.secrets().get(i % 3)));
                case 1, 2, 3, 4 ->
                    log.document(
                        at,
                        documents.call(
                            etl.documentCaller(own), "Query", own, own.size(90_000, 0.5)));
                default ->
                    log.blob(at, account.get(etl.dataCaller(own), own, own.size(600_000, 0.5)));
              }
            }));
  }
}
