package org.hansho.testkit.tenant.attack;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.ManagementCall;

/**
 * An operator's account, which manages the vaults of its team but reads only some, gives itself
 * rights on another one and reads its secrets right after.
 */
final class PolicyChangeThenSecrets implements Attack {
  @Override
  public String slug() {
    return "key-vault/policy-change-secret-query";
  }

  @Override
  public Target write(Scene scene, Script script) {
    List<Vault> vaults = scene.team().vaults();
    Vault vault = vaults.get(vaults.size() - 1);
    Caller caller = scene.atWork(scene.operator());
    String path = vault.resource().id();
    script.then(
        (time, logs) ->
            logs.management(
                time,
                ManagementCall.of(caller, "Microsoft.KeyVault/vaults/accessPolicies/write", path)));
    script
        .pause(3 * Day.SECOND)
        .then((time, logs) -> logs.vault(time, vault.call(caller, "VaultPut", "")));
    script.pause(4 * Day.MINUTE).then((time, logs) -> logs.vault(time, vault.list(caller)));
    int reads = Math.min(scene.amount(6, 2), vault.secrets().size());
    for (String secret : vault.secrets().subList(0, reads)) {
      script
          .pause(20 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, secret)));
    }
    return Target.vault(vault, caller);
  }
}
