package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;

/** A program known to the vault reads all secrets over and over. */
final class VaultOperationFlood implements Attack {
  @Override
  public String slug() {
    return "key-vault/operation-volume";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.team().vaults().get(0);
    Caller caller = scene.team().applications().get(0).caller(scene.dice());
    for (int i = 0; i < scene.amount(900, 30); i++) {
      String secret = vault.secrets().get(i % vault.secrets().size());
      script
          .pause(2 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, secret)));
    }
    return Target.vault(vault, caller);
  }
}
