package org.hansho.casework.export.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R506: which addresses may be called, whatever form they are written in. */
class AddressPolicyTest {
  private static final AddressPolicy STRICT = new AddressPolicy(false);
  private static final AddressPolicy LENIENT = new AddressPolicy(true);

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "192.0.2.1", "8.8.8.8", "2001:db8::1", "2606:4700::1"})
  void publicAddressesMayBeCalled(String text) throws UnknownHostException {
    assertThat(STRICT.permits(InetAddress.getByName(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "2130706433",
        "127.1",
        "::1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "198.18.0.1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:0a00:0001::1"
      })
  void loopbackAndPrivateOnesOnlyIfTheOperatorPermitsThem(String text) throws UnknownHostException {
    assertThat(STRICT.permits(InetAddress.getByName(text))).isFalse();
    assertThat(LENIENT.permits(InetAddress.getByName(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "ff02::1",
        "fec0::1",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "::ffff:169.254.169.254",
        "64:ff9b::169.254.169.254",
        "2002:a9fe:a9fe::1",
        "240.0.0.1"
      })
  void r506MetadataLinkLocalAndReservedOnesNever(String text) throws UnknownHostException {
    assertThat(STRICT.permits(InetAddress.getByName(text))).isFalse();
    assertThat(LENIENT.permits(InetAddress.getByName(text))).isFalse();
  }
}
