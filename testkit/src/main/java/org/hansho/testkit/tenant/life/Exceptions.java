package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Application;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;
import org.hansho.testkit.tenant.record.Logs;

/**
 * What happens once and means no harm: somebody helps another team out, tries another program,
 * clears up an old container, or gives one vault to a new application.
 */
final class Exceptions extends DailyRoutine {
  private static final double EXCEPTIONS_A_TEAM_AND_DAY = 1.0 / 250;
  private static final Client COPYING =
      new Client(
          "579a7132-0e58-4d80-b1e1-7a1e2d337859",
          "AzCopy",
          "AzCopy/10.24.0 azsdk-go-azblob/v1.3.1 (go1.21.6; Windows_NT)");

  private final Tenant tenant;
  private final List<Oddity> oddities;
  private final Dice dice;

  Exceptions(Tenant tenant, List<Oddity> oddities, Dice dice) {
    super(tenant.offices().vpnCity().offsetHours());
    this.tenant = tenant;
    this.oddities = oddities;
    this.dice = dice;
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (day.isWeekend() || !dice.chance(EXCEPTIONS_A_TEAM_AND_DAY * tenant.teams().size())) {
      return;
    }
    Team team = dice.of(tenant.teams());
    Person person = dice.of(team.lasting(Role.DEVELOPER));
    Caller caller = person.at(dice.of(tenant.offices().vpn()));
    long time = day.at(10 + 6 * dice.unit());
    switch (dice.below(4)) {
      case 0 -> {
        note("helping-out", person.login(), time);
        help(caller, dice.of(tenant.teams()), time, timeline);
      }
      case 1 -> {
        note("other-program", person.login(), time);
        copy(caller.with(COPYING), dice.of(team.accounts()), time, timeline);
      }
      case 2 -> {
        note("clearing-up", person.login(), time);
        clear(caller, dice.of(team.accounts()), time, timeline);
      }
      default -> {
        Application newcomer = Rollouts.newcomer(tenant, day, dice);
        note("new-application", newcomer.appId(), time);
        introduce(newcomer, dice.of(team.vaults()), time, timeline);
      }
    }
  }

  private void note(String kind, String name, long time) {
    oddities.add(new Oddity(kind, name, time, time + Day.LENGTH));
  }

  private void help(Caller caller, Team other, long time, Timeline timeline) {
    Vault vault = dice.of(other.vaults());
    Dice own = dice.fork();
    burst(3, time, timeline, (i, at, logs) -> logs.vault(at, vault.get(caller, own)));
  }

  private void copy(Caller caller, BlobAccount account, long time, Timeline timeline) {
    Dice own = dice.fork();
    burst(
        12,
        time,
        timeline,
        (i, at, logs) -> logs.blob(at, account.get(caller, own, own.size(400_000, 0.5))));
  }

  private void clear(Caller caller, BlobAccount account, long time, Timeline timeline) {
    List<String> containers = account.containers();
    String container = containers.get(containers.size() - 1);
    burst(
        15,
        time,
        timeline,
        (i, at, logs) -> logs.blob(at, account.delete(caller, container, account.blob(i))));
  }

  private void introduce(Application newcomer, Vault vault, long time, Timeline timeline) {
    Dice own = dice.fork();
    burst(4, time, timeline, (i, at, logs) -> logs.vault(at, vault.get(newcomer.caller(own), own)));
  }

  private void burst(int count, long time, Timeline timeline, Burst.Step step) {
    timeline.start(time, new Burst(count, 5 * Day.SECOND, dice.fork(), step));
  }
}
