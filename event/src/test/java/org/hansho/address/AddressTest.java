package org.hansho.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static boolean parsesAsEndpoint(Address address, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return address.parseEndpoint(bytes, 1, bytes.length - 2);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 0, c0000201",
    "192.0.2.1:443, 0, c0000201",
    "::ffff:192.0.2.1, 0, c0000201",
    "[::ffff:192.0.2.1]:80, 0, c0000201",
    "2001:db8::1, 20010db800000000, 1",
    "2001:db8::1:443, 20010db800000000, 10443",
    "[2001:db8::1], 20010db800000000, 1",
    "[2001:db8::1]:443, 20010db800000000, 1",
    "fe80::1%eth0, fe80000000000000, 1",
    "[fe80::1%2]:22, fe80000000000000, 1",
    "::1, 0, 1",
    "::, 0, 0"
  })
  void anEndpointIsReadWithPortBracketsAndZone(String text, String high, String low) {
    Address address = new Address();
    assertThat(parsesAsEndpoint(address, text)).isTrue();
    assertThat(Long.toHexString(address.high())).isEqualTo(high);
    assertThat(Long.toHexString(address.low())).isEqualTo(low);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "[]:1",
        ":",
        ":443",
        "%",
        "fe80::1%",
        "192.0.2.1%eth0",
        "192.0.2.1:",
        "192.0.2.1:123456",
        "192.0.2.1:x",
        "[2001:db8::1",
        "[2001:db8::1]x",
        "[2001:db8::1]:",
        "host:443",
        "192.0.2.01"
      })
  void anythingElseIsNoEndpoint(String text) {
    assertThat(parsesAsEndpoint(new Address(), text)).isFalse();
  }

  @Test
  void anAddressAloneHasNeitherPortNorBracketsNorZone() {
    for (String text : new String[] {"192.0.2.1:443", "[2001:db8::1]", "fe80::1%eth0"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(new Address().parse(bytes, 0, bytes.length)).as(text).isFalse();
    }
  }
}
