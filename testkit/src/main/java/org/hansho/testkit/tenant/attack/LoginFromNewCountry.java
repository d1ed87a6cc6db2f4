package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Server;

/** A developer's login succeeds from a country where nobody of the company is. */
final class LoginFromNewCountry implements Attack {
  @Override
  public String slug() {
    return "sql/unusual-location";
  }

  @Override
  public Target write(Scene scene, Script script) {
    Server server = scene.team().servers().get(0);
    Person person = scene.person(Role.DEVELOPER);
    String address = scene.strange();
    for (int i = 0; i < scene.amount(4, 3); i++) {
      script
          .pause(40 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.sql(
                      time,
                      server.login(person.login(), address, "Azure Data Studio", 0, scene.dice())));
    }
    return Target.server(server, person.login(), address);
  }
}
