package org.hansho.testkit.tenant.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Cities;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;

/** Makes tenants from a seed. */
public final class Founding {
  private static final int PEOPLE_OF_A_TEAM = 10;
  private static final int RESOURCES_OF_A_TEAM = 8;

  private final long seed;
  private final Size size;
  private final AddressPlan plan;

  private Founding(long seed, Size size, AddressPlan plan) {
    this.seed = seed;
    this.size = size;
    this.plan = plan;
  }

  /** The tenants of a seed. */
  public static List<Tenant> tenants(long seed, Size size, AddressPlan plan) {
    Founding founding = new Founding(seed, size, plan);
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < size.tenants(); i++) {
      tenants.add(founding.tenant(i));
    }
    return tenants;
  }

  private Tenant tenant(int number) {
    String domain = String.format(Locale.ROOT, "tenant-%02d.example.com", number);
    Dice dice = Dice.of(seed, domain);
    String id = dice.identifier();
    City headquarters = Cities.HOMES.get(number % Cities.HOMES.size());
    Offices offices = offices(headquarters, number, dice);
    Applications applications = new Applications(id, domain, headquarters, plan, dice);
    return new Tenant(
        id,
        domain,
        offices,
        teams(id, domain, number, List.copyOf(offices.addresses().keySet())),
        applications.of("backup", "AzCopy/10.24.0 Azure-Storage/0.15 (go1.21; linux)"),
        applications.of("pipeline", "azsdk-net-Storage.Blobs/12.19.1 (.NET 8.0.2; Linux)"),
        applications.of("infrastructure", "HashiCorp Terraform/1.7.4 Go/1.21 provider/3.92"),
        applications.of("inventory", "python-requests/2.31.0"));
  }

  private Offices offices(City headquarters, int number, Dice dice) {
    Map<City, String> addresses = new LinkedHashMap<>();
    addresses.put(headquarters, office(headquarters, number));
    for (int i = 0; i < 2; i++) {
      City branch = dice.of(Cities.HOMES);
      addresses.putIfAbsent(branch, office(branch, number));
    }
    Network hosting = plan.networks(headquarters, Network.Kind.HOSTING).get(0);
    int host = 10 + 3 * (number % 70);
    return new Offices(
        addresses, headquarters, List.of(hosting.address(host), hosting.address(host + 1)));
  }

  private String office(City city, int number) {
    List<Network> networks = plan.networks(city, Network.Kind.OFFICE);
    return networks.get(number % networks.size()).address(1 + number / networks.size() % 250);
  }

  private List<Team> teams(String tenant, String domain, int number, List<City> cities) {
    int people = share(size.people(), number);
    int resources = share(size.resources(), number);
    int count = Math.max(1, Math.min(people / PEOPLE_OF_A_TEAM, resources / RESOURCES_OF_A_TEAM));
    List<Team> teams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Dice dice = Dice.of(seed, domain + "/team-" + i);
      TeamFounding team = new TeamFounding(tenant, domain, i, cities, plan, dice);
      teams.add(team.found(part(people, count, i), part(resources, count, i), size.days()));
    }
    return teams;
  }

  private int share(int all, int number) {
    return part(all, size.tenants(), number);
  }

  private static int part(int all, int parts, int number) {
    return all / parts + (number < all % parts ? 1 : 0);
  }
}
