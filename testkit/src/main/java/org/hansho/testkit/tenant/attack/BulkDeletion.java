package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;

/** A developer's account deletes blobs one by one, then a whole container. */
final class BulkDeletion implements Attack {
  @Override
  public String slug() {
    return "storage/unusual-deletion";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.atWork(scene.person(Role.DEVELOPER));
    String container = account.containers().get(0);
    for (int i = 0; i < scene.amount(400, 25); i++) {
      BlobCall deletion = account.delete(caller, container, account.blob(i));
      script.pause(800 * Day.MILLISECOND).then((time, logs) -> logs.blob(time, deletion));
    }
    script
        .pause(20 * Day.SECOND)
        .then(
            (time, logs) ->
                logs.blob(
                    time, account.on(caller, Authentication.OAUTH, "DeleteContainer", container)));
    return Target.account(account.resource(), caller);
  }
}
