package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;
import org.hansho.testkit.tenant.record.ManagementCall;

/**
 * What Azurite's review of a subscription leaves: publishing profiles in three forms for each site,
 * the shared key of a gateway connection, and lists of each vault. Its reads leave nothing.
 */
final class AzuriteRun implements Attack {
  @Override
  public String slug() {
    return "resource-manager/azurite-toolkit";
  }

  private static void action(Script script, Caller caller, String operation, String scope) {
    script
        .pause(2 * Day.SECOND)
        .then((time, logs) -> logs.management(time, ManagementCall.of(caller, operation, scope)));
  }

  @Override
  public Target write(Scene scene, Script script) {
    Caller caller = scene.atWork(scene.operator()).with(Client.POWERSHELL);
    String group = scene.team().scope() + "/providers/";
    for (int site = 0; site < 3; site++) {
      for (int form = 0; form < 3; form++) {
        action(
            script,
            caller,
            "Microsoft.Web/sites/publishxml/action",
            group + "Microsoft.Web/sites/web-" + site);
      }
    }
    action(
        script,
        caller,
        "Microsoft.Network/connections/sharedKey/action",
        group + "Microsoft.Network/connections/branch");
    for (Vault vault : scene.team().vaults()) {
      script
          .pause(4 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.call(caller, "KeyList", "keys")));
      script.pause(2 * Day.SECOND).then((time, logs) -> logs.vault(time, vault.list(caller)));
    }
    return Target.principal(caller);
  }
}
