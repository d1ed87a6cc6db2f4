package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;
import org.hansho.testkit.tenant.record.ManagementCall;

/** An operator who works with the command line is seen with PowerShell, and with persistence. */
final class PowerShellSession implements Attack {
  @Override
  public String slug() {
    return "resource-manager/powershell-session";
  }

  @Override
  public int daysBefore() {
    return 28;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Caller caller = scene.atWork(scene.operator()).with(Client.POWERSHELL);
    ManagementCall assignment =
        scene.assignment(caller, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", scene.identifier());
    script.then((time, logs) -> logs.management(time, scene.machine(caller, "extensions/write")));
    script.pause(90 * Day.SECOND).then((time, logs) -> logs.management(time, assignment));
    script
        .pause(60 * Day.SECOND)
        .then((time, logs) -> logs.management(time, scene.machine(caller, "runCommand/action")));
    return Target.principal(caller);
  }
}
