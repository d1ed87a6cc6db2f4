package org.hansho.address;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The networks that are one's own: private addresses, and those that the operator names.
 *
 * <p>Immutable and shared. A look-up is a binary search over the IPv4 networks, and one test a
 * network of IPv6, of which an operator names few. Allocates nothing.
 */
public final class HomeNetworks {
  /** Private and other internal addresses alone; see {@link AddressScope}. */
  public static final HomeNetworks PRIVATE = new HomeNetworks(List.of(), List.of());

  /** First and last IPv4 addresses of networks that neither touch nor overlap, in order. */
  private final long[] first;

  private final long[] last;
  private final List<Six> six;

  private record Six(long high, long low, long highMask, long lowMask) {
    boolean contains(Address address) {
      return ((address.high() ^ high) & highMask) == 0 && ((address.low() ^ low) & lowMask) == 0;
    }
  }

  private HomeNetworks(List<long[]> four, List<Six> six) {
    List<long[]> merged = merged(four);
    this.first = merged.stream().mapToLong(range -> range[0]).toArray();
    this.last = merged.stream().mapToLong(range -> range[1]).toArray();
    this.six = List.copyOf(six);
  }

  /**
   * Private addresses and these networks.
   *
   * @param networks such as {@code 198.51.100.0/24}, {@code 2001:db8::/32} or a single address;
   *     what is none of these is left out
   */
  public static HomeNetworks and(Collection<String> networks) {
    List<long[]> four = new ArrayList<>();
    List<Six> six = new ArrayList<>();
    networks.forEach(network -> add(network.strip(), four, six));
    return new HomeNetworks(four, six);
  }

  private static void add(String network, List<long[]> four, List<Six> six) {
    int slash = network.indexOf('/');
    byte[] bytes = network.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    if (!address.parse(bytes, 0, slash < 0 ? bytes.length : slash)) {
      return;
    }
    int width = address.isFour() ? 32 : 128;
    int prefix = slash < 0 ? width : prefix(network.substring(slash + 1), width);
    if (prefix < 0) {
      return;
    }
    if (address.isFour()) {
      long mask = ones(prefix + 32) & 0xFFFF_FFFFL;
      long begin = address.low() & mask;
      four.add(new long[] {begin, begin | (~mask & 0xFFFF_FFFFL)});
    } else {
      long highMask = ones(Math.min(prefix, 64));
      six.add(new Six(address.high(), address.low(), highMask, ones(Math.max(prefix - 64, 0))));
    }
  }

  private static int prefix(String digits, int width) {
    if (!digits.matches("\\d{1,3}")) {
      return -1;
    }
    int prefix = Integer.parseInt(digits);
    return prefix <= width ? prefix : -1;
  }

  private static long ones(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }

  private static List<long[]> merged(List<long[]> ranges) {
    List<long[]> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(range -> range[0]));
    List<long[]> merged = new ArrayList<>();
    for (long[] range : sorted) {
      long[] before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && range[0] <= before[1] + 1) {
        before[1] = Math.max(before[1], range[1]);
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  /** Whether the address is one's own. */
  public boolean contains(Address address) {
    if (AddressScope.of(address) == AddressScope.INTERNAL) {
      return true;
    }
    if (address.isFour()) {
      int found = Arrays.binarySearch(first, address.low());
      int index = found >= 0 ? found : -found - 2;
      return index >= 0 && address.low() <= last[index];
    }
    for (Six network : six) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
