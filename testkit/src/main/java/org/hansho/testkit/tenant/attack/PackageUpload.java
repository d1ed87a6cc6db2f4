package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;

/** A package of a cloud service appears in an account that never held one. */
final class PackageUpload implements Attack {
  @Override
  public String slug() {
    return "storage/cspkg-upload";
  }

  @Override
  public Target write(Scene scene, Script script) {
    BlobAccount account = scene.account();
    Caller caller = scene.atWork(scene.person(Role.DEVELOPER));
    BlobCall upload =
        account.put(
            caller,
            account.containers().get(0),
            "tools/worker-" + scene.dice().below(1_000) + ".cspkg",
            8_400_000,
            scene.hash());
    script.then((time, logs) -> logs.blob(time, upload));
    return Target.account(account.resource(), caller);
  }
}
