package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.DocumentAccount;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Server;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;
import org.hansho.testkit.tenant.record.SignIn;

/** What a person does in one sitting, by role; a sitting ends within an hour. */
final class WorkSession {
  private static final int WRONG_PASSWORD = 50126;

  private final Person person;
  private final Team team;
  private final Dice dice;
  private final List<Vault> vaults;
  private final List<BlobAccount> accounts;
  private final int updateDelay;
  private final ManagementSession management;

  WorkSession(Person person, Team team, Dice dice) {
    this.person = person;
    this.team = team;
    this.dice = dice;
    this.vaults = team.vaults().subList(0, Math.min(2, team.vaults().size()));
    this.accounts = team.accounts();
    this.updateDelay = dice.between(0, 6);
    this.management = new ManagementSession(team, dice.fork());
  }

  /** Starts a sitting. */
  void begin(Day day, long time, Spot spot, Timeline timeline) {
    boolean telephone = spot.way() == Spot.Way.MOBILE;
    Client client =
        Clients.onDay(telephone ? Clients.TELEPHONE : person.client(), day.index(), updateDelay);
    Caller caller = person.at(spot.address(), client);
    signIn(time, caller, client, spot, timeline);
    if (telephone) {
      return;
    }
    long work = time + 2 * Day.MINUTE;
    switch (person.role()) {
      case DEVELOPER -> develop(work, caller, timeline);
      case OPERATOR -> operate(work, caller, timeline);
      case ANALYST -> analyse(work, caller, timeline);
      case OFFICE -> {
        if (dice.chance(0.05)) {
          browse(work, caller, 3, timeline);
        }
      }
    }
  }

  private void signIn(long time, Caller caller, Client client, Spot spot, Timeline timeline) {
    SignIn.Place place =
        new SignIn.Place(
            spot.city().name(),
            spot.city().country(),
            spot.city().latitude(),
            spot.city().longitude());
    boolean telephone = spot.way() == Spot.Way.MOBILE;
    String device = telephone ? "" : person.device();
    String system = telephone ? "iOS 17.3" : "Windows 10";
    int failures = dice.chance(0.03) ? dice.between(1, 3) : 0;
    timeline.start(
        time,
        new Burst(
            failures + 1,
            12 * Day.SECOND,
            dice.fork(),
            (i, at, logs) ->
                logs.signIn(
                    at,
                    new SignIn(
                        caller,
                        client.name(),
                        place,
                        device,
                        system,
                        i < failures ? WRONG_PASSWORD : 0))));
  }

  private void develop(long time, Caller caller, Timeline timeline) {
    if (dice.chance(0.35)) {
      readSecrets(time, caller, dice.between(1, 4), timeline);
    }
    if (dice.chance(0.3)) {
      browse(time + 5 * Day.MINUTE, caller, dice.between(2, 12), timeline);
    }
    if (dice.chance(0.3)) {
      logIn(time + 9 * Day.MINUTE, caller, "Azure Data Studio", timeline);
    }
    if (dice.chance(0.15)) {
      query(time + 11 * Day.MINUTE, caller, dice.between(3, 10), timeline);
    }
  }

  private void operate(long time, Caller caller, Timeline timeline) {
    if (dice.chance(0.5)) {
      management.begin(time, caller, timeline);
    }
    if (dice.chance(0.25)) {
      readSecrets(time + 6 * Day.MINUTE, caller, dice.between(1, 3), timeline);
    }
    if (dice.chance(0.15)) {
      setSecrets(time + 9 * Day.MINUTE, caller, timeline);
    }
    if (dice.chance(0.2)) {
      browse(time + 11 * Day.MINUTE, caller, dice.between(2, 8), timeline);
    }
    if (dice.chance(0.2)) {
      logIn(time + 13 * Day.MINUTE, caller, "Microsoft SQL Server Management Studio", timeline);
    }
  }

  private void analyse(long time, Caller caller, Timeline timeline) {
    if (dice.chance(0.5)) {
      browse(time, caller, dice.between(5, 25), timeline);
    }
    if (dice.chance(0.6)) {
      logIn(time + 6 * Day.MINUTE, caller, "Mashup Engine (PowerBI)", timeline);
    }
    if (dice.chance(0.3)) {
      query(time + 9 * Day.MINUTE, caller, dice.between(3, 15), timeline);
    }
  }

  /** The portal lists before it shows a secret; other programs know the name. */
  private void readSecrets(long time, Caller caller, int count, Timeline timeline) {
    Vault vault = dice.of(vaults);
    int lists = caller.appId().equals(Client.PORTAL.appId()) ? 1 : 0;
    Dice own = dice.fork();
    timeline.start(
        time,
        new Burst(
            lists + count,
            20 * Day.SECOND,
            dice.fork(),
            (i, at, logs) ->
                logs.vault(at, i < lists ? vault.list(caller) : vault.get(caller, own))));
  }

  private void setSecrets(long time, Caller caller, Timeline timeline) {
    Vault vault = dice.of(vaults);
    String secret = "secrets/" + dice.of(vault.secrets());
    timeline.start(
        time,
        new Burst(
            2,
            15 * Day.SECOND,
            dice.fork(),
            (i, at, logs) -> logs.vault(at, vault.call(caller, "SecretSet", secret))));
  }

  /** Lists of containers and blobs, then a few blobs. */
  private void browse(long time, Caller caller, int reads, Timeline timeline) {
    BlobAccount account = dice.of(accounts);
    String container = dice.of(account.containers());
    boolean inspects = person.role() == Role.OPERATOR && dice.chance(0.5);
    int lists = dice.between(3, 14);
    Dice own = dice.fork();
    timeline.start(
        time,
        new Burst(
            lists + reads,
            6 * Day.SECOND,
            dice.fork(),
            (i, at, logs) -> {
              String operation =
                  i == 0 ? "ListContainers" : inspects && i == 1 ? "GetContainerACL" : "ListBlobs";
              logs.blob(
                  at,
                  i < lists
                      ? account.on(caller, Authentication.OAUTH, operation, i == 0 ? "" : container)
                      : account.get(caller, own, own.size(150_000, 1.2)));
            }));
  }

  private void logIn(long time, Caller caller, String application, Timeline timeline) {
    Server server = dice.of(team.servers());
    int failures = dice.chance(0.05) ? dice.between(1, 3) : 0;
    Dice own = dice.fork();
    timeline.start(
        time,
        new Burst(
            failures + dice.between(1, 4),
            25 * Day.SECOND,
            dice.fork(),
            (i, at, logs) ->
                logs.sql(
                    at,
                    server.login(
                        person.login(),
                        caller.address(),
                        application,
                        i < failures ? Server.WRONG_PASSWORD : 0,
                        own))));
  }

  private void query(long time, Caller caller, int count, Timeline timeline) {
    DocumentAccount account = dice.of(team.documents());
    Dice own = dice.fork();
    timeline.start(
        time,
        new Burst(
            count,
            15 * Day.SECOND,
            dice.fork(),
            (i, at, logs) ->
                logs.document(at, account.call(caller, "Query", own, own.size(9_000, 0.8)))));
  }
}
