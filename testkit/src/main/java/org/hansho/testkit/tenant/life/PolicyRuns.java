package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;
import org.hansho.testkit.tenant.record.ManagementCall;

/** Infrastructure as code: twice a week policies are put, and secrets read right after. */
final class PolicyRuns extends DailyRoutine {
  private final Tenant tenant;
  private final Dice dice;

  PolicyRuns(Tenant tenant, Dice dice) {
    super(tenant.offices().vpnCity().offsetHours());
    this.tenant = tenant;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (day.isWeekend() || (day.index() > 4 && day.date().getDayOfWeek().getValue() % 2 == 1)) {
      return;
    }
    long time = day.at(6 + dice.unit());
    for (Team team : tenant.teams()) {
      Caller caller = tenant.infrastructure().caller(dice);
      assign(team, caller, time, timeline);
      for (Vault vault : team.vaults()) {
        timeline.start(
            time,
            new Burst(
                6, 4 * Day.SECOND, dice.fork(), (i, at, log) -> put(vault, caller, i, at, log)));
      }
      time += 2 * Day.MINUTE;
    }
  }

  private static void put(Vault vault, Caller caller, int step, long time, Logs logs) {
    switch (step) {
      case 0 ->
          logs.management(
              time,
              ManagementCall.of(
                  caller, "Microsoft.KeyVault/vaults/accessPolicies/write", vault.resource().id()));
      case 1 -> logs.vault(time, vault.call(caller, "VaultPut", ""));
      case 2 -> logs.vault(time, vault.list(caller));
      default -> logs.vault(time, vault.get(caller, vault.secrets().get(step)));
    }
  }

  /** Now and then a narrow role is described or given to a program of the team. */
  private void assign(Team team, Caller caller, long time, Timeline timeline) {
    if (!dice.chance(0.15)) {
      return;
    }
    String provider = team.scope() + "/providers/Microsoft.Authorization/";
    boolean describes = dice.chance(0.3);
    String operation =
        "Microsoft.Authorization/" + (describes ? "roleDefinitions" : "roleAssignments") + "/write";
    String body =
        describes
            ? "{\"properties\":{\"roleName\":\"Restart sites\",\"type\":\"CustomRole\","
                + "\"permissions\":[{\"actions\":[\"Microsoft.Web/sites/restart/action\"]}]}}"
            : "{\"properties\":{\"roleDefinitionId\":\"acdd72a7-3385-48ef-bd42-f606fba81ae7\","
                + "\"principalType\":\"ServicePrincipal\",\"principalId\":\""
                + team.applications().get(0).id()
                + "\"}}";
    String scope =
        provider + (describes ? "roleDefinitions/" : "roleAssignments/") + dice.below(99_999);
    timeline.start(
        time,
        new Burst(
            1,
            Day.SECOND,
            dice.fork(),
            (i, at, log) ->
                log.management(
                    at, new ManagementCall(caller, operation, scope, "Owner", "Success", body))));
  }
}
