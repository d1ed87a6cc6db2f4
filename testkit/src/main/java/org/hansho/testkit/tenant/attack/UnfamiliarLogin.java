package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Server;

/** A login made for the purpose succeeds from a known place. */
final class UnfamiliarLogin implements Attack {
  @Override
  public String slug() {
    return "sql/unfamiliar-principal";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Server server = scene.team().servers().get(0);
    String principal = "reporting_" + scene.dice().below(1_000);
    String address = scene.tenant().offices().vpn().get(0);
    for (int i = 0; i < scene.amount(3, 1); i++) {
      script
          .pause(2 * Day.MINUTE)
          .then(
              (time, logs) ->
                  logs.sql(
                      time,
                      server.login(principal, address, "Azure Data Studio", 0, scene.dice())));
    }
    return Target.server(server, principal, address);
  }
}
