package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;

/** A copying program never seen on the account reads and lists from a known place. */
final class StorageByNewApplication implements Attack {
  @Override
  public String slug() {
    return "storage/unusual-application";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller plain = scene.atWork(scene.person(Role.DEVELOPER));
    Caller caller = plain.with(new Client(plain.appId(), "rclone", "rclone/v1.65.2"));
    String container = account.containers().get(0);
    script.then(
        (time, logs) ->
            logs.blob(time, account.on(caller, Authentication.OAUTH, "ListBlobs", container)));
    for (int i = 0; i < scene.amount(10, 3); i++) {
      script
          .pause(3 * Day.SECOND)
          .then((time, logs) -> logs.blob(time, account.get(caller, scene.dice(), 90_000)));
    }
    return Target.account(account.resource(), caller);
  }
}
