package org.hansho.testkit.tenant.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.record.Client;
import org.hansho.testkit.tenant.record.Resource;

/** Makes one team of a tenant: people of each role, programs, and resources of each type. */
final class TeamFounding {
  private static final List<String> GIVEN =
      List.of("Aiko", "Boris", "Chika", "Dana", "Emi", "Frieda", "Goro", "Hana", "Ivo", "Jun");
  private static final List<String> FAMILY =
      List.of("Akagi", "Birch", "Chono", "Dahl", "Ebina", "Falk", "Gamo", "Holm", "Iwai", "Jarvi");
  private static final List<Role> ROLES =
      List.of(
          Role.DEVELOPER,
          Role.OPERATOR,
          Role.DEVELOPER,
          Role.ANALYST,
          Role.DEVELOPER,
          Role.OPERATOR,
          Role.OFFICE,
          Role.ANALYST,
          Role.OPERATOR,
          Role.DEVELOPER);
  private static final List<Client> CLIENTS =
      List.of(Client.PORTAL, Client.COMMAND_LINE, Client.PORTAL, Client.EDITOR);

  /** The first ones of a team stay from beginning to end. */
  private static final int CORE_OF_A_TEAM = 8;

  private final String tenant;
  private final String domain;
  private final int number;
  private final AddressPlan plan;
  private final Dice dice;
  private final String label;
  private final List<City> cities;
  private final String subscription;
  private final String group;
  private final String region;

  TeamFounding(
      String tenant, String domain, int number, List<City> cities, AddressPlan plan, Dice dice) {
    this.tenant = tenant;
    this.domain = domain;
    this.number = number;
    this.plan = plan;
    this.dice = dice;
    this.cities = cities;
    this.label = domain.substring(domain.indexOf('-') + 1, domain.indexOf('.')) + "t" + number;
    this.subscription = dice.identifier();
    this.group = "rg-" + label;
    this.region = region(cities.get(0).country());
  }

  private static String region(String country) {
    return switch (country) {
      case "JP" -> "japaneast";
      case "SG" -> "southeastasia";
      case "GB" -> "uksouth";
      case "DE" -> "germanywestcentral";
      default -> "canadacentral";
    };
  }

  Team found(int people, int resources, int days) {
    Applications applications =
        new Applications(tenant, "team-" + label + "." + domain, cities.get(0), plan, dice);
    List<Vault> vaults = new ArrayList<>();
    List<BlobAccount> accounts = new ArrayList<>();
    List<DocumentAccount> documents = new ArrayList<>();
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < resources; i++) {
      switch (i % 8) {
        case 0, 3, 6 -> vaults.add(vault(i));
        case 1, 4, 7 -> accounts.add(account(i));
        case 2 -> documents.add(documents(i));
        default -> servers.add(server(i));
      }
    }
    return new Team(
        "team-" + label,
        subscription,
        group,
        IntStream.range(0, people).mapToObj(i -> person(i, days)).toList(),
        List.of(
            applications.program("web"),
            applications.program("worker"),
            applications.program("etl")),
        List.copyOf(vaults),
        List.copyOf(accounts),
        List.copyOf(documents),
        List.copyOf(servers));
  }

  private Person person(int i, int days) {
    String given = GIVEN.get((i + number) % GIVEN.size());
    String family = FAMILY.get((i * 3 + number / GIVEN.size()) % FAMILY.size());
    String name =
        String.format(Locale.ROOT, "%s.%s.%s.%d", given, family, label, i).toLowerCase(Locale.ROOT);
    Client client = i == 5 && number % 3 == 2 ? Client.POWERSHELL : CLIENTS.get(i % CLIENTS.size());
    int first = i > CORE_OF_A_TEAM && dice.chance(0.3) ? dice.between(1, Math.max(1, days - 1)) : 0;
    return new Person(
        tenant,
        dice.identifier(),
        name + "@" + domain,
        given + " " + family,
        cities.get(i % 4 == 3 ? dice.below(cities.size()) : number % cities.size()),
        ROLES.get(i % ROLES.size()),
        client,
        i % 5 == 4 || i == 7,
        i % 3 != 0,
        dice.identifier(),
        first,
        lastDay(i, first, days));
  }

  /** The first behind the core is forgotten; of the others some leave. */
  private int lastDay(int i, int first, int days) {
    if (i == CORE_OF_A_TEAM) {
      return Person.FORGOTTEN;
    }
    boolean leaves = i > CORE_OF_A_TEAM && first == 0 && dice.chance(0.3);
    return leaves
        ? dice.between(Person.FORGOTTEN + 1, Math.max(Person.FORGOTTEN + 1, days))
        : Person.STAYS;
  }

  private Vault vault(int i) {
    String name = "kv-" + label + "-" + i;
    List<String> secrets =
        IntStream.range(0, dice.between(12, 40))
            .mapToObj(s -> "connection-" + label + "-" + s)
            .toList();
    return new Vault(resource("Microsoft.KeyVault/vaults", name), secrets);
  }

  private BlobAccount account(int i) {
    String name = "st" + label + "n" + i;
    List<String> containers =
        IntStream.range(0, dice.between(3, 12)).mapToObj(c -> "container-" + c).toList();
    return new BlobAccount(
        resource("Microsoft.Storage/storageAccounts", name),
        containers,
        dice.between(200, 4000),
        i % 8 == 7 && number % 2 == 0,
        i % 8 == 4 && number % 4 == 0,
        rhythm());
  }

  private DocumentAccount documents(int i) {
    String name = "cosmos-" + label + "-" + i;
    return new DocumentAccount(
        resource("Microsoft.DocumentDB/databaseAccounts", name),
        "orders",
        List.of("items", "carts", "events"),
        rhythm());
  }

  private Server server(int i) {
    String name = "sql-" + label + "-" + i;
    return new Server(
        resource("Microsoft.Sql/servers", name), List.of("sales", "ledger"), rhythm());
  }

  private Resource resource(String type, String name) {
    return Resource.of(subscription, group, type, name, region);
  }

  private Rhythm rhythm() {
    return dice.any(
        Rhythm.STEADY,
        Rhythm.WEEKLY,
        Rhythm.WEEKLY,
        Rhythm.WEEKLY,
        Rhythm.MONTHLY,
        Rhythm.GROWING,
        Rhythm.BURSTY,
        Rhythm.SPARSE);
  }
}
