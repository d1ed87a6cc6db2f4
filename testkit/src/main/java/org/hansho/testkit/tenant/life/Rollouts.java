package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Application;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Logs;

/** Now and then a new application is given to several vaults within an hour and stays for weeks. */
final class Rollouts extends DailyRoutine {
  private static final double ROLLOUTS_A_DAY = 1.0 / 15;
  private static final int VAULTS = 5;
  private static final long STAYS = 40 * Day.LENGTH;

  private final Tenant tenant;
  private final List<Oddity> oddities;
  private final Dice dice;

  Rollouts(Tenant tenant, List<Oddity> oddities, Dice dice) {
    super(tenant.offices().vpnCity().offsetHours());
    this.tenant = tenant;
    this.oddities = oddities;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (day.isWeekend() || !dice.chance(ROLLOUTS_A_DAY)) {
      return;
    }
    Application application = newcomer(tenant, day, dice);
    oddities.add(new Oddity("new-application", application.appId(), day.start(), day.at(48)));
    List<Vault> vaults = tenant.vaults().toList();
    int first = dice.below(vaults.size());
    for (int i = 0; i < Math.min(VAULTS, vaults.size()); i++) {
      Vault vault = vaults.get((first + i) % vaults.size());
      introduce(application, vault, day.at(11 + 0.9 * dice.unit()), timeline);
    }
  }

  private void introduce(Application application, Vault vault, long time, Timeline timeline) {
    timeline.start(
        time,
        new Burst(
            2,
            10 * Day.SECOND,
            dice.fork(),
            (i, at, log) ->
                log.vault(at, vault.get(application.caller(dice), vault.secrets().get(i)))));
    timeline.start(
        time + Day.HOUR,
        new ServiceLoad(
            Rhythm.STEADY,
            0.5,
            dice.fork(),
            new ServiceLoad.Period(time + Day.HOUR, time + STAYS, 0),
            (at, log, own) ->
                log.vault(
                    at, vault.get(application.caller(own), vault.secrets().get(own.below(2))))));
  }

  /** An application nobody has seen before. */
  static Application newcomer(Tenant tenant, Day day, Dice dice) {
    Application model = tenant.pipeline();
    String id = dice.identifier();
    return new Application(
        tenant.id(),
        id,
        dice.identifier(),
        "release-" + day.date() + "." + tenant.domain(),
        model.addresses(),
        "azsdk-go-azsecrets/v1.1.0 (go1.22; linux)",
        "azsdk-go-azblob/v1.3.0 (go1.22; linux)");
  }
}
