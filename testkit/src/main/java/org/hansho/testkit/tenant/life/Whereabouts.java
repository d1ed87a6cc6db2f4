package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.directory.Offices;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Cities;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;

/**
 * Where a person is, and through which address the person goes out.
 *
 * <p>Journeys are flights of at most 800 km/h with three hours on the ground; nothing is done from
 * two hours after the last session until the arrival. Household addresses change about every three
 * weeks, hotel addresses with each journey. Telephones leave through the gateway of their country.
 */
final class Whereabouts {
  private static final double FLIGHT_KM_PER_HOUR = 800;
  private static final long ON_THE_GROUND = 3 * Day.HOUR;
  private static final long PAUSE = 2 * Day.HOUR;
  private static final double JOURNEYS_A_DAY = 1.0 / 30;
  private static final double ROTATIONS_A_DAY = 0.05;

  private final Person person;
  private final Offices offices;
  private final AddressPlan plan;
  private final Dice dice;
  private final Network household;

  private City city;
  private String lodging;
  private int returns;
  private long thereFrom = Long.MIN_VALUE;
  private long busyUntil = Long.MIN_VALUE;

  Whereabouts(Person person, Offices offices, AddressPlan plan, Dice dice) {
    this.person = person;
    this.offices = offices;
    this.plan = plan;
    this.dice = dice;
    this.city = person.home();
    this.household = dice.of(plan.networks(person.home(), Network.Kind.HOME));
    this.lodging = household.address(dice);
  }

  /** Decides whether the person leaves or comes back on this day. */
  void dawn(Day day) {
    boolean away = !city.equals(person.home());
    if (away && day.index() >= returns) {
      fly(day, person.home());
      lodging = household.address(dice);
    } else if (away || !person.travels()) {
      if (!away && dice.chance(ROTATIONS_A_DAY)) {
        lodging = household.address(dice);
      }
    } else if (!day.isWeekend() && dice.chance(JOURNEYS_A_DAY)) {
      City destination = dice.of(Cities.JOURNEYS);
      fly(day, destination);
      lodging = dice.of(plan.networks(destination, Network.Kind.HOTEL)).address(dice);
      returns = day.index() + dice.between(2, 6);
    }
  }

  private void fly(Day day, City destination) {
    long departure = Math.max(day.at(8), busyUntil + PAUSE);
    double hours = city.kilometresTo(destination) / FLIGHT_KM_PER_HOUR;
    thereFrom = departure + (long) (hours * Day.HOUR) + ON_THE_GROUND;
    city = destination;
  }

  /** The time of a local hour of the day, or -1 if the person cannot work then. */
  long timeOf(Day day, double hour) {
    long time = day.at(hour + person.home().offsetHours() - city.offsetHours());
    if (time < day.start() || time < thereFrom) {
      return -1;
    }
    busyUntil = Math.max(busyUntil, time + Day.HOUR);
    return time;
  }

  /** How the person goes out in a session. */
  Spot spot() {
    boolean atHome = city.equals(person.home());
    if (dice.chance(0.12)) {
      Network gateway = plan.mobile(city.country());
      return new Spot(gateway.city(), gateway.address(1 + dice.below(12)), Spot.Way.MOBILE);
    }
    String office = offices.addresses().get(city);
    if (atHome && office != null && dice.chance(0.6)) {
      return new Spot(city, office, Spot.Way.OFFICE);
    }
    if (person.usesVpn() && dice.chance(0.7)) {
      return new Spot(offices.vpnCity(), dice.of(offices.vpn()), Spot.Way.VPN);
    }
    return new Spot(city, lodging, atHome ? Spot.Way.HOME : Spot.Way.HOTEL);
  }
}
