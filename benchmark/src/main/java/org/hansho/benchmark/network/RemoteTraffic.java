package org.hansho.benchmark.network;

import java.util.SplittableRandom;
import org.hansho.testkit.traffic.FlowRecord;
import org.hansho.testkit.traffic.FlowSink;

/**
 * Two hours of machines that are all worked on by SSH (two of three) or RDP: sessions and attempts
 * of several peers, one machine of ten at others itself, a request to a web site and an answer to a
 * question about names each. In the end one in a hundred is near the floor of a flood, and one in a
 * thousand above it.
 */
final class RemoteTraffic {
  private static final int OWN = FlowRecord.address(10, 0, 0, 0);
  private static final int PEERS = FlowRecord.address(198, 51, 100, 0);
  private static final int PEOPLE = 3;
  private static final int SSH = 22;
  private static final int RDP = 3_389;
  private static final int SESSION = 27;
  private static final int SOURCES = 60;
  private static final int FLOOD_SECONDS = 12;
  private static final long SECOND = 1_000_000L;
  private static final long STEP = 1_000 * SECOND;

  private final int machines;
  private final int peers;
  private final SplittableRandom random = new SplittableRandom(3);
  private final FlowSink sink;

  /**
   * So many machines.
   *
   * @param peers of each that come to it
   */
  RemoteTraffic(int machines, int peers, FlowSink sink) {
    this.machines = machines;
    this.peers = peers;
    this.sink = sink;
  }

  /** Writes it all, from a time in microseconds. */
  void run(long start) {
    long time = start;
    for (int peer = 0; peer < peers; peer++, time += STEP) {
      for (int machine = 0; machine < machines; machine++) {
        connection(at(time, machine), PEERS + random.nextInt(1 << 8) + peer * 256, machine, peer);
      }
    }
    for (int peer = 0; peer < 2; peer++, time += STEP) {
      for (int machine = 0; machine < machines; machine += 10) {
        outgoing(at(time, machine), machine, PEERS + (1 << 12) + random.nextInt(1 << 12));
      }
    }
    for (int machine = 0; machine < machines; machine++) {
      others(at(time, machine), machine);
    }
    flood(time + STEP);
  }

  private long at(long time, int machine) {
    return time + STEP * machine / machines;
  }

  private static int port(int machine) {
    return machine % 3 == 2 ? RDP : SSH;
  }

  /** The first peers have sessions, the others a few attempts. */
  private void connection(long end, int peer, int machine, int number) {
    for (int left = number < PEOPLE ? 1 : 3; left > 0; left--) {
      long packets = number < PEOPLE ? 400 : 12;
      int from = 1_024 + random.nextInt(60_000);
      both(end, peer, OWN + machine, from, port(machine), packets);
    }
  }

  private void outgoing(long end, int machine, int peer) {
    both(end, OWN + machine, peer, 1_024 + random.nextInt(60_000), port(machine), 200);
  }

  private void both(long end, int client, int server, int from, int to, long packets) {
    long bytes = packets * 120;
    sink.accept(
        new FlowRecord(
            end - SECOND, end, client, server, from, to, FlowRecord.TCP, SESSION, packets, bytes));
    sink.accept(
        new FlowRecord(
            end - SECOND,
            end,
            server,
            client,
            to,
            from,
            FlowRecord.TCP,
            SESSION,
            packets,
            bytes * 4));
  }

  private void others(long end, int machine) {
    both(end, PEERS + random.nextInt(1 << 14), OWN + machine, 1_024 + machine % 60_000, 443, 30);
    int port = 1_024 + random.nextInt(60_000);
    sink.accept(
        new FlowRecord(
            end - SECOND, end, PEERS + 8, OWN + machine, 53, port, FlowRecord.UDP, 0, 1, 200));
  }

  private void flood(long start) {
    for (int second = 0; second < FLOOD_SECONDS; second++) {
      long end = start + second * SECOND;
      for (int machine = 0; machine < machines; machine += 100) {
        long packets = machine % 1_000 == 0 ? 60_000 : 9_000;
        int sources = machine % 1_000 == 0 ? SOURCES : 3;
        for (int source = 0; source < sources; source++) {
          int from = PEERS + second * SOURCES + source;
          int to = 1_024 + random.nextInt(60_000);
          long each = packets / sources;
          sink.accept(
              new FlowRecord(
                  end - SECOND,
                  end,
                  from,
                  OWN + machine,
                  4_000,
                  to,
                  FlowRecord.UDP,
                  0,
                  each,
                  each * 90));
        }
      }
    }
  }
}
