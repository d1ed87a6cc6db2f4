package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;
import org.hansho.testkit.tenant.record.ManagementCall;

/**
 * The actions that MicroBurst's collectors of passwords leave on the control plane: keys and
 * publishing profiles of everything, and a runbook of fifteen random letters that comes and goes.
 * Its reads leave nothing.
 */
final class MicroBurstRun implements Attack {
  private static final int LETTERS = 15;

  @Override
  public String slug() {
    return "resource-manager/microburst-toolkit";
  }

  private static void runbook(Scene scene, Script script, Caller caller, String account) {
    StringBuilder name = new StringBuilder();
    while (name.length() < LETTERS) {
      int letter = scene.dice().below(52);
      name.append((char) (letter < 26 ? 'A' + letter : 'a' + letter - 26));
    }
    String runbook = account + "runbooks/" + name;
    String type = "Microsoft.Automation/automationAccounts/";
    action(script, caller, type + "runbooks/write", runbook);
    action(script, caller, type + "runbooks/publish/action", runbook);
    action(script, caller, type + "jobs/write", account + "jobs/" + scene.identifier());
    action(script.pause(40 * Day.SECOND), caller, type + "runbooks/delete", runbook);
  }

  private static void action(Script script, Caller caller, String operation, String scope) {
    script
        .pause(3 * Day.SECOND)
        .then((time, logs) -> logs.management(time, ManagementCall.of(caller, operation, scope)));
  }

  @Override
  public Target write(Scene scene, Script script) {
    Caller caller = scene.atWork(scene.operator()).with(Client.POWERSHELL);
    String group = scene.team().scope() + "/providers/";
    for (BlobAccount account : scene.team().accounts()) {
      action(
          script,
          caller,
          "Microsoft.Storage/storageAccounts/listKeys/action",
          account.resource().id());
    }
    for (int i = 0; i < 3; i++) {
      String site = group + "Microsoft.Web/sites/web-" + i;
      action(script, caller, "Microsoft.Web/sites/publishxml/action", site);
      action(script, caller, "Microsoft.Web/sites/config/list/action", site);
    }
    action(
        script,
        caller,
        "Microsoft.ContainerRegistry/registries/listCredentials/action",
        group + "Microsoft.ContainerRegistry/registries/images");
    action(
        script,
        caller,
        "Microsoft.DocumentDB/databaseAccounts/listKeys/action",
        scene.team().documents().get(0).resource().id());
    runbook(scene, script, caller, group + "Microsoft.Automation/automationAccounts/chores/");
    return Target.principal(caller);
  }
}
