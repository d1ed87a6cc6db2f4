package org.hansho.testkit.tenant.life;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Server;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.place.AddressPlan;

/**
 * Starts the ordinary life of tenants on a timeline.
 *
 * <p>Every activity throws its own dice, named after what it belongs to, so what is added beside it
 * changes none of its records.
 */
public final class OrdinaryLife {
  private final long seed;
  private final double load;
  private final AddressPlan plan;
  private final long from;
  private final Timeline timeline;
  private final List<Oddity> oddities = new ArrayList<>();

  /**
   * Ordinary life from a time on.
   *
   * @param load factor on what machines do; 1 is some 4,000 records a team and day
   * @param from microseconds since 1970
   */
  public OrdinaryLife(long seed, double load, AddressPlan plan, long from, Timeline timeline) {
    this.seed = seed;
    this.load = load;
    this.plan = plan;
    this.from = from;
    this.timeline = timeline;
  }

  /** What has happened so far that is unusual and harmless. */
  public List<Oddity> oddities() {
    return List.copyOf(oddities);
  }

  /** Starts all that goes on in a tenant. */
  public void begin(Tenant tenant) {
    String name = tenant.domain();
    tenant.people().forEach(person -> begin(tenant, person));
    new PersonnelChanges(tenant, oddities, dice(name + "/personnel")).begin(from, timeline);
    new InventoryScan(tenant, dice(name + "/inventory")).begin(from, timeline);
    new PolicyRuns(tenant, dice(name + "/infrastructure")).begin(from, timeline);
    new Rollouts(tenant, oddities, dice(name + "/rollouts")).begin(from, timeline);
    new Exceptions(tenant, oddities, dice(name + "/exceptions")).begin(from, timeline);
    tenant.teams().forEach(team -> begin(tenant, team));
  }

  private void begin(Tenant tenant, Person person) {
    Dice dice = dice(person.userName());
    Whereabouts whereabouts = new Whereabouts(person, tenant.offices(), plan, dice.fork());
    Team team =
        tenant.teams().stream()
            .filter(one -> one.people().contains(person))
            .findFirst()
            .orElseThrow();
    new WorkDays(person, team, whereabouts, dice).begin(from, timeline);
  }

  private void begin(Tenant tenant, Team team) {
    String name = team.name();
    int offset = tenant.offices().vpnCity().offsetHours();
    ServiceLoad.Period always = new ServiceLoad.Period(from, Long.MAX_VALUE, offset);
    new TeamLoads(team, always, plan, load, dice(name + "/loads")).begin(timeline);
    new Deployments(tenant, team, dice(name + "/deployments")).begin(from, timeline);
    new MonthEnd(team, offset, dice(name + "/month-end")).begin(from, timeline);
    new RetryStorms(team, dice(name + "/retries")).begin(from, timeline);
    for (BlobAccount account : team.accounts()) {
      String owner = account.resource().name();
      new NightlyBackup(tenant, account, load, dice(owner + "/backup")).begin(from, timeline);
      new LifecycleDeletions(tenant, account, dice(owner + "/lifecycle")).begin(from, timeline);
    }
    for (Server server : team.servers()) {
      String owner = server.resource().name();
      new StalePasswords(team, server, plan, dice(owner + "/passwords")).begin(from, timeline);
    }
  }

  private Dice dice(String owner) {
    return Dice.of(seed, owner);
  }
}
