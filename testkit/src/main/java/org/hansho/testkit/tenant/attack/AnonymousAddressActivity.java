package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.record.Caller;

/** An operator's account signs in and works from behind a proxy that hides its users. */
final class AnonymousAddressActivity implements Attack {
  @Override
  public String slug() {
    return "resource-manager/anonymous-ip";
  }

  @Override
  public int daysBefore() {
    return 7;
  }

  @Override
  public Target write(Scene scene, Script script) {
    String address = scene.proxy();
    Caller caller = scene.operator().at(address);
    City city = scene.plan().networks(Network.Kind.ANONYMIZER).get(0).city();
    script.then(
        (time, logs) -> logs.signIn(time, Scene.signIn(caller, city, "Microsoft Azure CLI")));
    for (int i = 0; i < scene.amount(3, 1); i++) {
      script
          .pause(Day.MINUTE)
          .then((time, logs) -> logs.management(time, scene.machine(caller, "restart/action")));
    }
    return Target.principal(caller);
  }
}
