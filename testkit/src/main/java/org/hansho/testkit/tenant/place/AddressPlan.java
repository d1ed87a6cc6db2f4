package org.hansho.testkit.tenant.place;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Which addresses exist, where they are and who runs them: the truth behind every geography and
 * network database a test may want to build.
 *
 * <p>Benchmark addresses (198.18.0.0/15, RFC 2544) carry the geography, documentation addresses
 * (RFC 5737) the Tor exits, proxies and attackers, 2001:db8::/32 (RFC 3849) the households with
 * IPv6. Numbers of autonomous systems are those for private use (RFC 6996). Immutable.
 */
public final class AddressPlan {
  private static final int FIRST_PRIVATE_ASN = 64512;
  private static final int FIRST_NATIONAL_ASN = FIRST_PRIVATE_ASN + 100;
  private static final int NETWORKS_OF_A_COUNTRY = 45;
  private static final String[] HOME_OPERATORS = {"Kaede Net", "Sorrel Broadband"};

  private final List<Network> networks = new ArrayList<>();
  private final List<String> countries = new ArrayList<>();
  private int nextBlock;
  private int nextPrefix = 1;

  private AddressPlan() {
    for (City city : Cities.HOMES) {
      households(city, 3);
      add(city, Network.Kind.OFFICE, 2, 40, "Aster Business Access");
      add(city, Network.Kind.HOTEL, 1, 50, "Guesthouse Wireless");
      add(city, Network.Kind.HOSTING, 1, 60, "Juniper Row Hosting");
      add(city, Network.Kind.CLOUD, 2, 70, "Example Cloud");
      mobile(city);
    }
    for (City city : Cities.JOURNEYS) {
      add(city, Network.Kind.HOTEL, 2, 50, "Guesthouse Wireless");
      mobile(city);
    }
    for (City city : Cities.STRANGE) {
      households(city, 1);
    }
    known(Network.Kind.TOR, "192.0.2.", 90, "Relay Commons");
    known(Network.Kind.ANONYMIZER, "198.51.100.", 91, "Veil Proxy");
    known(Network.Kind.MALICIOUS, "203.0.113.", 92, "Nettle Hosting");
  }

  /** The plan; always the same. */
  public static AddressPlan standard() {
    return new AddressPlan();
  }

  /** Every network. */
  public List<Network> networks() {
    return List.copyOf(networks);
  }

  /** The networks of a kind in a city, with IPv6 ones last; empty where there are none. */
  public List<Network> networks(City city, Network.Kind kind) {
    return networks.stream()
        .filter(network -> network.kind() == kind && network.city().equals(city))
        .toList();
  }

  /** The networks of a kind anywhere. */
  public List<Network> networks(Network.Kind kind) {
    return networks.stream().filter(network -> network.kind() == kind).toList();
  }

  /** The gateway that telephones in this country leave through; may stand in another city. */
  public Network mobile(String country) {
    return networks.stream()
        .filter(network -> network.kind() == Network.Kind.MOBILE)
        .filter(network -> network.city().country().equals(country))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mobile network in " + country));
  }

  /** An address of a household where nobody of a tenant lives or travels to. */
  public Network strange(Dice dice) {
    return dice.of(networks(dice.of(Cities.STRANGE), Network.Kind.HOME));
  }

  private void households(City city, int blocks) {
    for (int i = 0; i < HOME_OPERATORS.length; i++) {
      add(city, Network.Kind.HOME, blocks, 10 + i, HOME_OPERATORS[i]);
    }
    String cidr = "2001:db8:" + Integer.toHexString(nextPrefix++) + "::/48";
    networks.add(new Network(cidr, Network.Kind.HOME, city, national(city, 10), HOME_OPERATORS[0]));
  }

  private void mobile(City city) {
    boolean served =
        networks.stream()
            .anyMatch(
                network ->
                    network.kind() == Network.Kind.MOBILE
                        && network.city().country().equals(city.country()));
    if (!served) {
      add(city, Network.Kind.MOBILE, 1, 30, "Heron Mobile " + city.country());
    }
  }

  /**
   * Who connects homes, offices, hotels and telephones has a network of its own in each country.
   */
  private int national(City city, int asn) {
    if (!countries.contains(city.country())) {
      countries.add(city.country());
    }
    return FIRST_NATIONAL_ASN + countries.indexOf(city.country()) * NETWORKS_OF_A_COUNTRY + asn;
  }

  private void add(City city, Network.Kind kind, int blocks, int asn, String organization) {
    boolean global = kind == Network.Kind.HOSTING || kind == Network.Kind.CLOUD;
    int number = global ? FIRST_PRIVATE_ASN + asn : national(city, asn);
    for (int i = 0; i < blocks; i++) {
      String cidr = "198." + (18 + nextBlock / 256) + "." + nextBlock % 256 + ".0/24";
      nextBlock++;
      networks.add(new Network(cidr, kind, city, number, organization));
    }
  }

  /** Four quarters of a range, each in another city. */
  private void known(Network.Kind kind, String prefix, int asn, String organization) {
    List<City> cities = Cities.JOURNEYS;
    for (int quarter = 0; quarter < 4; quarter++) {
      String cidr = prefix + quarter * 64 + "/26";
      City city = cities.get((asn + quarter) % cities.size());
      networks.add(new Network(cidr, kind, city, FIRST_PRIVATE_ASN + asn, organization));
    }
  }
}
