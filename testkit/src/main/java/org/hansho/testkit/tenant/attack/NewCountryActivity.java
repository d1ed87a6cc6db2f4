package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.record.Caller;

/** An operator's account signs in and works from a country nobody of the company has been to. */
final class NewCountryActivity implements Attack {
  @Override
  public String slug() {
    return "resource-manager/infrequent-country";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Network network = scene.strangeNetwork();
    Caller caller = scene.operator().at(network.address(scene.dice()));
    script.then(
        (time, logs) ->
            logs.signIn(time, Scene.signIn(caller, network.city(), "Microsoft Azure CLI")));
    for (int i = 0; i < scene.amount(4, 1); i++) {
      script
          .pause(Day.MINUTE)
          .then((time, logs) -> logs.management(time, scene.machine(caller, "restart/action")));
    }
    return Target.principal(caller);
  }
}
