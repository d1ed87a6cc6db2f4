package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;
import org.hansho.testkit.tenant.record.ManagementCall;

/** Changes to resources by an operator: mostly harmless, now and then a role or a key. */
final class ManagementSession {
  private static final List<String> CHANGES =
      List.of(
          "Microsoft.Compute/virtualMachines/restart/action",
          "Microsoft.Compute/virtualMachines/write",
          "Microsoft.Web/sites/config/write",
          "Microsoft.Web/sites/restart/action",
          "Microsoft.Storage/storageAccounts/write",
          "Microsoft.Sql/servers/databases/write",
          "Microsoft.Insights/metricAlerts/write",
          "Microsoft.Network/networkSecurityGroups/securityRules/write",
          "Microsoft.Resources/tags/write");
  private static final List<String> SENSITIVE =
      List.of(
          "Microsoft.Storage/storageAccounts/listKeys/action",
          "Microsoft.Authorization/roleAssignments/write",
          "Microsoft.KeyVault/vaults/accessPolicies/write",
          "Microsoft.Compute/virtualMachines/extensions/write");
  private static final double SENSITIVE_SHARE = 0.06;

  private final Team team;
  private final Dice dice;

  ManagementSession(Team team, Dice dice) {
    this.team = team;
    this.dice = dice;
  }

  void begin(long time, Caller caller, Timeline timeline) {
    Dice own = dice.fork();
    timeline.start(
        time,
        new Burst(
            dice.between(1, 6),
            50 * Day.SECOND,
            dice.fork(),
            (i, at, logs) -> write(caller, at, logs, own)));
  }

  private void write(Caller caller, long time, Logs logs, Dice own) {
    String operation = own.chance(SENSITIVE_SHARE) ? own.of(SENSITIVE) : own.of(CHANGES);
    String scope = scope(operation, own);
    boolean asynchronous = operation.endsWith("/write");
    if (asynchronous) {
      logs.management(
          time, new ManagementCall(caller, operation, scope, "Contributor", "Start", ""));
    }
    String stage = own.chance(0.03) ? "Failure" : "Success";
    logs.management(
        time + (asynchronous ? 1 : 0),
        new ManagementCall(caller, operation, scope, "Contributor", stage, ""));
  }

  /** Path of a resource of the type that the operation acts on. */
  private String scope(String operation, Dice own) {
    if (operation.startsWith("Microsoft.Storage")) {
      return own.of(team.accounts()).resource().id();
    }
    if (operation.startsWith("Microsoft.KeyVault")) {
      return own.of(team.vaults()).resource().id();
    }
    if (operation.startsWith("Microsoft.Authorization")) {
      return team.scope()
          + "/providers/Microsoft.Authorization/roleAssignments/"
          + own.below(99_999);
    }
    String[] parts = operation.split("/");
    return team.scope()
        + "/providers/"
        + parts[0]
        + "/"
        + parts[1]
        + "/"
        + team.name()
        + "-"
        + own.below(6);
  }
}
