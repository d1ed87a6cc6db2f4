package org.hansho.testkit.tenant.life;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Application;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.DocumentAccount;
import org.hansho.testkit.tenant.directory.Server;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;

/** What the programs of a team do with its resources all day, and what the world does with them. */
final class TeamLoads {
  private final Team team;
  private final ServiceLoad.Period period;
  private final AddressPlan plan;
  private final double load;
  private final Dice dice;

  TeamLoads(Team team, ServiceLoad.Period period, AddressPlan plan, double load, Dice dice) {
    this.team = team;
    this.period = period;
    this.plan = plan;
    this.load = load;
    this.dice = dice;
  }

  void begin(Timeline timeline) {
    for (int i = 0; i < team.vaults().size(); i++) {
      vault(team.vaults().get(i), i, timeline);
    }
    for (int i = 0; i < team.accounts().size(); i++) {
      BlobAccount account = team.accounts().get(i);
      blobs(account, timeline);
      strangers(account, timeline);
      if (i == 0) {
        partner(account, timeline);
      }
    }
    for (DocumentAccount account : team.documents()) {
      documents(account, timeline);
    }
    for (Server server : team.servers()) {
      logins(server, timeline);
    }
  }

  /** Two programs refresh their settings; every third vault also unwraps keys. */
  private void vault(Vault vault, int number, Timeline timeline) {
    for (int i = 0; i < 2; i++) {
      Application application = team.applications().get((number + i) % 3);
      int first = dice.below(vault.secrets().size() - 3);
      load(
          Rhythm.STEADY,
          4,
          timeline,
          (time, logs, own) ->
              logs.vault(
                  time,
                  vault.get(application.caller(own), vault.secrets().get(first + own.below(3)))));
    }
    if (number % 3 == 0) {
      Application application = team.applications().get(number % 3);
      load(
          Rhythm.WEEKLY,
          12,
          timeline,
          (time, logs, own) ->
              logs.vault(
                  time, vault.call(application.caller(own), "KeyUnwrap", "keys/data-key/1")));
    }
  }

  private void blobs(BlobAccount account, Timeline timeline) {
    Application web = team.applications().get(0);
    Application worker = team.applications().get(1);
    Application etl = team.applications().get(2);
    load(
        account.rhythm(),
        12,
        timeline,
        (time, logs, own) ->
            logs.blob(time, account.get(web.dataCaller(own), own, own.size(60_000, 1))));
    load(
        account.rhythm(),
        7,
        timeline,
        (time, logs, own) -> logs.blob(time, upload(account, worker.dataCaller(own), own)));
    load(
        Rhythm.STEADY,
        1,
        timeline,
        (time, logs, own) -> logs.blob(time, tidy(account, etl.dataCaller(own), own)));
  }

  /** A list of a container, or the deletion of a file that was only needed for a while. */
  private static BlobCall tidy(BlobAccount account, Caller caller, Dice own) {
    String container = own.of(account.containers());
    if (own.chance(0.6)) {
      return account.on(caller, Authentication.OAUTH, "ListBlobs", container);
    }
    return account.delete(caller, container, "temporary/" + own.below(1_000_000));
  }

  private static BlobCall upload(BlobAccount account, Caller caller, Dice own) {
    return account.put(
        caller,
        own.of(account.containers()),
        account.blob(own.below(account.blobs())),
        own.size(40_000, 1),
        own.digits(32));
  }

  /** Visitors of a public account, and probes that are refused elsewhere. */
  private void strangers(BlobAccount account, Timeline timeline) {
    List<Network> networks =
        plan.networks().stream().filter(network -> isVisitor(network, account.isPublic())).toList();
    load(
        account.isPublic() ? Rhythm.WEEKLY : Rhythm.STEADY,
        account.isPublic() ? 25 : 0.1,
        timeline,
        (time, logs, own) -> {
          String address = own.of(networks).address(1 + own.below(50));
          Caller nobody = new Caller("", "", "", "", "", address, "Mozilla/5.0 (compatible)");
          BlobCall call = account.get(nobody, Authentication.ANONYMOUS, own, 30_000);
          logs.blob(time, account.isPublic() ? call : call.refused(409));
        });
  }

  private static boolean isVisitor(Network network, boolean isPublic) {
    return switch (network.kind()) {
      case HOME, MOBILE -> isPublic;
      case TOR, MALICIOUS, HOSTING -> !isPublic;
      default -> false;
    };
  }

  /** A partner fetches files with a signed address, always from the same place. */
  private void partner(BlobAccount account, Timeline timeline) {
    String address = dice.of(plan.networks(Network.Kind.HOSTING)).address(200 + dice.below(50));
    Caller partner = new Caller("", "", "", "", "", address, "curl/8.5.0");
    load(
        Rhythm.WEEKLY,
        1.5,
        timeline,
        (time, logs, own) ->
            logs.blob(time, account.get(partner, Authentication.SAS, own, own.size(200_000, 0.7))));
  }

  private void documents(DocumentAccount account, Timeline timeline) {
    Application web = team.applications().get(0);
    Application worker = team.applications().get(1);
    load(
        account.rhythm(),
        35,
        timeline,
        (time, logs, own) -> {
          boolean reads = own.chance(0.7);
          Caller caller = (reads ? web : worker).documentCaller(own);
          String operation = reads ? own.any("Read", "Query", "Query") : "Upsert";
          logs.document(time, account.call(caller, operation, own, own.size(3_500, 0.9)));
        });
  }

  private void logins(Server server, Timeline timeline) {
    for (int i = 0; i < 2; i++) {
      Application application = team.applications().get(i);
      String principal = application.name().substring(0, application.name().indexOf('.'));
      String program = i == 0 ? "Core Microsoft SqlClient Data Provider" : "jTDS";
      load(
          server.rhythm() == Rhythm.SPARSE ? Rhythm.STEADY : server.rhythm(),
          7,
          timeline,
          (time, logs, own) ->
              logs.sql(
                  time,
                  server.login(
                      "app_" + principal, own.of(application.addresses()), program, 0, own)));
    }
  }

  private void load(Rhythm rhythm, double perHour, Timeline timeline, ServiceLoad.Work work) {
    timeline.start(
        period.from(), new ServiceLoad(rhythm, perHour * load, dice.fork(), period, work));
  }
}
