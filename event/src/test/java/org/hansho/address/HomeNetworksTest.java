package org.hansho.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomeNetworksTest {
  @Test
  void privateAddressesAreOnesOwnWithoutFurtherWords() {
    assertThat(HomeNetworks.PRIVATE.contains(address("10.1.2.3"))).isTrue();
    assertThat(HomeNetworks.PRIVATE.contains(address("fd00::1"))).isTrue();
    assertThat(HomeNetworks.PRIVATE.contains(address("203.0.113.9"))).isFalse();
    assertThat(HomeNetworks.PRIVATE.contains(address("2001:db8::9"))).isFalse();
  }

  @Test
  void namedNetworksAreOnesOwnToo() {
    HomeNetworks home =
        HomeNetworks.and(
            List.of("203.0.113.0/25", "203.0.113.128/26", "198.51.100.7", "2001:db8:1::/48", "x"));
    assertThat(
            List.of("203.0.113.0", "203.0.113.191", "198.51.100.7", "2001:db8:1:2::3", "10.0.0.1"))
        .allMatch(text -> home.contains(address(text)));
    assertThat(
            List.of("203.0.113.192", "198.51.100.8", "198.51.100.6", "2001:db8:2::1", "192.0.2.1"))
        .noneMatch(text -> home.contains(address(text)));
  }

  @Test
  void overlappingNetworksFindWhatALookAtEachWouldFind() {
    Random random = new Random(24);
    List<String> networks =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    "203.0."
                        + random.nextInt(4)
                        + "."
                        + random.nextInt(256)
                        + "/"
                        + (24 + random.nextInt(9)))
            .toList();
    HomeNetworks home = HomeNetworks.and(networks);
    for (int low = 0; low < 1024; low++) {
      Address address = address("203.0." + low / 256 + "." + low % 256);
      boolean one =
          networks.stream()
              .anyMatch(network -> HomeNetworks.and(List.of(network)).contains(address));
      assertThat(home.contains(address)).isEqualTo(one);
    }
  }

  private static Address address(String text) {
    Address address = new Address();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(address.parse(bytes, 0, bytes.length)).isTrue();
    return address;
  }
}
