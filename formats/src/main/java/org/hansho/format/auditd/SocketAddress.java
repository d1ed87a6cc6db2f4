package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;

/**
 * Decodes the hexadecimal {@code saddr} of a SOCKADDR record: family, address, port or path.
 *
 * <p>The family is in the byte order of the machine, read here as little endian; port and address
 * are in network order. Addresses are written as RFC 5952 says. A reusable view, for one thread.
 */
final class SocketAddress {
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int NETLINK = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] FAMILY_UNIX = ascii("unix");
  private static final byte[] FAMILY_INET = ascii("inet");
  private static final byte[] FAMILY_INET6 = ascii("inet6");
  private static final byte[] FAMILY_NETLINK = ascii("netlink");
  private static final byte[] FAMILY_UNKNOWN = ascii("unknown");

  /** Holds the address and behind it the port, or the path. */
  byte[] text = new byte[128];

  byte[] family = FAMILY_UNKNOWN;
  int addressLength;
  int portStart;
  int portLength;
  int pathLength;

  private final int[] groups = new int[8];

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads the hexadecimal digits; what is not there stays empty. */
  void decode(byte[] buffer, int start, int length) {
    addressLength = 0;
    portLength = 0;
    pathLength = 0;
    family = FAMILY_UNKNOWN;
    if (!Form.isHex(buffer, start, length) || length < 4) {
      return;
    }
    int bytes = length / 2;
    int number = Form.hexByte(buffer, start) | Form.hexByte(buffer, start + 2) << 8;
    switch (number) {
      case UNIX -> {
        family = FAMILY_UNIX;
        path(buffer, start + 4, bytes - 2);
      }
      case INET -> {
        family = FAMILY_INET;
        if (bytes >= 8) {
          addressLength = inet(buffer, start + 8);
          port(buffer, start + 4);
        }
      }
      case INET6 -> {
        family = FAMILY_INET6;
        if (bytes >= 24) {
          addressLength = inet6(buffer, start + 16);
          port(buffer, start + 4);
        }
      }
      case NETLINK -> family = FAMILY_NETLINK;
      default -> family = FAMILY_UNKNOWN;
    }
  }

  /**
   * Up to the first NUL; a name in the abstract space begins with NUL, written here as {@code @}.
   */
  private void path(byte[] buffer, int start, int bytes) {
    if (text.length < bytes) {
      text = new byte[bytes];
    }
    int length = 0;
    while (length < bytes) {
      int b = Form.hexByte(buffer, start + 2 * length);
      if (b == 0 && length > 0) {
        break;
      }
      text[length++] = b == 0 ? (byte) '@' : (byte) b;
    }
    pathLength = length == 1 && text[0] == '@' ? 0 : length;
  }

  private int inet(byte[] buffer, int start) {
    int at = 0;
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        text[at++] = '.';
      }
      at = decimal(Form.hexByte(buffer, start + 2 * i), at);
    }
    return at;
  }

  private int inet6(byte[] buffer, int start) {
    for (int i = 0; i < 8; i++) {
      groups[i] =
          Form.hexByte(buffer, start + 4 * i) << 8 | Form.hexByte(buffer, start + 4 * i + 2);
    }
    int zeros = longestZeros();
    int zerosEnd = zeros < 0 ? -1 : zeros + zeroRun(zeros);
    int at = 0;
    for (int i = 0; i < 8; i++) {
      if (i == zeros) {
        text[at++] = ':';
        text[at++] = ':';
        i = zerosEnd - 1;
      } else {
        if (i > 0 && i != zerosEnd) {
          text[at++] = ':';
        }
        at = hexadecimal(groups[i], at);
      }
    }
    return at;
  }

  private int longestZeros() {
    int best = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int run = zeroRun(i);
      if (run > longest) {
        longest = run;
        best = i;
      }
    }
    return best;
  }

  private int zeroRun(int from) {
    int end = from;
    while (end < 8 && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private void port(byte[] buffer, int start) {
    portStart = addressLength;
    int end =
        decimal(Form.hexByte(buffer, start) << 8 | Form.hexByte(buffer, start + 2), portStart);
    portLength = end - portStart;
  }

  private int decimal(int value, int at) {
    int digits = value >= 10_000 ? 5 : value >= 1000 ? 4 : value >= 100 ? 3 : value >= 10 ? 2 : 1;
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }

  private int hexadecimal(int value, int at) {
    int digits = value >= 0x1000 ? 4 : value >= 0x100 ? 3 : value >= 0x10 ? 2 : 1;
    for (int i = 0; i < digits; i++) {
      text[at + i] = HEX[value >> (4 * (digits - 1 - i)) & 15];
    }
    return at + digits;
  }
}
