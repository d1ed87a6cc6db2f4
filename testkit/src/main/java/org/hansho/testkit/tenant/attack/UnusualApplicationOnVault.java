package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;

/** A service principal made for the purpose reads secrets of one vault. */
final class UnusualApplicationOnVault implements Attack {
  @Override
  public String slug() {
    return "key-vault/unusual-application";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.vault();
    Caller model = scene.tenant().pipeline().caller(scene.dice());
    String id = scene.identifier();
    Caller caller =
        new Caller(
            model.tenant(),
            id,
            "",
            "sync",
            scene.identifier(),
            model.address(),
            "Go-http-client/2.0");
    for (int i = 0; i < scene.amount(5, 1); i++) {
      script
          .pause(6 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, scene.dice())));
    }
    return Target.vault(vault, caller);
  }
}
