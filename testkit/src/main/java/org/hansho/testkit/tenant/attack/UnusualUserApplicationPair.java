package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;

/** Someone who only ever uses the portal is seen with the command line that colleagues use. */
final class UnusualUserApplicationPair implements Attack {
  @Override
  public String slug() {
    return "key-vault/unusual-user-app-pair";
  }

  @Override
  public int daysBefore() {
    return 28;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Vault vault = scene.vault();
    Person person = scene.person(Role.DEVELOPER);
    Caller caller = scene.atWork(person).with(Client.COMMAND_LINE);
    for (int i = 0; i < scene.amount(4, 1); i++) {
      script
          .pause(15 * Day.SECOND)
          .then((time, logs) -> logs.vault(time, vault.get(caller, scene.dice())));
    }
    return Target.vault(vault, caller);
  }
}
