package org.hansho.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.address.Address;

/**
 * Finds the networks that an address lies in: one look-up for each length of prefix that occurs.
 * Immutable and shared.
 */
final class NetworkTable {
  private final Network[] networks;
  private final int[][] bits;
  private final Network[] masks;
  private final LongTable byPrefix;

  NetworkTable(Map<Network, int[]> entries) {
    networks = entries.keySet().toArray(Network[]::new);
    bits = new int[networks.length][];
    Map<Long, List<Integer>> lists = new TreeMap<>();
    Map<Boolean, TreeSet<Integer>> prefixes = Map.of(true, new TreeSet<>(), false, new TreeSet<>());
    for (int i = 0; i < networks.length; i++) {
      Network network = networks[i];
      bits[i] = Objects.requireNonNull(entries.get(network));
      Objects.requireNonNull(prefixes.get(network.four())).add(network.prefix());
      long key =
          key(network, network.high() & network.highMask(), network.low() & network.lowMask());
      lists.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
    }
    List<Network> distinct = new ArrayList<>();
    prefixes.forEach(
        (four, lengths) ->
            lengths.forEach(length -> distinct.add(new Network(four, 0, 0, length))));
    masks = distinct.toArray(Network[]::new);
    byPrefix = new LongTable(lists);
  }

  private static long key(Network mask, long high, long low) {
    long mixed = (high * 0x9E3779B97F4A7C15L ^ low) * 0xC2B2AE3D27D4EB4FL;
    return mixed + mask.prefix() * 2L + (mask.four() ? 1 : 0);
  }

  /** Sets the bits of every network that the text is an address of. */
  void scan(byte[] text, int length, ClassRun run) {
    Address address = run.address();
    if (!address.parse(text, 0, length)) {
      return;
    }
    for (Network mask : masks) {
      if (mask.four() == address.isFour()) {
        long key = key(mask, address.high() & mask.highMask(), address.low() & mask.lowMask());
        look(byPrefix.first(key), address, run);
      }
    }
  }

  private void look(int first, Address address, ClassRun run) {
    for (int entry = first; entry != LongTable.NONE; entry++) {
      int network = byPrefix.value(entry);
      if (networks[network].contains(address)) {
        run.set(bits[network]);
      }
      if (byPrefix.isLast(entry)) {
        return;
      }
    }
  }
}
