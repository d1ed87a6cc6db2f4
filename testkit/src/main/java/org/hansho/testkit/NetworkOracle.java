package org.hansho.testkit;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hansho.sigma.ValueTest.Cidr;
import org.jspecify.annotations.Nullable;

/** Addresses and networks by way of the platform's own reading of address texts. */
final class NetworkOracle {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final String DOTTED = OCTET + "(\\." + OCTET + "){3}";
  private static final Pattern FOUR = Pattern.compile(DOTTED);
  private static final Pattern SIX =
      Pattern.compile("(?=.*:)([0-9A-Fa-f]{0,4}:)*([0-9A-Fa-f]{0,4}|" + DOTTED + ")");

  private NetworkOracle() {}

  static boolean contains(Cidr network, String text) {
    byte[] address = address(text);
    byte[] base = bytes(network.network());
    if (address == null) {
      return false;
    }
    int prefix = network.prefixLength();
    if (base.length == 16 && prefix >= 96 && isMapped(base)) {
      base = java.util.Arrays.copyOfRange(base, 12, 16);
      prefix -= 96;
    }
    if (address.length != base.length) {
      return false;
    }
    int hostBits = base.length * 8 - prefix;
    BigInteger difference = new BigInteger(1, address).xor(new BigInteger(1, base));
    return difference.shiftRight(hostBits).signum() == 0;
  }

  private static boolean isMapped(byte[] base) {
    return new BigInteger(1, base).shiftRight(32).equals(BigInteger.valueOf(0xFFFF));
  }

  private static byte[] bytes(List<Byte> list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = list.get(i);
    }
    return bytes;
  }

  /** An address, or a network as {@code address/length}. */
  static Cidr parse(String entry) {
    String[] parts = entry.split("/", 2);
    byte[] address = address(parts[0]);
    if (address == null) {
      throw new IllegalArgumentException("not a network: " + entry);
    }
    int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * 8;
    List<Byte> bytes = new ArrayList<>();
    for (byte b : address) {
      bytes.add(b);
    }
    return new Cidr(bytes, prefix);
  }

  /** The platform asks no name server for texts of these shapes, and makes mapped IPv4 plain. */
  private static byte @Nullable [] address(String text) {
    if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
