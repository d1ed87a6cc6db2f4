package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;

/** A signed address is used through the Tor network. */
final class StorageFromTor implements Attack {
  @Override
  public String slug() {
    return "storage/tor-access";
  }

  @Override
  public int daysBefore() {
    return 7;
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller =
        new Caller("", "", "", "", "", scene.tor(), "Mozilla/5.0 (Windows NT 10.0; rv:115.0)");
    for (int i = 0; i < scene.amount(4, 1); i++) {
      script
          .pause(30 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.blob(time, account.get(caller, Authentication.SAS, scene.dice(), 60_000)));
    }
    return Target.account(account.resource(), caller);
  }
}
