package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;

/** Somebody opens a vault through the Tor network with a stolen session. */
final class VaultFromTor implements Attack {
  @Override
  public String slug() {
    return "key-vault/tor-access";
  }

  @Override
  public int daysBefore() {
    return 7;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.vault();
    Caller caller = scene.person(Role.DEVELOPER).at(scene.tor());
    script.then((time, logs) -> logs.vault(time, vault.call(caller, "VaultGet", "")));
    script.pause(4 * Day.SECOND).then((time, logs) -> logs.vault(time, vault.list(caller)));
    for (String secret : vault.secrets().subList(0, 3)) {
      script
          .pause(9 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, secret)));
    }
    return Target.vault(vault, caller);
  }
}
