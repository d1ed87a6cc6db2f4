package org.hansho.testkit.tenant.attack;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;

/** A developer's account goes through the vaults of the whole company. */
final class ManyVaults implements Attack {
  @Override
  public String slug() {
    return "key-vault/user-vault-volume";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Caller caller = scene.atWork(scene.person(Role.DEVELOPER));
    List<Vault> vaults = scene.tenant().vaults().limit(scene.amount(25, 6)).toList();
    for (Vault vault : vaults) {
      script
          .pause(50 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, scene.dice())));
    }
    return Target.principal(caller);
  }
}
