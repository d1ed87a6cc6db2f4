package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Server;

/** Many names and passwords are tried from one address within minutes. */
final class PasswordGuessing implements Attack {
  @Override
  public String slug() {
    return "sql/brute-force";
  }

  @Override
  public int daysBefore() {
    return 7;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Server server = scene.team().servers().get(0);
    String address = scene.strange();
    for (int i = 0; i < scene.amount(240, 40); i++) {
      String principal = i % 3 == 0 ? "sa" : "user" + scene.dice().below(40);
      int state = i % 5 == 0 ? Server.WRONG_PASSWORD : Server.UNKNOWN_NAME;
      script
          .pause(1_500 * Day.MILLISECOND)
          .then(
              (time, logs) ->
                  logs.sql(time, server.login(principal, address, "", state, scene.dice())));
    }
    return Target.server(server, "", address);
  }
}
