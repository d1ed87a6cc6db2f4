package org.hansho.testkit.network;

/**
 * A connection as both ends see it; its client speaks first.
 *
 * @param start nanoseconds since 1970
 * @param end of the last packet
 * @param client IPv4 address in 32 bits
 * @param server likewise
 * @param protocol 6 for TCP, 17 for UDP
 * @param forth what the client sent; of TCP the first is a SYN, the last a FIN
 * @param back what came back; nothing where nobody answers
 */
public record Connection(
    long start,
    long end,
    int client,
    int server,
    Ports ports,
    int protocol,
    Amounts forth,
    Amounts back) {
  /** TCP. */
  public static final int TCP = 6;

  /** UDP. */
  public static final int UDP = 17;

  /** Both ports. */
  public record Ports(int client, int server) {
    /** As the server's flow has them. */
    Ports turned() {
      return new Ports(/* client= */ server, /* server= */ client);
    }
  }

  /** Packets of a direction, and their bytes with IP headers. */
  public record Amounts(long packets, long bytes) {
    /** Nothing. */
    public static final Amounts NONE = new Amounts(0, 0);
  }

  /** What the client sends, as a flow. */
  public Flow forthFlow() {
    int flags = protocol == TCP ? TcpFlags.of(true, back.packets() > 0, forth.packets() > 1) : 0;
    return new Flow(start, end, client, server, ports, protocol, forth, flags);
  }

  /** What the server sends, as a flow. */
  public Flow backFlow() {
    Ports turned = ports.turned();
    int flags = protocol == TCP ? TcpFlags.of(true, true, back.packets() > 1) : 0;
    return new Flow(start, end, server, client, turned, protocol, back, flags);
  }
}
