package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.ManagementCall;

/** A role that may do everything is described, and given to a program a day later. */
final class CustomRoleForApplication implements Attack {
  @Override
  public String slug() {
    return "resource-manager/advanced-persistence";
  }

  @Override
  public int daysBefore() {
    return 7;
  }

  @Override
  public int daysLong() {
    return 3;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Caller caller = scene.atWork(scene.operator());
    String definition = scene.identifier();
    String scope = "/subscriptions/" + scene.team().subscription();
    String body =
        "{\"properties\":{\"roleName\":\"Support Reader\",\"type\":\"CustomRole\","
            + "\"permissions\":[{\"actions\":[\"*\"],\"notActions\":[]}],"
            + "\"assignableScopes\":[\""
            + scope
            + "\"]}}";
    ManagementCall describes =
        new ManagementCall(
            caller,
            "Microsoft.Authorization/roleDefinitions/write",
            scope + "/providers/Microsoft.Authorization/roleDefinitions/" + definition,
            "Owner",
            "Success",
            body);
    ManagementCall assigns =
        scene.assignment(caller, definition, scene.team().applications().get(1).id());
    script.then((time, logs) -> logs.management(time, describes));
    script.pause(26 * Day.HOUR).then((time, logs) -> logs.management(time, assigns));
    return Target.principal(caller);
  }
}
