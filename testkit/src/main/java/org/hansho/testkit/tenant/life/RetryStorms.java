package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Application;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;
import org.hansho.testkit.tenant.record.VaultCall;

/** A program that cannot start asks for the same secret again and again. */
final class RetryStorms extends DailyRoutine {
  private static final double STORMS_A_DAY = 1.0 / 90;

  private final Team team;
  private final Dice dice;

  RetryStorms(Team team, Dice dice) {
    super(0);
    this.team = team;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (!dice.chance(STORMS_A_DAY)) {
      return;
    }
    Vault vault = team.vaults().get(0);
    Application application = team.applications().get(0);
    Caller caller = application.caller(dice);
    VaultCall read = vault.get(caller, vault.secrets().get(0));
    VaultCall refused =
        new VaultCall(vault.resource(), caller, read.operation(), read.object(), 429);
    timeline.start(
        day.at(24 * dice.unit()),
        new Burst(
            dice.between(150, 900),
            700 * Day.MILLISECOND,
            dice.fork(),
            (i, at, log) -> log.vault(at, i % 3 == 0 ? refused : read)));
  }
}
