package org.hansho.testkit.tenant;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.attack.Attack;
import org.hansho.testkit.tenant.attack.Attacks;
import org.hansho.testkit.tenant.attack.Campaign;
import org.hansho.testkit.tenant.attack.Label;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Founding;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.life.Oddity;
import org.hansho.testkit.tenant.life.OrdinaryLife;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.place.Reputation;
import org.hansho.testkit.tenant.record.LogSink;
import org.hansho.testkit.tenant.record.Logs;

/**
 * Simulates tenants and writes their logs in order of time.
 *
 * <p>Records go to the sink as they happen; what is held is one entry for each activity under way,
 * so memory depends on the size of the tenants and not on the number of days. Runs once. One
 * thread.
 */
public final class Simulation {
  private final Settings settings;
  private final AddressPlan plan = AddressPlan.standard();
  private final List<Tenant> tenants;
  private final Timeline timeline;
  private final Campaign campaign;
  private final OrdinaryLife life;

  /** A simulation that has not begun; an unknown attack is refused. */
  public Simulation(Settings settings) {
    this.settings = settings;
    this.tenants = Founding.tenants(settings.seed(), settings.size(), plan);
    this.timeline = new Timeline(settings.from());
    this.campaign =
        new Campaign(settings.seed(), plan, tenants, settings.from(), settings.size().days());
    this.life = new OrdinaryLife(settings.seed(), settings.load(), plan, settings.from(), timeline);
    tenants.forEach(life::begin);
    for (Attack attack : Attacks.named(settings.attacks())) {
      campaign.place(attack, settings.repeats(), settings.strength(), timeline);
    }
  }

  /** Runs to the end and returns the logs' counts. */
  public Logs run(LogSink sink) {
    Logs logs = new Logs(sink);
    timeline.runUntil(settings.until(), logs);
    return logs;
  }

  /** The truth about the attacks that have begun so far. */
  public List<Label> labels() {
    return campaign.labels();
  }

  /** What has happened so far that is unusual and harmless. */
  public List<Oddity> oddities() {
    return life.oddities();
  }

  /** Attacks that were left out because the simulation is too short for them. */
  public List<String> omitted() {
    return campaign.omitted();
  }

  /** Where addresses are. */
  public AddressPlan plan() {
    return plan;
  }

  /**
   * The addresses that stand on a list of this kind. As on real lists, a gateway of a company is
   * among the anonymizers by mistake.
   */
  public List<String> listed(Network.Kind kind) {
    List<String> addresses = new ArrayList<>(Reputation.addresses(plan, kind));
    if (kind == Network.Kind.ANONYMIZER) {
      addresses.add(tenants.get(0).offices().vpn().get(1));
    }
    return addresses;
  }

  /** Who and what is simulated. */
  public List<Tenant> tenants() {
    return tenants;
  }

  /** The largest number of activities under way at the same time. */
  public int mostActivities() {
    return timeline.mostRunning();
  }
}
