package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;

/** A program that only reads two secrets begins to back up keys and secrets. */
final class UnusualVaultOperations implements Attack {
  @Override
  public String slug() {
    return "key-vault/operation-pattern";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.team().vaults().get(0);
    Caller caller = scene.team().applications().get(0).caller(scene.dice());
    for (int i = 0; i < scene.amount(30, 8); i++) {
      String operation =
          scene.dice().any("SecretBackup", "KeyBackup", "KeyList", "SecretListVersions");
      String secret = scene.dice().of(vault.secrets());
      String object =
          (operation.startsWith("Key") ? "keys/data-key" : "secrets/" + secret) + "/backup";
      script
          .pause(40 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.call(caller, operation, object)));
    }
    return Target.vault(vault, caller);
  }
}
