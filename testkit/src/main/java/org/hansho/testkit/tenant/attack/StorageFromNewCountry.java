package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;

/** A developer's token is used from a country where nobody of the company is. */
final class StorageFromNewCountry implements Attack {
  @Override
  public String slug() {
    return "storage/unusual-location";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.person(Role.DEVELOPER).at(scene.strange());
    String container = account.containers().get(0);
    script.then(
        (time, logs) ->
            logs.blob(time, account.on(caller, Authentication.OAUTH, "ListBlobs", container)));
    for (int i = 0; i < scene.amount(8, 3); i++) {
      script
          .pause(12 * Day.SECOND)
          .then((time, logs) -> logs.blob(time, account.get(caller, scene.dice(), 140_000)));
    }
    return Target.account(account.resource(), caller);
  }
}
