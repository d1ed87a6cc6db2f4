package org.hansho.format.flow;

/**
 * What the headers of one packet say: addresses, protocol, ports, flags, lengths.
 *
 * <p>Reused: {@link #read} and {@link #readNetwork} set it to another packet. Reads Ethernet with
 * up to {@value #MOST_TAGS} VLAN tags or MPLS labels and PPPoE, Linux cooked captures, loopback,
 * raw IP; IPv4 with options, IPv6 with up to {@value #MOST_EXTENSIONS} extension headers; TCP, UDP,
 * SCTP, ICMP. Stops where the captured bytes stop and keeps what was whole until there. Never
 * throws; time is bounded by the two limits. Allocates nothing; belongs to one thread. Sources:
 * IEEE 802.1Q, RFC 791, 8200, 9293, 768, 792, 4443.
 */
final class PacketHeaders {
  /** A port, flag or type that the packet does not have or that was not captured. */
  static final int NONE = -1;

  private static final int MOST_TAGS = 8;
  private static final int MOST_EXTENSIONS = 16;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP = 1;
  private static final int ICMP_SIX = 58;
  private static final int SCTP = 132;

  /** 4 or 6; 0 if there is no IP packet. */
  int family;

  /** The addresses; IPv4 in the lower 32 bits of the lower half. */
  long sourceHigh;

  long sourceLow;
  long destinationHigh;
  long destinationLow;

  /** Number of the transport protocol, as IANA lists it. */
  int protocol;

  /** Bytes of the IP packet with its header, as the header says. */
  int networkBytes;

  int sourcePort;
  int destinationPort;

  /** The eight flags of TCP, FIN the lowest. */
  int tcpFlags;

  /** Type times 256 plus code. */
  int icmpTypeAndCode;

  /** Outermost VLAN. */
  int vlan;

  /** The packet is a part of a larger one. */
  boolean fragment;

  /** The part does not begin with the transport header. */
  boolean laterFragment;

  /** What the parts of a larger packet have in common. */
  int fragmentId;

  /** Where the transport payload begins in the buffer, and where the captured part of it ends. */
  int payloadStart;

  int payloadEnd;

  private byte[] bytes = {};
  private int end;

  /** Reads a frame. False if it holds no IP packet. */
  boolean read(LinkType link, byte[] buffer, int from, int to) {
    clear(buffer, to);
    return switch (link) {
      case ETHERNET -> has(from, 14) && readTyped(BigEndian.two(buffer, from + 12), from + 14);
      case LINUX_COOKED -> has(from, 16) && readTyped(BigEndian.two(buffer, from + 14), from + 16);
      case LINUX_COOKED_2 -> has(from, 20) && readTyped(BigEndian.two(buffer, from), from + 20);
      case LOOPBACK -> has(from, 4) && readIp(from + 4);
      case PPP -> readPointToPoint(from);
      case RAW -> readIp(from);
      case UNKNOWN -> false;
    };
  }

  /** Reads an IP packet. False if it is none. */
  boolean readNetwork(byte[] buffer, int from, int to) {
    clear(buffer, to);
    return readIp(from);
  }

  private void clear(byte[] buffer, int to) {
    bytes = buffer;
    end = to;
    family = 0;
    protocol = NONE;
    networkBytes = 0;
    sourcePort = NONE;
    destinationPort = NONE;
    tcpFlags = NONE;
    icmpTypeAndCode = NONE;
    vlan = NONE;
    fragment = false;
    laterFragment = false;
    payloadStart = to;
    payloadEnd = to;
  }

  private boolean has(int at, int count) {
    return at >= 0 && count <= end - at;
  }

