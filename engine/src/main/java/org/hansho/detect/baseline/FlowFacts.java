package org.hansho.detect.baseline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.address.Address;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.flood.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of flows from the facts of a baseline. Immutable.
 *
 * <p>The packets are those of the source where both directions are counted. Whether a connection
 * begins is decided by the state of the flow (Azure), else by its TCP flags, else not at all.
 */
final class FlowFacts {
  private static final List<String> READ =
      List.of(
          "source.port",
          "source.packets",
          "network.packets",
          "source.bytes",
          "destination.bytes",
          "network.tcp_flags",
          "network.flow_state",
          "network.sampling_rate",
          "network.sampling_source",
          "observer.ip",
          "observer.domain",
          "event.start");

  private static final int SYN = 2;

  /** PSH and ACK: who sends both has been answered. */
  private static final int SPEAKS = 8 | 16;

  private static final int MOST_RATE = 1 << 24;

  private final SeededHashes hashes;
  private final int[] peers;
  private final int[][] columns;

  FlowFacts(String peer, int roles, Columns columns) {
    hashes = columns.hashes();
    peers = new int[roles];
    this.columns = new int[roles][];
    for (int role = 0; role < roles; role++) {
      peers[role] = columns.of(role, peer);
      this.columns[role] = columns.of(role, READ);
    }
  }

  /** The fields that are looked at. */
  static Set<String> reads(String peer) {
    Set<String> reads = new TreeSet<>(READ);
    reads.add(peer);
    return reads;
  }

  /** The record; null if it has no peer. */
  @Nullable FlowFact read(int role, Fact fact) {
    int at = fact.first(peers[role]);
    Address address = new Address();
    if (at == Fact.NONE || !address.parse(fact.buffer(), at, fact.length(at))) {
      return null;
    }
    FlowFact.Peer peer =
        address.isFour()
            ? new FlowFact.Peer(0, 0xFFFF_0000_0000L | address.low())
            : new FlowFact.Peer(address.high(), address.low());
    long sourcePackets = number(fact, role, 1);
    long packets = sourcePackets > 0 ? sourcePackets : number(fact, role, 2);
    long answer = number(fact, role, 4);
    return new FlowFact(
        peer,
        tuple(fact, columns[role][0], peer),
        (int) Math.max(1, Math.min(Short.MAX_VALUE, packets)),
        Math.max(0, answer),
        (Math.max(0, number(fact, role, 5)) & SPEAKS) == SPEAKS,
        (int) Math.max(1, Math.min(MOST_RATE, number(fact, role, 7))),
        begins(fact, columns[role][8], 'a') && fact.length(fact.first(columns[role][8])) == 7,
        start(role, fact),
        lasted(fact, columns[role][11]),
        observer(role, fact));
  }

  /**
   * Of the port and the address at the other end. {@link RecentConnections} has so few places that
   * it is full before anybody needs to know the hash, so a secret seed would protect nothing, and
   * counts would depend on it.
   */
  private static int tuple(Fact fact, int port, FlowFact.Peer peer) {
    return (int)
        SeededHashes.KNOWN.numbers(hash(fact, port, SeededHashes.KNOWN), peer.high(), peer.low());
  }

  /** Packets of both ways, as counted; at least 1. */
  long packets(int role, Fact fact) {
    long all = number(fact, role, 2);
    return Math.max(1, all > 0 ? all : number(fact, role, 1));
  }

  /** What the source of the record sent, in bytes as counted. */
  double sent(int role, Fact fact) {
    return Math.max(0, number(fact, role, 3));
  }

  private FlowFact.Start start(int role, Fact fact) {
    int state = columns[role][6];
    if (fact.first(state) != Fact.NONE) {
      return begins(fact, state, 'b')
          ? FlowFact.Start.BEGINS
          : begins(fact, state, 'e') ? FlowFact.Start.ENDS : FlowFact.Start.BEGAN;
    }
    long flags = number(fact, role, 5);
    if (flags <= 0) {
      return FlowFact.Start.UNKNOWN;
    }
    return (flags & SYN) != 0 ? FlowFact.Start.BEGINS : FlowFact.Start.BEGAN;
  }

  private static long lasted(Fact fact, int column) {
    int at = fact.first(column);
    long start =
        at == Fact.NONE ? TimeText.NONE : TimeText.nanos(fact.buffer(), at, fact.length(at));
    return start == TimeText.NONE ? 0 : Math.max(0, fact.time() - start);
  }

  private int observer(int role, Fact fact) {
    long address = hash(fact, columns[role][9], hashes);
    long hash = hashes.numbers(address, hash(fact, columns[role][10], hashes), 0);
    return (int) (hash & Integer.MAX_VALUE) | 1;
  }

  private static boolean begins(Fact fact, int column, char letter) {
    int at = fact.first(column);
    return at != Fact.NONE && fact.buffer()[at] == letter;
  }

  /** Of the first value of a column; 0 for none. */
  private static long hash(Fact fact, int column, SeededHashes hashes) {
    int at = fact.first(column);
    return at == Fact.NONE ? 0 : hashes.value(fact.buffer(), at, fact.length(at));
  }

  private long number(Fact fact, int role, int field) {
    return fact.number(columns[role][field]);
  }
}
