package org.hansho.casework.export.destination;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses may be called, so that a target's name cannot lead to what only this machine can
 * reach. Those of metadata services, link-local, multicast and reserved ones never are; loopback
 * and private networks only where the operator permits them. Safe from any thread.
 *
 * @param permitsPrivate whether loopback and private networks may be called
 */
public record AddressPolicy(boolean permitsPrivate) {
  /** Whether an address may be called. */
  public boolean permits(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return permitsFour(bytes);
    }
    if (isTranslated(bytes)) {
      return permitsFour(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (bytes[0] == 0x20 && bytes[1] == 0x02) {
      return permitsFour(Arrays.copyOfRange(bytes, 2, 6));
    }
    boolean isUniqueLocal = (bytes[0] & 0xfe) == 0xfc;
    if (isUniqueLocal || address.isLoopbackAddress()) {
      return permitsPrivate && !isMetadata(bytes);
    }
    // Only global unicast is assigned: 2000::/3.
    return (bytes[0] & 0xe0) == 0x20;
  }

  /**
   * The address of a name, which keeps the name as it was given. All addresses of the name are
   * asked about, so that it cannot lead elsewhere at the next call.
   *
   * @throws IOException if the name is not known, or one of its addresses may not be called
   */
  InetAddress checked(String host) throws IOException {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new IOException("the name " + host + " is not known", unknown);
    }
    for (InetAddress each : all) {
      if (!permits(each)) {
        throw new IOException(
            host + " is " + each.getHostAddress() + ", which may not be called; see allow_private");
      }
    }
    return InetAddress.getByAddress(host, all[0].getAddress());
  }

  /** Whether an IPv4 address stands in it: 64:ff9b::/96, and the mapped and compatible forms. */
  private static boolean isTranslated(byte[] bytes) {
    boolean zero = true;
    for (int i = 4; i < 10; i++) {
      zero &= bytes[i] == 0;
    }
    boolean first = bytes[0] == 0 && bytes[2] == 0 && bytes[3] == 0 && bytes[1] == 0;
    boolean mapped = first && zero && bytes[10] == -1 && bytes[11] == -1;
    boolean compatible =
        first && zero && bytes[10] == 0 && bytes[11] == 0 && (bytes[12] != 0 || bytes[13] != 0);
    boolean nat =
        bytes[0] == 0
            && bytes[1] == 0x64
            && bytes[2] == -1
            && (bytes[3] & 0xff) == 0x9b
            && zero
            && bytes[10] == 0
            && bytes[11] == 0;
    return mapped || compatible || nat;
  }

  /** fd00:ec2::254, where a cloud answers with credentials. */
  private static boolean isMetadata(byte[] bytes) {
    return (bytes[0] & 0xff) == 0xfd
        && bytes[1] == 0
        && (bytes[2] & 0xff) == 0x0e
        && (bytes[3] & 0xff) == 0xc2;
  }

  private boolean permitsFour(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    boolean never =
        a == 0
            || a >= 224
            || (a == 169 && b == 254)
            || (a == 100 && b == 100 && c == 100)
            || (a == 168 && b == 63 && c == 129);
    boolean isPrivate =
        a == 10
            || a == 127
            || (a == 100 && b >= 64 && b < 128)
            || (a == 172 && b >= 16 && b < 32)
            || (a == 192 && b == 168)
            || (a == 192 && b == 0 && c == 0)
            || (a == 198 && (b == 18 || b == 19));
    return !never && (permitsPrivate || !isPrivate);
  }
}
