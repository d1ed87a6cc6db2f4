package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Writes the kind of traffic of a flow, as floods distinguish it, to {@code network.traffic}.
 *
 * <p>{@code udp}, {@code udp-reflection} (UDP from a port whose services answer small questions
 * with much), {@code quic}, {@code icmp}, {@code tcp-syn} (asks for connections and goes no
 * further), {@code tcp-answer} (nothing but SYN-ACK or RST), {@code tcp-invalid} (flags that no
 * connection has), {@code tcp-ack} (nothing but bare acknowledgements), {@code tcp}, {@code
 * fragment} (most packets are parts, or there are no ports), {@code tunnel} (GRE and IPsec) and
 * {@code other}. A record that counts both directions, of a flow that is answered, is {@code
 * two-way} or {@code tcp-two-way}. A flow whose flags are not known is {@code tcp}, unless a source
 * that counts both directions saw nothing come back to a few empty segments. VPC flow logs leave
 * out ACK, so large or many packets speak against {@code tcp-syn}, and no flags at all against
 * nothing. Allocates nothing.
 */
final class TrafficClassAnalyzer implements Analyzer {
  private static final String TRAFFIC = "network.traffic";
  private static final String NUMBER = "network.iana_number";
  private static final String FLAGS = "network.tcp_flags";
  private static final String FRAGMENTS = "network.fragments";
  private static final String FROM_PORT = "source.port";
  private static final String TO_PORT = "destination.port";
  private static final String PACKETS = "source.packets";
  private static final String BYTES = "source.bytes";
  private static final String ANSWERS = "destination.packets";

  /** The field of VPC flow logs, which have no ACK and no PSH. */
  private static final String PARTIAL_FLAGS = "tcp-flags";

  private static final byte[] UDP = ascii("udp");
  private static final byte[] UDP_REFLECTION = ascii("udp-reflection");
  private static final byte[] QUIC = ascii("quic");
  private static final byte[] TWO_WAY = ascii("two-way");
  private static final byte[] TCP_TWO_WAY = ascii("tcp-two-way");
  private static final byte[] ICMP = ascii("icmp");
  private static final byte[] TCP = ascii("tcp");
  private static final byte[] TCP_SYN = ascii("tcp-syn");
  private static final byte[] TCP_ANSWER = ascii("tcp-answer");
  private static final byte[] TCP_INVALID = ascii("tcp-invalid");
  private static final byte[] TCP_ACK = ascii("tcp-ack");
  private static final byte[] FRAGMENT = ascii("fragment");
  private static final byte[] TUNNEL = ascii("tunnel");
  private static final byte[] OTHER = ascii("other");

  /**
   * Services that were seen to amplify: echo, quotation, characters, DNS, TFTP, portmapper, NTP,
   * NetBIOS, SNMP, LDAP, SLP, RIP, SQL Server, SSDP, remote desktop of macOS, WS-Discovery, licence
   * servers, mDNS, CoAP, Ubiquiti, Mitel, memcached, games and video recorders.
   */
  private static final int[] REFLECTORS = {
    7, 17, 19, 53, 69, 111, 123, 137, 161, 389, 427, 520, 1434, 1900, 3283, 3702, 5093, 5353, 5683,
    10001, 10074, 11211, 27015, 37810
  };

  private static final int HTTPS = 443;

  /** Datagrams for one answer, and segments for one acknowledgement, of a flow that is answered. */
  private static final int FOR_AN_ANSWER = 3;

  private static final int FOR_AN_ACKNOWLEDGEMENT = 12;

  /** Longest empty segment, with options and the header of IPv6. */
  private static final long EMPTY_SEGMENT = 80;

  private static final int TCP_NUMBER = 6;

  /** Segments by which a connection is asked for, where nobody answers. */
  private static final int TRIES = 3;

  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int PUSH = 8;
  private static final int ACK = 16;
  private static final int URGENT = 32;

  @Override
  public String name() {
    return "traffic-class";
  }

  @Override
  public Set<String> reads() {
    return Set.of(
        NUMBER, FLAGS, PARTIAL_FLAGS, FRAGMENTS, FROM_PORT, TO_PORT, PACKETS, BYTES, ANSWERS);
  }

