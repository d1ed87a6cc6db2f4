package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;

/** A developer's account lists the secrets of a vault and reads all of them. */
final class SecretListThenGets implements Attack {
  @Override
  public String slug() {
    return "key-vault/secret-list-query";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.vault();
    Caller caller = scene.atWork(scene.person(Role.DEVELOPER));
    script.then((time, logs) -> logs.vault(time, vault.list(caller)));
    int reads = Math.min(scene.amount(vault.secrets().size(), 10), vault.secrets().size());
    for (String secret : vault.secrets().subList(0, reads)) {
      script
          .pause(1_500 * Day.MILLISECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, secret)));
    }
    return Target.vault(vault, caller);
  }
}
