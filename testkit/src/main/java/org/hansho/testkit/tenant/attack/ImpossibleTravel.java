package org.hansho.testkit.tenant.attack;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.place.Cities;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.record.Caller;

/** A developer works in the office; within the hour the account signs in on another continent. */
final class ImpossibleTravel implements Attack {
  private static final double LEAST_KILOMETRES = 3_000;

  @Override
  public String slug() {
    return "resource-manager/impossible-travel";
  }

  @Override
  public int daysBefore() {
    return 14;
  }

  @Override
  public Target write(Scene scene, Script script) {
    Person person = scene.person(Role.DEVELOPER);
    Caller here = scene.atWork(person);
    List<City> distant =
        Cities.JOURNEYS.stream()
            .filter(city -> city.kilometresTo(person.home()) > LEAST_KILOMETRES)
            .toList();
    City city = scene.dice().of(distant);
    Network hotel = scene.plan().networks(city, Network.Kind.HOTEL).get(0);
    Caller there = person.at(hotel.address(scene.dice()));
    script.then(
        (time, logs) -> logs.signIn(time, Scene.signIn(here, person.home(), "Azure Portal")));
    script
        .pause(45 * Day.MINUTE)
        .then((time, logs) -> logs.signIn(time, Scene.signIn(there, city, "Azure Portal")));
    script
        .pause(2 * Day.MINUTE)
        .then((time, logs) -> logs.management(time, scene.machine(there, "restart/action")));
    return Target.principal(there);
  }
}
