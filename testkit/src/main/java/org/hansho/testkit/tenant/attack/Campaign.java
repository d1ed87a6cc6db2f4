package org.hansho.testkit.tenant.attack;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.place.AddressPlan;

/**
 * Places attacks in the life of tenants: each on a day after it has had the ordinary life it needs,
 * in working hours, on a team of chance. Repeats go from team to team, so that one is not what made
 * the next look ordinary until every team has had its turn.
 *
 * <p>Each attack throws dice named after it and its number, so one more moves no other.
 */
public final class Campaign {
  private static final int TRIES = 20;
  private static final int FIRST_TEAMS = 1 << 20;

  private final long seed;
  private final AddressPlan plan;
  private final List<Tenant> tenants;
  private final long from;
  private final int days;
  private final List<Label> labels = new ArrayList<>();
  private final List<String> omitted = new ArrayList<>();

  /** A campaign against tenants whose simulation lasts so many days from a time on. */
  public Campaign(long seed, AddressPlan plan, List<Tenant> tenants, long from, int days) {
    this.seed = seed;
    this.plan = plan;
    this.tenants = tenants;
    this.from = from;
    this.days = days;
  }

  /** Places an attack this many times; where the simulation is too short it is left out. */
  public void place(Attack attack, int times, double strength, Timeline timeline) {
    int last = days - 1 - attack.daysLong();
    if (last < attack.daysBefore()) {
      omitted.add(attack.slug());
      return;
    }
    int first = Dice.of(seed, "attack/" + attack.slug()).below(FIRST_TEAMS);
    for (int i = 0; i < times; i++) {
      Dice dice = Dice.of(seed, "attack/" + attack.slug() + "/" + i);
      Tenant tenant = tenants.get((first + i) % tenants.size());
      int turn = (first + i) / tenants.size();
      Team team = tenant.teams().get(turn % tenant.teams().size());
      int offset = tenant.offices().vpnCity().offsetHours();
      long at =
          workingDay(attack.daysBefore(), last, offset, dice)
              + (long) ((10 + 6 * dice.unit() - offset) * Day.HOUR);
      strike(attack, new Scene(tenant, team, strength, plan, dice), at, timeline);
    }
  }

  /** The midnight of a day; not of a weekend unless chance insists. */
  private long workingDay(int first, int last, int offset, Dice dice) {
    long start = 0;
    for (int i = 0; i < TRIES; i++) {
      int index = dice.between(first, last);
      start = from + index * Day.LENGTH;
      if (!Day.of(start, index, offset).isWeekend()) {
        return start;
      }
    }
    return start;
  }

  /** Places an attack in a scene at a time, microseconds since 1970. */
  public void strike(Attack attack, Scene scene, long at, Timeline timeline) {
    timeline.start(at, new Strike(attack, scene, labels));
  }

  /** The labels of the attacks that have begun, in order of time. */
  public List<Label> labels() {
    return List.copyOf(labels);
  }

  /** Attacks for which the simulation is too short. */
  public List<String> omitted() {
    return List.copyOf(omitted);
  }
}
