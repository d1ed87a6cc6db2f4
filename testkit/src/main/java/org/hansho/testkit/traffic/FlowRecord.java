package org.hansho.testkit.traffic;

/**
 * One direction of a flow as an exporter reports it. Counts are those of the packets that were
 * looked at.
 *
 * @param start microseconds since 1970
 * @param end likewise
 * @param source IPv4 address as a number
 * @param destination likewise
 * @param flags all TCP flags, FIN is 1
 */
public record FlowRecord(
    long start,
    long end,
    int source,
    int destination,
    int sourcePort,
    int destinationPort,
    int protocol,
    int flags,
    long packets,
    long bytes) {
  /** Protocol numbers. */
  public static final int ICMP = 1;

  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ESP = 50;

  /** An address of four parts. */
  public static int address(int a, int b, int c, int d) {
    return a << 24 | b << 16 | c << 8 | d;
  }

  /** The other direction of the same flow, with as many packets. */
  FlowRecord answered(long ofBytes) {
    int asker = source;
    int askingPort = sourcePort;
    return new FlowRecord(
        start,
        end,
        destination,
        asker,
        destinationPort,
        askingPort,
        protocol,
        flags,
        packets,
        ofBytes);
  }
}
