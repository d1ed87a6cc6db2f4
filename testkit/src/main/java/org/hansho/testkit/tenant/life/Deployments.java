package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;
import org.hansho.testkit.tenant.record.ManagementCall;

/** The pipeline uploads packages, reads the secrets a release needs, and changes sites. */
final class Deployments extends DailyRoutine {
  private static final double RELEASES_A_DAY = 0.3;

  private final Tenant tenant;
  private final Team team;
  private final Dice dice;

  Deployments(Tenant tenant, Team team, Dice dice) {
    super(tenant.offices().vpnCity().offsetHours());
    this.tenant = tenant;
    this.team = team;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (day.isWeekend() || !dice.chance(day.index() < 3 ? 1 : RELEASES_A_DAY)) {
      return;
    }
    long time = day.at(10 + 7 * dice.unit());
    Caller caller = tenant.pipeline().caller(dice);
    Dice own = dice.fork();
    timeline.start(
        time,
        new Burst(
            dice.between(2, 5),
            10 * Day.SECOND,
            dice.fork(),
            (i, at, log) -> log.blob(at, upload(caller, own))));
    for (Vault vault : team.vaults()) {
      timeline.start(
          time + 3 * Day.MINUTE,
          new Burst(
              3,
              8 * Day.SECOND,
              dice.fork(),
              (i, at, log) -> log.vault(at, vault.get(caller, vault.secrets().get(i)))));
    }
    timeline.start(
        time + 5 * Day.MINUTE,
        new Burst(6, 20 * Day.SECOND, dice.fork(), (i, at, log) -> change(caller, i, at, log)));
  }

  private BlobCall upload(Caller caller, Dice own) {
    BlobAccount account =
        team.accounts().stream()
            .filter(BlobAccount::holdsPackages)
            .findFirst()
            .orElse(team.accounts().get(0));
    String ending = account.holdsPackages() ? ".cspkg" : ".zip";
    String blob = "releases/" + own.below(1_000_000) + ending;
    return account.put(
        caller, account.containers().get(0), blob, own.size(20_000_000, 0.4), own.digits(32));
  }

  private void change(Caller caller, int step, long time, Logs logs) {
    String site = team.scope() + "/providers/Microsoft.Web/sites/web-" + team.name();
    switch (step) {
      case 0, 5 ->
          logs.management(
              time,
              new ManagementCall(
                  caller,
                  "Microsoft.Resources/deployments/write",
                  team.scope() + "/providers/Microsoft.Resources/deployments/release",
                  "Contributor",
                  step == 0 ? "Start" : "Success",
                  ""));
      case 1 ->
          logs.management(
              time, ManagementCall.of(caller, "Microsoft.Web/sites/publishxml/action", site));
      case 2 ->
          logs.management(
              time,
              ManagementCall.of(
                  caller,
                  "Microsoft.Storage/storageAccounts/listKeys/action",
                  team.accounts().get(0).resource().id()));
      default ->
          logs.management(time, ManagementCall.of(caller, "Microsoft.Web/sites/write", site));
    }
  }
}
