package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;

/** A developer's account opens containers to the world. */
final class ContainerMadePublic implements Attack {
  @Override
  public String slug() {
    return "storage/permission-change";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.atWork(scene.person(Role.DEVELOPER));
    for (String container : account.containers().subList(0, 2)) {
      script
          .pause(8 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.blob(
                      time,
                      account.on(caller, Authentication.OAUTH, "SetContainerACL", container)));
    }
    return Target.account(account.resource(), caller);
  }
}