  private boolean readTyped(int firstType, int from) {
    int type = firstType;
    int at = from;
    for (int tags = 0; tags < MOST_TAGS; tags++) {
      switch (type) {
        case 0x0800, 0x86DD -> {
          return readIp(at);
        }
        case 0x8100, 0x88A8, 0x9100 -> {
          if (!has(at, 4)) {
            return false;
          }
          vlan = vlan == NONE ? BigEndian.two(bytes, at) & 0xFFF : vlan;
          type = BigEndian.two(bytes, at + 2);
          at += 4;
        }
        case 0x8847, 0x8848 -> {
          if (!has(at, 4)) {
            return false;
          }
          boolean bottom = (bytes[at + 2] & 1) != 0;
          at += 4;
          if (bottom) {
            return readIp(at);
          }
        }
        case 0x8864 -> {
          return has(at, 6) && readPointToPoint(at + 6);
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private boolean readPointToPoint(int from) {
    int at = from;
    if (has(at, 2) && BigEndian.two(bytes, at) == 0xFF03) {
      at += 2;
    }
    if (!has(at, 2)) {
      return false;
    }
    int type = BigEndian.two(bytes, at);
    return (type == 0x0021 || type == 0x0057) && readIp(at + 2);
  }

  private boolean readIp(int at) {
    if (!has(at, 1)) {
      return false;
    }
    return switch ((bytes[at] >> 4) & 0xF) {
      case 4 -> readFour(at);
      case 6 -> readSix(at);
      default -> false;
    };
  }

  private boolean readFour(int at) {
    int headerBytes = (bytes[at] & 0xF) * 4;
    if (headerBytes < 20 || !has(at, 20)) {
      return false;
    }
    family = 4;
    networkBytes = BigEndian.two(bytes, at + 2);
    protocol = bytes[at + 9] & 0xFF;
    sourceHigh = 0;
    sourceLow = BigEndian.unsignedFour(bytes, at + 12);
    destinationHigh = 0;
    destinationLow = BigEndian.unsignedFour(bytes, at + 16);
    int part = BigEndian.two(bytes, at + 6);
    fragment = (part & 0x3FFF) != 0;
    laterFragment = (part & 0x1FFF) != 0;
    fragmentId = BigEndian.two(bytes, at + 4);
    if (networkBytes == 0) {
      // Left to the network card to fill in, or longer than 65,535 bytes.
      networkBytes = end - at;
    }
    endAt(at + networkBytes);
    readTransport(at + headerBytes);
    return true;
  }

  private boolean readSix(int at) {
    if (!has(at, 40)) {
      return false;
    }
    family = 6;
    int payload = BigEndian.two(bytes, at + 4);
    networkBytes = payload == 0 ? end - at : 40 + payload;
    sourceHigh = BigEndian.eight(bytes, at + 8);
    sourceLow = BigEndian.eight(bytes, at + 16);
    destinationHigh = BigEndian.eight(bytes, at + 24);
    destinationLow = BigEndian.eight(bytes, at + 32);
    endAt(at + networkBytes);
    readExtensions(bytes[at + 6] & 0xFF, at + 40);
    return true;
  }

  /** What lies behind the packet in its frame is padding. */
  private void endAt(int networkEnd) {
    end = Math.min(end, networkEnd);
    payloadStart = end;
    payloadEnd = end;
  }

  private void readExtensions(int first, int from) {
    int type = first;
    int at = from;
    for (int i = 0; i < MOST_EXTENSIONS; i++) {
      protocol = type;
      boolean extension =
          switch (type) {
            case 0, 43, 44, 51, 60, 135, 139, 140 -> true;
            default -> false;
          };
      if (!extension) {
        readTransport(at);
        return;
      }
      if (!has(at, 8)) {
        return;
      }
      int length = (bytes[at + 1] & 0xFF) * 8 + 8;
      if (type == 44) {
        int part = BigEndian.two(bytes, at + 2);
        fragment = (part & 0xFFF9) != 0;
        laterFragment = (part & 0xFFF8) != 0;
        fragmentId = BigEndian.four(bytes, at + 4);
        length = 8;
      } else if (type == 51) {
        length = (bytes[at + 1] & 0xFF) * 4 + 8;
      }
      type = bytes[at] & 0xFF;
      at += length;
      protocol = type;
      if (laterFragment) {
        return;
      }
    }
  }

  private void readTransport(int at) {
    if (laterFragment || !has(at, 4)) {
      return;
    }
    switch (protocol) {
      case TCP -> readTcp(at);
      case UDP -> readPorts(at, 8);
      case SCTP -> readPorts(at, 12);
      case ICMP, ICMP_SIX -> icmpTypeAndCode = BigEndian.two(bytes, at);
      default -> {}
    }
  }

  private void readTcp(int at) {
    readPorts(at, 20);
    if (has(at, 14)) {
      tcpFlags = bytes[at + 13] & 0xFF;
      int headerBytes = ((bytes[at + 12] >> 4) & 0xF) * 4;
      payloadStart = has(at, headerBytes) ? at + Math.max(20, headerBytes) : end;
      payloadStart = Math.min(payloadStart, end);
    }
  }

  private void readPorts(int at, int headerBytes) {
    sourcePort = BigEndian.two(bytes, at);
    destinationPort = BigEndian.two(bytes, at + 2);
    payloadStart = has(at, headerBytes) ? at + headerBytes : end;
  }
}
