package org.hansho.format.flow;

/** Short names of transport protocols, lower case, by the number that IANA gave them. */
final class Transports {
  private static final byte[][] NAMES = new byte[256][];

  static {
    String[] names = {
      "1 icmp",
      "2 igmp",
      "4 ipv4",
      "6 tcp",
      "17 udp",
      "33 dccp",
      "41 ipv6",
      "46 rsvp",
      "47 gre",
      "50 esp",
      "51 ah",
      "58 ipv6-icmp",
      "88 eigrp",
      "89 ospf",
      "103 pim",
      "112 vrrp",
      "115 l2tp",
      "132 sctp",
      "136 udplite"
    };
    for (String name : names) {
      int blank = name.indexOf(' ');
      NAMES[Integer.parseInt(name.substring(0, blank))] = TextLine.ascii(name.substring(blank + 1));
    }
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i] == null) {
        NAMES[i] = TextLine.ascii("protocol-" + i);
      }
    }
  }

  private Transports() {}

  /** The name; {@code protocol-N} for those that have none here. */
  static byte[] name(long protocol) {
    return NAMES[(int) protocol & 0xFF];
  }
}
