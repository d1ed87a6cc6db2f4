package org.hansho.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges whether a value has the server ask for the metadata of its cloud, which hands out
 * credentials: an address of the metadata services in any spelling that resolvers take, with a
 * scheme before it or a path behind it.
 *
 * <p>Numbers of an address may be decimal, octal or hexadecimal, one to four of them, and overflow;
 * digits may be full-width or enclosed; names that a public service resolves to the address count.
 * An address alone is a word like others. Schemes that speak to services inside, and that no
 * browser has, count with any address. Source: documentation of the metadata services of AWS,
 * Azure, Google Cloud, Alibaba Cloud, Oracle Cloud and OpenStack; WHATWG URL Standard, "IPv4
 * parser". Pure functions.
 */
final class ServerRequests {
  private static final int LONGEST_HOST = 256;
  private static final long MASK = 0xFFFFFFFFL;

  /** 169.254.169.254, 169.254.170.2, 100.100.100.200, 168.63.129.16, 192.0.0.192. */
  private static final Set<Long> FOUR =
      Set.of(0xA9FEA9FEL, 0xA9FEAA02L, 0x646464C8L, 0xA83F8110L, 0xC00000C0L);

  private static final Set<String> NAMES =
      Set.of(
          "metadata.google.internal",
          "metadata.goog",
          "metadata.tencentyun.com",
          "instance-data",
          "instance-data.ec2.internal");

  /** Services that resolve any name with an address in it to that address. */
  private static final Set<String> RESOLVERS =
      Set.of("nip.io", "sslip.io", "xip.io", "traefik.me", "localtest.me");

  /** fd00:ec2::254. */
  private static final int[] AMAZON = {0xFD00, 0x0EC2, 0, 0, 0, 0, 0, 0x0254};

  private static final String DASHED = "169-254-169-254";
  private static final String DOTTED = "169.254.169.254";
  private static final String HEXADECIMAL = "a9fea9fe";

  private static final byte[][] SCHEMES = {Ascii.bytes("gopher://"), Ascii.bytes("dict://")};

  private ServerRequests() {}

  /** Where such an address begins; -1 if nowhere. */
  static int judge(byte[] text, int from, int to) {
    for (byte[] scheme : SCHEMES) {
      if (Ascii.startsWith(text, from, to, scheme)) {
        return from;
      }
    }
    int end = endOfHost(text, from, to);
    if (end < to && text[end] == '/' && end > from && isMetadata(text, from, end)) {
      return from;
    }
    for (int at = from; at + 2 < to; at++) {
      boolean authority = isSlash(text[at]) && isSlash(text[at + 1]) && !isSlash(text[at + 2]);
      if (authority && isMetadata(text, at + 2, endOfHost(text, at + 2, to))) {
        return at + 2;
      }
    }
    return -1;
  }

  private static boolean isSlash(byte b) {
    return b == '/' || b == '\\';
  }

  private static int endOfHost(byte[] text, int from, int to) {
    int limit = Math.min(to, from + LONGEST_HOST);
    int at = from;
    while (at < limit && !isSlash(text[at]) && text[at] != '?' && text[at] != '#') {
      at++;
    }
    return at;
  }

  /** Whether a host, perhaps with an account before it and a port behind it, is such an address. */
  private static boolean isMetadata(byte[] text, int from, int to) {
    int begin = from;
    for (int at = from; at < to; at++) {
      begin = text[at] == '@' ? at + 1 : begin;
    }
    if (begin >= to) {
      return false;
    }
    if (text[begin] == '[') {
      int close = begin + 1;
      while (close < to && text[close] != ']') {
        close++;
      }
      return isSix(text, begin + 1, close);
    }
    int end = begin;
    while (end < to && text[end] != ':') {
      end++;
    }
    return mayBe(text, begin, end) && isNamed(plain(text, begin, end));
  }

  /** Most hosts begin otherwise and cost no more than this look. */
  private static boolean mayBe(byte[] text, int from, int to) {
    byte first = from < to ? Ascii.lower(text[from]) : 0;
    return Ascii.isDigit(first) || first == 'm' || first == 'i' || first == 'a' || first < 0;
  }

  private static boolean isSix(byte[] text, int from, int to) {
    int[] groups = groups(plain(text, from, to));
    if (groups.length == 0) {
      return false;
    }
    boolean zeros = true;
    for (int i = 0; i < 5; i++) {
      zeros &= groups[i] == 0;
    }
    long four = (long) groups[6] << 16 | groups[7];
    boolean mapped = zeros && groups[5] == 0xFFFF && FOUR.contains(four);
    return mapped || Arrays.equals(groups, AMAZON);
  }

  /** The eight groups of an address of IPv6; none if it is no such address. */
  private static int[] groups(String text) {
    int gap = text.indexOf("::");
    List<Integer> before = part(gap < 0 ? text : text.substring(0, gap));
    List<Integer> behind = part(gap < 0 ? "" : text.substring(gap + 2));
    int missing = 8 - before.size() - behind.size();
    if (before.contains(-1) || behind.contains(-1) || missing < 0 || (gap < 0 && missing > 0)) {
      return new int[0];
    }
    int[] groups = new int[8];
    for (int i = 0; i < before.size(); i++) {
      groups[i] = before.get(i);
    }
    for (int i = 0; i < behind.size(); i++) {
      groups[8 - behind.size() + i] = behind.get(i);
    }
    return groups;
  }

  /** The groups of a part, with -1 for one that is none. */
  private static List<Integer> part(String text) {
    List<Integer> groups = new ArrayList<>();
    for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
      if (group.indexOf('.') >= 0) {
        long four = four(group);
        groups.add((int) (four >> 16));
        groups.add(four < 0 ? -1 : (int) (four & 0xFFFF));
      } else {
        groups.add(group.matches("[0-9a-f]{1,4}") ? Integer.parseInt(group, 16) : -1);
      }
    }
    return groups;
  }

  /** In small letters, with digits of any width as plain ones, without a point at its end. */
  private static String plain(byte[] text, int from, int to) {
    String host = new String(text, from, to - from, StandardCharsets.UTF_8);
    String plain = Normalizer.normalize(host, Normalizer.Form.NFKC).replace('。', '.');
    plain = plain.toLowerCase(Locale.ROOT);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static boolean isNamed(String host) {
    if (NAMES.contains(host) || FOUR.contains(four(host))) {
      return true;
    }
    boolean resolved = RESOLVERS.stream().anyMatch(service -> host.endsWith("." + service));
    return resolved
        && (host.contains(DOTTED) || host.contains(DASHED) || host.contains(HEXADECIMAL));
  }

  /** The address that up to four numbers make, as resolvers read them; -1 if they make none. */
  private static long four(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return -1;
    }
    long bits = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      if (part < 0) {
        return -1;
      }
      boolean last = i == parts.length - 1;
      bits = last ? bits | (part & (MASK >>> (8 * i))) : bits | ((part & 0xFF) << (24 - 8 * i));
    }
    return bits;
  }

  private static long number(String digits) {
    boolean hexadecimal = digits.startsWith("0x");
    boolean octal = !hexadecimal && digits.length() > 1 && digits.startsWith("0");
    String shown = hexadecimal ? digits.substring(2) : digits;
    if (shown.isEmpty() || shown.length() > 12) {
      return -1;
    }
    int radix = hexadecimal ? 16 : octal ? 8 : 10;
    long value = 0;
    for (int i = 0; i < shown.length(); i++) {
      int digit = Character.digit(shown.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
