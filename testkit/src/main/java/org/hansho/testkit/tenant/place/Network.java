package org.hansho.testkit.tenant.place;

import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * A range of addresses in one place under one operator.
 *
 * @param cidr the range in the usual notation
 * @param kind what it is used for
 * @param city where it is
 * @param asn number of the autonomous system, of those for private use
 * @param organization its operator, invented
 */
public record Network(String cidr, Kind kind, City city, long asn, String organization) {
  /** What a network is used for. */
  public enum Kind {
    /** Households. */
    HOME,
    /** Telephones, behind shared gateway addresses. */
    MOBILE,
    /** Offices of companies. */
    OFFICE,
    /** Hotels and conference rooms. */
    HOTEL,
    /** Rented machines, VPN gateways among them. */
    HOSTING,
    /** Regions of the cloud provider. */
    CLOUD,
    /** Exits of the Tor network. */
    TOR,
    /** Proxies that hide their users. */
    ANONYMIZER,
    /** Machines known for attacks. */
    MALICIOUS
  }

  /** Any address of the range. */
  public String address(Dice dice) {
    return address(dice.between(1, hosts()));
  }

  /** The address of this number, from 1 to {@link #hosts()}. */
  public String address(int host) {
    if (cidr.indexOf(':') >= 0) {
      String prefix = cidr.substring(0, cidr.indexOf("::"));
      return prefix + ":" + Integer.toHexString(host) + "::" + Integer.toHexString(host * 7 + 1);
    }
    int last = cidr.lastIndexOf('.');
    int first = Integer.parseInt(cidr.substring(last + 1, cidr.indexOf('/')));
    return cidr.substring(0, last + 1) + (first + host);
  }

  /** How many addresses of the range are used. */
  public int hosts() {
    if (cidr.indexOf(':') >= 0) {
      return 60_000;
    }
    return (1 << (32 - Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1)))) - 2;
  }
}
