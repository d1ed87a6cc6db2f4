package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.ValueTest.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address.
 *
 * <p>Source: RFC 4632 and RFC 4291, sections 2.2 and 2.3.
 */
final class Networks {
  private static final int GROUPS = 8;

  private Networks() {}

  /** The network with its host bits cleared, or null where the text is none. */
  static @Nullable Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] bytes = address.indexOf(':') >= 0 ? ipv6(address) : ipv4(address);
    if (bytes == null) {
      return null;
    }
    int bits = bytes.length * Byte.SIZE;
    int length = slash < 0 ? bits : number(text.substring(slash + 1), bits);
    return length < 0 ? null : masked(bytes, length);
  }

  /** Whether a network was written with bits beyond its prefix. */
  static boolean hasHostBits(String text, Cidr network) {
    Cidr address = parse(text.substring(0, Math.max(0, text.indexOf('/'))));
    return address != null && !address.network().equals(network.network());
  }

  private static Cidr masked(byte[] bytes, int length) {
    List<Byte> network = new ArrayList<>(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, length - i * Byte.SIZE));
      network.add((byte) (bytes[i] & (0xFF00 >> kept)));
    }
    return new Cidr(network, length);
  }

  private static byte @Nullable [] ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      int part = number(parts[i], 255);
      if (part < 0) {
        return null;
      }
      bytes[i] = (byte) part;
    }
    return bytes;
  }

  private static byte @Nullable [] ipv6(String text) {
    int gap = text.indexOf("::");
    List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2), true);
    if (head == null || tail == null) {
      return null;
    }
    int written = head.size() + tail.size();
    if (gap < 0 ? written != GROUPS : written >= GROUPS) {
      return null;
    }
    byte[] bytes = new byte[GROUPS * 2];
    put(head, bytes, 0);
    put(tail, bytes, GROUPS - tail.size());
    return bytes;
  }

  private static void put(List<Integer> groups, byte[] bytes, int from) {
    for (int i = 0; i < groups.size(); i++) {
      bytes[2 * (from + i)] = (byte) (groups.get(i) >> Byte.SIZE);
      bytes[2 * (from + i) + 1] = groups.get(i).byteValue();
    }
  }

  private static @Nullable List<Integer> groups(String text, boolean atEnd) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return groups;
    }
    String[] parts = text.split(":", GROUPS + 1);
    for (int i = 0; i < parts.length; i++) {
      byte[] embedded = atEnd && i == parts.length - 1 ? ipv4(parts[i]) : null;
      if (embedded != null) {
        groups.add(((embedded[0] & 0xFF) << Byte.SIZE) | (embedded[1] & 0xFF));
        groups.add(((embedded[2] & 0xFF) << Byte.SIZE) | (embedded[3] & 0xFF));
      } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return null;
      }
    }
    return groups;
  }

  /** A decimal of at most three digits between 0 and a maximum, or -1. */
  private static int number(String text, int maximum) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number <= maximum ? number : -1;
  }
}
