package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;

/** A program that only uploads begins to list every container. */
final class DataExploration implements Attack {
  @Override
  public String slug() {
    return "storage/data-exploration";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.team().applications().get(1).dataCaller(scene.dice());
    for (int round = 0; round < scene.amount(12, 3); round++) {
      script
          .pause(3 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.blob(time, account.on(caller, Authentication.OAUTH, "ListContainers", "")));
      for (String container : account.containers()) {
        script
            .pause(2 * Day.SECOND)
            .then(
                (time, logs) ->
                    logs.blob(
                        time, account.on(caller, Authentication.OAUTH, "ListBlobs", container)));
      }
    }
    return Target.account(account.resource(), caller);
  }
}
