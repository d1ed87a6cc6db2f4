package org.hansho.detect.flood;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the composition of a class of traffic speaks of an attack. The visible list of such classes.
 *
 * <p>Each names what else a machine says or hears where such packets are its ordinary business; so
 * much of them, many times over, is no attack ({@link Halves}). What is left is compared with the
 * low floor.
 */
enum Shape {
  /** Answers of services that amplify, to questions that nobody asked. */
  REFLECTION("udp-reflection", 1),
  /** One-way UDP from many. */
  UDP("udp", Shape.MANY),
  /** The same from the port of HTTPS, where a client acknowledges every tenth packet. */
  QUIC("quic", Shape.MANY),
  ICMP("icmp", 1),
  /** Requests for connections that nobody goes on with, whether they are answered or not. */
  SYN("tcp-syn", 1),
  /** SYN-ACK without SYN, and RST of nothing. */
  ANSWERS("tcp-answer", 1),
  INVALID("tcp-invalid", 1),
  /** Bare acknowledgements of nothing. */
  ACK("tcp-ack", Shape.SOME),
  /** Payload for connections that are none, from many. */
  TCP("tcp", Shape.MANY),
  FRAGMENTS("fragment", Shape.SOME),
  TUNNEL("tunnel", Shape.MANY),
  OTHER("other", Shape.MANY);

  /** A line to one peer, or to a few offices, is not many. */
  private static final int MANY = 10;

  private static final int SOME = 3;

  /** Answers of this size and more are worth reflecting; questions and their echoes are smaller. */
  private static final int AMPLIFIED = 200;

  /** Packets that one packet of the key's own explains: a question may be answered by several. */
  private static final int EXPLAINED = 3;

  /** Packets in one direction for one acknowledgement, where cards join segments. */
  private static final int ACKNOWLEDGED = 12;

  /**
   * The same of QUIC: browsers acknowledge each tenth packet, and an office behind one address is
   * seen through records whose directions are cut at different times.
   */
  private static final int ACKNOWLEDGED_BY_QUIC = 20;

  /** Packets that a connection which was seen to begin explains. */
  private static final int OF_CONNECTION = 100;

  private static final int QUARTERS = 4;

  private final String traffic;
  private final int sources;

  Shape(String traffic, int sources) {
    this.traffic = traffic;
    this.sources = sources;
  }

  /** That of a class; null for one that shows none. */
  static @Nullable Shape of(String traffic) {
    return Arrays.stream(values())
        .filter(shape -> shape.traffic.equals(traffic))
        .findFirst()
        .orElse(null);
  }

  /** The word of its class. */
  String traffic() {
    return traffic;
  }

  /** How many sources there must be. */
  int sources() {
    return sources;
  }

  /**
   * How many of some packets nothing explains; 0 where that cannot be known.
   *
   * @param packets of a window, with {@code bytes} and {@code flows}
   * @param sampled whether one in so many was looked at
   * @param halves of the same window, by the sums of {@link Halves}
   * @param sends whether the key was seen to send anything
   */
  long unexplained(
      long packets, long bytes, long flows, boolean sampled, long[] halves, boolean sends) {
    long asked = halves[Halves.ASKED];
    long sent = halves[Halves.SENT];
    return switch (this) {
      case REFLECTION -> bytes >= packets * AMPLIFIED ? packets - EXPLAINED * sent : 0;
      case UDP, TUNNEL, OTHER, FRAGMENTS -> packets - EXPLAINED * sent;
      case QUIC -> packets - ACKNOWLEDGED_BY_QUIC * sent;
      case ICMP -> packets - EXPLAINED * asked;
      case SYN -> packets - halves[Halves.FINISHED] / QUARTERS;
      case ANSWERS -> packets - EXPLAINED * asked - halves[Halves.FINISHED] / QUARTERS;
      case INVALID -> packets;
      case ACK -> acknowledgements(packets, flows, sampled, halves, sends);
      case TCP ->
          sends
              ? packets
                  - ACKNOWLEDGED * halves[Halves.SENT_TCP]
                  - (sampled ? 0 : OF_CONNECTION * halves[Halves.FINISHED])
              : 0;
    };
  }

  /** Where nothing of the other direction is seen, there must be nothing but acknowledgements. */
  private static long acknowledgements(
      long packets, long flows, boolean sampled, long[] halves, boolean sends) {
    if (sends) {
      return packets - EXPLAINED * halves[Halves.SENT_TCP];
    }
    boolean bare = halves[Halves.DATA] * 20 < packets;
    boolean begun = !sampled && halves[Halves.FINISHED] * 50 > packets && flows > 0;
    return bare && !begun ? packets : 0;
  }
}
