package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;

/** Somebody reads a container without any authentication where all use tokens. */
final class AnonymousRead implements Attack {
  @Override
  public String slug() {
    return "storage/anonymous-access";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller nobody =
        new Caller("", "", "", "", "", scene.strange(), "Mozilla/5.0 (X11; Linux x86_64)");
    String container = account.containers().get(0);
    script.then(
        (time, logs) ->
            logs.blob(time, account.on(nobody, Authentication.ANONYMOUS, "ListBlobs", container)));
    for (int i = 0; i < scene.amount(15, 1); i++) {
      script
          .pause(5 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.blob(
                      time, account.get(nobody, Authentication.ANONYMOUS, scene.dice(), 70_000)));
    }
    return Target.account(account.resource(), nobody);
  }
}
