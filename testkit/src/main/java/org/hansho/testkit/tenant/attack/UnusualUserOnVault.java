package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;

/** Somebody of the office who never opened a vault reads secrets with a program known there. */
final class UnusualUserOnVault implements Attack {
  @Override
  public String slug() {
    return "key-vault/unusual-user";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.vault();
    Caller caller = scene.atWork(scene.person(Role.OFFICE)).with(Client.COMMAND_LINE);
    for (int i = 0; i < scene.amount(4, 1); i++) {
      script
          .pause(25 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, scene.dice())));
    }
    return Target.vault(vault, caller);
  }
}
