package org.hansho.format.flow;

/**
 * What a captured frame begins with, by the numbers that capture files use.
 *
 * <p>Source: the public registry of link-layer header types.
 */
enum LinkType {
  ETHERNET,
  /** An IP packet without anything before it. */
  RAW,
  /** Linux cooked capture, 16 bytes. */
  LINUX_COOKED,
  /** Linux cooked capture, version 2, 20 bytes. */
  LINUX_COOKED_2,
  /** BSD loopback: four bytes of address family, in the order of the capturing machine. */
  LOOPBACK,
  /** Point-to-point protocol, with or without its two bytes of framing. */
  PPP,
  UNKNOWN;

  /** The link type of a number in a capture file. */
  static LinkType of(int number) {
    return switch (number) {
      case 1 -> ETHERNET;
      case 12, 14, 101, 228, 229 -> RAW;
      case 113 -> LINUX_COOKED;
      case 276 -> LINUX_COOKED_2;
      case 0, 108 -> LOOPBACK;
      case 9, 50 -> PPP;
      default -> UNKNOWN;
    };
  }
}