  @Override
  public Set<String> writes() {
    return Set.of(TRAFFIC);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return eventClass.logSources().stream()
        .anyMatch(source -> "network_flow".equals(source.category()));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The words are constants.
  public Step bind(Fields fields) {
    int traffic = fields.id(TRAFFIC);
    int number = fields.id(NUMBER);
    int flags = fields.id(FLAGS);
    int partial = fields.id(PARTIAL_FLAGS);
    int fragments = fields.id(FRAGMENTS);
    int from = fields.id(FROM_PORT);
    int to = fields.id(TO_PORT);
    int packets = fields.id(PACKETS);
    int bytes = fields.id(BYTES);
    int answers = fields.id(ANSWERS);
    return event -> {
      long protocol = number(event, number);
      if (traffic == Fields.UNREAD || protocol < 0) {
        return;
      }
      long count = number(event, packets);
      long parts = number(event, fragments);
      boolean ported = protocol == 6 || protocol == 17;
      boolean portless = ported && number(event, from) == 0 && number(event, to) == 0;
      boolean broken = portless || (parts > 0 && parts * 2 > count);
      long mean = count > 0 ? number(event, bytes) / count : 0;
      long seen = number(event, flags);
      long back = number(event, answers);
      byte[] word =
          broken
              ? FRAGMENT
              : protocol == TCP_NUMBER && isUnanswered(seen, count, back, mean)
                  ? TCP_SYN
                  : word((int) protocol, number(event, from), seen, mean);
      boolean endless = word == TCP && number(event, partial) < 0 && isEndless(seen, mean);
      byte[] found = endless ? TCP_INVALID : bothWays(word, count, back, seen);
      event.addWellFormed(traffic, found, 0, found.length);
    };
  }

  /**
   * The word of a flow whose answers were counted with it. Refusals are answers too, so of TCP a
   * connection must have begun.
   */
  @SuppressWarnings("ReferenceEquality") // The words are constants.
  private static byte[] bothWays(byte[] word, long packets, long answers, long flags) {
    if (answers <= 0) {
      return word;
    }
    if (word == TCP) {
      boolean began = flags < 0 || (flags & SYN) != 0;
      return began && answers * FOR_AN_ACKNOWLEDGEMENT >= packets ? TCP_TWO_WAY : word;
    }
    boolean datagrams = word == UDP || word == UDP_REFLECTION || word == QUIC;
    return (datagrams || word == TUNNEL || word == OTHER) && answers * FOR_AN_ANSWER >= packets
        ? TWO_WAY
        : word;
  }

  /**
   * Whether flags are not known, and a source that counts both directions saw nothing come back to
   * a few empty segments: a connection that was asked for in vain. A connection that goes on has
   * answers.
   */
  private static boolean isUnanswered(long flags, long packets, long answers, long mean) {
    return flags < 0 && answers == 0 && packets > 0 && packets <= TRIES && mean <= EMPTY_SEGMENT;
  }

  /** Whether segments end a connection, or push or hurry, and acknowledge nothing. */
  private static boolean isEndless(long flags, long mean) {
    return flags > 0
        && mean <= EMPTY_SEGMENT
        && (flags & (FIN | PUSH | URGENT)) != 0
        && (flags & (SYN | RST | ACK)) == 0;
  }

  private static byte[] word(int protocol, long fromPort, long flags, long mean) {
    return switch (protocol) {
      case 6 -> flags < 0 ? TCP : segments((int) flags, mean <= EMPTY_SEGMENT);
      case 17 -> datagrams((int) fromPort);
      case 1, 58 -> ICMP;
      case 4, 41, 47, 50, 51 -> TUNNEL;
      default -> OTHER;
    };
  }

  private static byte[] datagrams(int fromPort) {
    if (fromPort == HTTPS) {
      return QUIC;
    }
    return Arrays.binarySearch(REFLECTORS, fromPort) >= 0 ? UDP_REFLECTION : UDP;
  }

  private static byte[] segments(int flags, boolean empty) {
    boolean contradicts =
        (flags & (SYN | RST | ACK)) == (SYN | RST)
            || (flags & (FIN | PUSH | URGENT | ACK | SYN)) == (FIN | PUSH | URGENT)
            || (flags & (SYN | FIN | ACK)) == (SYN | FIN);
    if (!empty) {
      return TCP;
    }
    if (contradicts) {
      return TCP_INVALID;
    }
    if ((flags & (SYN | FIN | RST | PUSH | URGENT | ACK)) == ACK) {
      return TCP_ACK;
    }
    boolean answers = (flags & (SYN | ACK)) == (SYN | ACK) || (flags & RST) != 0;
    boolean more = (flags & (FIN | PUSH | URGENT)) != 0;
    if ((flags & (SYN | ACK)) == SYN && !more) {
      return TCP_SYN;
    }
    return answers && !more && (flags & (SYN | RST)) != (SYN | RST) ? TCP_ANSWER : TCP;
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  private static long number(Event event, int field) {
    int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
    return slot == Event.NONE ? -1 : event.number(slot);
  }
}
