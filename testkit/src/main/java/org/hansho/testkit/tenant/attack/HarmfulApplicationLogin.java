package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Server;

/** A program for breaking into databases tries a few logins and says its name. */
final class HarmfulApplicationLogin implements Attack {
  @Override
  public String slug() {
    return "sql/harmful-application";
  }

  @Override
  public int daysBefore() {
    return 1;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Server server = scene.team().servers().get(0);
    String address = scene.strange();
    String program = scene.dice().any("sqlmap", "Havij", "jSQL Injection", "PowerUpSQL");
    for (int i = 0; i < scene.amount(5, 1); i++) {
      script
          .pause(3 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.sql(
                      time,
                      server.login("sa", address, program, Server.UNKNOWN_NAME, scene.dice())));
    }
    return Target.server(server, "sa", address);
  }
}
