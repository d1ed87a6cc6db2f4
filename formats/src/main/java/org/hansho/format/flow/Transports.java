package org.hansho.format.flow;

/** Short names of transport protocols, lower case, by the number that IANA gave them. Pure. */
public final class Transports {
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

  /** The number behind a name in either case, or -1. Linear in the names. */
  public static int number(byte[] text, int start, int length) {
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].length == length && isSame(NAMES[i], text, start)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSame(byte[] name, byte[] text, int start) {
    for (int i = 0; i < name.length; i++) {
      int letter = text[start + i];
      if (name[i] != (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter)) {
        return false;
      }
    }
    return true;
  }

  /** The name; {@code protocol-N} for those that have none here. The bytes are shared. */
  public static byte[] name(long protocol) {
    return NAMES[(int) protocol & 0xFF];
  }
}
