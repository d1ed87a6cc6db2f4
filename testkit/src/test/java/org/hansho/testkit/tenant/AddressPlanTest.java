package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Cities;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.place.Reputation;
import org.junit.jupiter.api.Test;

class AddressPlanTest {
  private final AddressPlan plan = AddressPlan.standard();

  @Test
  void everyAddressLiesInARangeOfNobody() {
    for (Network network : plan.networks()) {
      assertThat(network.address(new Dice(1)))
          .matches(
              "198\\.1[89]\\..*|192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*|2001:db8:.*");
      assertThat(network.asn()).isBetween(64512L, 65534L);
    }
  }

  @Test
  void networksDoNotOverlap() {
    assertThat(plan.networks().stream().map(Network::cidr)).doesNotHaveDuplicates();
  }

  @Test
  void everyCityPeopleCanBeInHasItsNetworks() {
    for (City city : Cities.HOMES) {
      for (Network.Kind kind :
          List.of(
              Network.Kind.HOME, Network.Kind.OFFICE, Network.Kind.HOSTING, Network.Kind.CLOUD)) {
        assertThat(plan.networks(city, kind)).as("%s %s", city, kind).isNotEmpty();
      }
    }
    Stream.concat(Cities.HOMES.stream(), Cities.JOURNEYS.stream())
        .forEach(
            city -> {
              assertThat(plan.networks(city, Network.Kind.HOTEL)).isNotEmpty();
              assertThat(plan.mobile(city.country()).city().country()).isEqualTo(city.country());
            });
  }

  @Test
  void strangeCountriesAreNobodysHome() {
    List<String> familiar =
        Stream.concat(Cities.HOMES.stream(), Cities.JOURNEYS.stream()).map(City::country).toList();
    assertThat(Cities.STRANGE).noneMatch(city -> familiar.contains(city.country()));
  }

  @Test
  void addressesOfAnIpv6NetworkBeginWithItsPrefix() {
    Network network =
        plan.networks(Cities.HOMES.get(0), Network.Kind.HOME).stream()
            .filter(one -> one.cidr().contains("::"))
            .findFirst()
            .orElseThrow();
    assertThat(network.address(258)).isEqualTo("2001:db8:1:102::70f");
  }

  @Test
  void listsHoldAddressesOfTheirNetworksAndHashes() {
    assertThat(Reputation.addresses(plan, Network.Kind.TOR))
        .hasSize(160)
        .doesNotHaveDuplicates()
        .allMatch(address -> address.startsWith("192.0.2."));
    assertThat(Reputation.malwareHashes())
        .hasSize(200)
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.matches("[0-9a-f]{32}"));
  }

  @Test
  void distanceIsThatOfTheGreatCircle() {
    City tokyo = Cities.HOMES.get(0);
    City london = Cities.HOMES.get(5);
    assertThat(tokyo.kilometresTo(london)).isBetween(9_500.0, 9_620.0);
    assertThat(tokyo.kilometresTo(tokyo)).isZero();
  }
}
