package org.hansho.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressScopeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.4.4",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "0:0:0:0:0:0:0:1",
        "fe80::1%eth0",
        "fd12:3456::1",
        "fc00::",
        "ff02::1",
        "::ffff:10.0.0.1",
        "10.1.2.3:443",
        "[fd00::1]:443"
      })
  void addressesOfOnesOwnAreInternal(String address) {
    assertThat(AddressScope.of(address)).isEqualTo(AddressScope.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.9",
        "8.8.4.4",
        "172.32.0.1",
        "100.128.0.1",
        "11.0.0.1",
        "2001:db8::1",
        "::ffff:192.0.2.1",
        "::2",
        "2606:0:0::10",
        "[2001:db8::1]",
        "192.0.2.1:8080"
      })
  void allOtherAddressesAreExternal(String address) {
    assertThat(AddressScope.of(address)).isEqualTo(AddressScope.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "jump.example.com",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.4444",
        "1..2.3",
        "dead:beef",
        "g::1",
        "12345::1",
        "1:2:3:4:5:6:7:8:9:a",
        "a.b",
        "1.2.3.x"
      })
  void anythingElseIsAName(String text) {
    assertThat(AddressScope.of(text)).isEqualTo(AddressScope.NAME);
  }
}
