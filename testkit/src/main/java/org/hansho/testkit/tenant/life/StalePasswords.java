package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Application;
import org.hansho.testkit.tenant.directory.Server;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.record.Logs;

/**
 * Failed logins that mean little: a program whose password was changed tries for two hours, and the
 * world tries a few well-known names a day.
 */
final class StalePasswords extends DailyRoutine {
  private static final double CHANGES_A_DAY = 1.0 / 60;

  private final Team team;
  private final Server server;
  private final List<Network> strangers;
  private final Dice dice;

  StalePasswords(Team team, Server server, AddressPlan plan, Dice dice) {
    super(0);
    this.team = team;
    this.server = server;
    this.strangers = plan.networks(Network.Kind.MALICIOUS);
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    Dice own = dice.fork();
    String stranger = dice.of(strangers).address(dice);
    timeline.start(
        day.at(24 * dice.unit()),
        new Burst(
            dice.below(4),
            40 * Day.SECOND,
            dice.fork(),
            (i, at, log) ->
                log.sql(
                    at,
                    server.login(
                        i % 2 == 0 ? "sa" : "admin", stranger, "", Server.UNKNOWN_NAME, own))));
    if (dice.chance(CHANGES_A_DAY)) {
      Application application = team.applications().get(1);
      String address = dice.of(application.addresses());
      timeline.start(
          day.at(8 + 10 * dice.unit()),
          new Burst(
              dice.between(40, 160),
              45 * Day.SECOND,
              dice.fork(),
              (i, at, log) ->
                  log.sql(
                      at,
                      server.login("app_worker", address, "jTDS", Server.WRONG_PASSWORD, own))));
    }
  }
}
