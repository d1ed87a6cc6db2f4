package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.ManagementCall;

/** An account that fell silent in the first week signs in and gives rights away. */
final class InactiveAccountSession implements Attack {
  @Override
  public String slug() {
    return "resource-manager/inactive-account-session";
  }

  @Override
  public int daysBefore() {
    return 98;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Person person =
        scene.team().people().stream().filter(Person::isForgotten).findFirst().orElseThrow();
    Caller caller = scene.atWork(person);
    script.then(
        (time, logs) -> logs.signIn(time, Scene.signIn(caller, person.home(), "Azure Portal")));
    script
        .pause(3 * Day.MINUTE)
        .then((time, logs) -> logs.management(time, scene.machine(caller, "extensions/write")));
    ManagementCall assignment =
        scene.assignment(caller, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", scene.identifier());
    script.pause(2 * Day.MINUTE).then((time, logs) -> logs.management(time, assignment));
    return Target.principal(caller);
  }
}
