package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;

/** A developer's account fetches most of what an account holds. */
final class BulkDownload implements Attack {
  @Override
  public String slug() {
    return "storage/data-exfiltration";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.atWork(scene.person(Role.DEVELOPER));
    for (int i = 0; i < scene.amount(2_500, 150); i++) {
      BlobCall read =
          BlobCall.of(
              account.resource(),
              caller,
              Authentication.OAUTH,
              "GetBlob",
              account.containers().get(i % account.containers().size()),
              account.blob(i),
              scene.dice().size(2_500_000, 0.5));
      script.pause(1_200 * Day.MILLISECOND).then((time, logs) -> logs.blob(time, read));
    }
    return Target.account(account.resource(), caller);
  }
}
