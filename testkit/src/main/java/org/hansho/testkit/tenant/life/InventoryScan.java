package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;

/**
 * Tools that look at everything: one of the tenant's own lists secrets and containers each day, and
 * the provider's two look at each vault.
 */
final class InventoryScan extends DailyRoutine {
  /** Public identifiers of the provider's resource graph and policy services. */
  private static final List<String> PLATFORM =
      List.of("509e4652-da8d-478d-a730-e9d4a1996ca4", "8cae6e77-e04e-42ce-b5cb-50d82bce26b1");

  private final Tenant tenant;
  private final Dice dice;
  private final List<Vault> vaults;
  private final List<BlobAccount> accounts;

  InventoryScan(Tenant tenant, Dice dice) {
    super(0);
    this.tenant = tenant;
    this.dice = dice;
    this.vaults = tenant.vaults().toList();
    this.accounts = tenant.teams().stream().flatMap(team -> team.accounts().stream()).toList();
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    Caller caller = tenant.inventory().caller(dice);
    timeline.start(
        day.at(4),
        new Burst(
            2 * vaults.size(),
            3 * Day.SECOND,
            dice.fork(),
            (i, at, log) -> {
              Vault vault = vaults.get(i / 2);
              log.vault(at, i % 2 == 0 ? vault.call(caller, "VaultGet", "") : vault.list(caller));
            }));
    timeline.start(
        day.at(5),
        new Burst(
            4 * accounts.size(),
            2 * Day.SECOND,
            dice.fork(),
            (i, at, log) -> inspect(accounts.get(i / 4), caller, i % 4, at, log)));
    for (String appId : PLATFORM) {
      Caller platform =
          new Caller(tenant.id(), appId, "", "platform", appId, caller.address(), "arm/2.0");
      timeline.start(
          day.at(2 + 20 * dice.unit()),
          new Burst(
              vaults.size(),
              Day.SECOND,
              dice.fork(),
              (i, at, log) -> log.vault(at, vaults.get(i).call(platform, "VaultGet", ""))));
    }
  }

  private static void inspect(BlobAccount account, Caller caller, int step, long time, Logs logs) {
    String operation =
        switch (step) {
          case 0 -> "GetBlobServiceProperties";
          case 1 -> "ListContainers";
          case 2 -> "GetContainerACL";
          default -> "GetContainerProperties";
        };
    String container = step < 2 ? "" : account.containers().get(0);
    logs.blob(time, account.on(caller, Authentication.OAUTH, operation, container));
  }
}
