package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;

/** An analyst's account asks each container who may read it. */
final class AccessInspection implements Attack {
  @Override
  public String slug() {
    return "storage/access-inspection";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.atWork(scene.person(Role.ANALYST));
    script.then(
        (time, logs) ->
            logs.blob(
                time, account.on(caller, Authentication.OAUTH, "GetBlobServiceProperties", "")));
    for (int round = 0; round < scene.amount(4, 1); round++) {
      for (String container : account.containers()) {
        String operation = round % 2 == 0 ? "GetContainerACL" : "GetContainerProperties";
        script
            .pause(2 * Day.SECOND)
            .then(
                (time, logs) ->
                    logs.blob(
                        time, account.on(caller, Authentication.OAUTH, operation, container)));
      }
    }
    return Target.account(account.resource(), caller);
  }
}
