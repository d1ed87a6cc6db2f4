package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Size;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.place.Cities;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.record.LogKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What ordinary life is, seen from its records alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdinaryLifeTest {
  private static final int DAYS = 45;
  private static final double FASTEST_KM_PER_HOUR = 900;
  private static final Settings SETTINGS =
      new Settings(3, Settings.MONTH.start(), new Size(2, 80, 64, DAYS), 0.1, List.of(), 1, 1);

  private final Simulation simulation = new Simulation(SETTINGS);
  private final Recorded recorded = new Recorded();
  private final Map<String, Network> networks = new HashMap<>();

  /** What the record of a sign-in says. */
  private record Seen(long time, String user, String address, City city) {}

  @BeforeAll
  void live() {
    simulation.run(recorded);
    for (Network network : simulation.plan().networks()) {
      networks.put(prefix(network.address(1)), network);
    }
  }

  @Test
  void nobodyFliesFasterThanAPlane() {
    Map<String, Seen> last = new HashMap<>();
    signIns()
        .filter(seen -> isBodily(network(seen.address()).kind()))
        .forEach(
            seen -> {
              Seen before = last.put(seen.user(), seen);
              if (before != null && !before.city().equals(seen.city())) {
                double hours = (seen.time() - before.time()) / (double) Day.HOUR;
                assertThat(before.city().kilometresTo(seen.city()) / hours)
                    .as("%s then %s", before, seen)
                    .isLessThan(FASTEST_KM_PER_HOUR);
              }
            });
    assertThat(last).hasSizeGreaterThan(60);
  }

  @Test
  void peopleTravelAndGatewaysMakeItSeemMore() {
    Map<String, Set<City>> cities = new HashMap<>();
    signIns()
        .forEach(
            seen -> cities.computeIfAbsent(seen.user(), user -> new HashSet<>()).add(seen.city()));
    assertThat(cities.values()).anySatisfy(places -> assertThat(places).hasSizeGreaterThan(2));
    assertThat(signIns().map(seen -> seen.city().country()))
        .containsAnyElementsOf(Cities.JOURNEYS.stream().map(City::country).toList())
        .doesNotContainAnyElementsOf(Cities.STRANGE.stream().map(City::country).toList());
  }

  @Test
  void aVpnGatewayIsSharedByManyPeople() {
    for (Tenant tenant : simulation.tenants()) {
      for (String gateway : tenant.offices().vpn()) {
        assertThat(
                signIns().filter(seen -> seen.address().equals(gateway)).map(Seen::user).distinct())
            .hasSizeGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void theRecordedCityIsWhereTheAddressPlanPutsTheAddress() {
    signIns().forEach(seen -> assertThat(network(seen.address()).city()).isEqualTo(seen.city()));
  }

  @Test
  void nobodySucceedsFromABadAddress() {
    recorded.entries().stream()
        .filter(entry -> entry.kind() != LogKind.STORAGE && entry.kind() != LogKind.SQL)
        .forEach(
            entry ->
                assertThat(entry.line())
                    .doesNotContain("\"192.0.2.")
                    .doesNotContain("\"203.0.113."));
    recorded
        .of(LogKind.SQL)
        .filter(entry -> entry.line().contains("\"203.0.113."))
        .forEach(entry -> assertThat(entry.line()).contains("\"DBAF\""));
    recorded
        .of(LogKind.STORAGE)
        .filter(entry -> entry.line().contains("\"192.0.2."))
        .forEach(entry -> assertThat(entry.json().get("statusCode").asInt()).isEqualTo(409));
  }

  @Test
  void anonymousReadsSucceedOnPublicAccountsOnly() {
    Set<String> open =
        simulation.tenants().stream()
            .flatMap(tenant -> tenant.teams().stream())
            .flatMap(team -> team.accounts().stream())
            .filter(BlobAccount::isPublic)
            .map(account -> account.resource().name())
            .collect(Collectors.toSet());
    Set<String> read =
        recorded
            .of(LogKind.STORAGE)
            .filter(entry -> entry.line().contains("\"Anonymous\""))
            .map(Recorded.Entry::json)
            .filter(json -> json.get("statusCode").asInt() == 200)
            .map(json -> json.at("/properties/accountName").asText())
            .collect(Collectors.toSet());
    assertThat(read).isNotEmpty().isEqualTo(open);
  }

  @Test
  void peopleComeAndGo() {
    Map<String, Person> people =
        simulation.tenants().stream()
            .flatMap(Tenant::people)
            .collect(Collectors.toMap(Person::userName, person -> person));
    signIns()
        .forEach(
            seen -> {
              Person person = Objects.requireNonNull(people.get(seen.user()));
              long day = (seen.time() - SETTINGS.from()) / Day.LENGTH;
              assertThat(day).isGreaterThanOrEqualTo(person.firstDay() - 1);
              assertThat(day - 2).isLessThanOrEqualTo(person.lastDay());
            });
    assertThat(
            recorded.of(LogKind.DIRECTORY).map(entry -> entry.json().get("operationName").asText()))
        .contains("Add user", "Disable account");
    assertThat(people.values()).anyMatch(Person::isForgotten);
  }

  @Test
  void aRolloutGivesSeveralVaultsTheSameNewApplicationWithinAnHour() {
    Map<String, TreeMap<String, Long>> first = new HashMap<>();
    vaultReads("azsdk-go-azsecrets")
        .forEach(
            entry -> {
              JsonNode json = entry.json();
              first
                  .computeIfAbsent(
                      json.at("/identity/claim/appid").asText(), app -> new TreeMap<>())
                  .putIfAbsent(json.get("resourceId").asText(), entry.time());
            });
    assertThat(first.values())
        .anySatisfy(
            vaults -> {
              assertThat(vaults).hasSizeGreaterThan(3);
              long from = vaults.values().stream().mapToLong(time -> time).min().orElseThrow();
              assertThat(vaults.values()).allMatch(time -> time < from + Day.HOUR);
            });
  }

  @Test
  void infrastructureAsCodePutsPoliciesAndReadsFromTheFirstWeekOn() {
    Set<Long> days =
        vaultReads("HashiCorp Terraform")
            .filter(entry -> entry.line().contains("\"VaultPut\""))
            .map(entry -> (entry.time() - SETTINGS.from()) / Day.LENGTH)
            .collect(Collectors.toSet());
    assertThat(days).hasSizeGreaterThan(10).anyMatch(day -> day < 7);
  }

  @Test
  void backupsReadMostOfTheBytes() {
    long all = bytesRead("");
    assertThat(bytesRead("AzCopy/10.24.0 Azure-Storage")).isBetween(all / 2, all);
  }

  @Test
  void weekendsAreQuietForPeople() {
    long weekend =
        signIns()
            .filter(seen -> Day.of(seen.time(), 0, seen.city().offsetHours()).isWeekend())
            .count();
    assertThat(weekend).isPositive().isLessThan(signIns().count() / 8);
  }

  private Stream<Recorded.Entry> vaultReads(String client) {
    return recorded.of(LogKind.KEY_VAULT).filter(entry -> entry.line().contains(client));
  }

  private long bytesRead(String client) {
    return recorded
        .of(LogKind.STORAGE)
        .filter(entry -> entry.line().contains(client))
        .mapToLong(entry -> entry.json().at("/properties/responseBodySize").asLong())
        .sum();
  }

  private Stream<Seen> signIns() {
    return recorded
        .of(LogKind.SIGN_IN)
        .map(
            entry -> {
              JsonNode properties = entry.json().get("properties");
              String city = properties.at("/location/city").asText();
              return new Seen(
                  entry.time(),
                  properties.get("userPrincipalName").asText(),
                  properties.get("ipAddress").asText(),
                  Stream.concat(Cities.HOMES.stream(), Cities.JOURNEYS.stream())
                      .filter(one -> one.name().equals(city))
                      .findFirst()
                      .orElseThrow());
            });
  }

  /** Whether an address of this kind is where its user is. */
  private static boolean isBodily(Network.Kind kind) {
    return switch (kind) {
      case HOME, OFFICE, HOTEL -> true;
      default -> false;
    };
  }

  private Network network(String address) {
    Network network = networks.get(prefix(address));
    if (network == null) {
      throw new AssertionError("not in the plan: " + address);
    }
    return network;
  }

  /** The first 24 bits of an IPv4 address, the first 48 of an IPv6 one. */
  private static String prefix(String address) {
    if (address.indexOf(':') < 0) {
      return address.substring(0, address.lastIndexOf('.'));
    }
    return String.join(":", List.of(address.split(":")).subList(0, 3));
  }
}
