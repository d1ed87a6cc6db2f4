package org.hansho.testkit.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hansho.testkit.traffic.FlowRecord;

/**
 * Kinds of floods with the rates at which they are sent.
 *
 * <p>Ports and factors of amplifiers are those of CISA's alert TA14-017A, sizes of answers those of
 * the reports it names: NTP monlist 468 bytes, CLDAP and memcached nearly a full frame, SSDP some
 * 320, DNS with fragments. Floods of bots are those that the published source of Mirai sends: plain
 * UDP of 512 bytes to random ports, VSE, GRE, ACK, SYN with options, and stomped ACK with a
 * payload. Carpets, pulses and reflection by TCP are as operators have reported them.
 */
@SuppressWarnings("ImmutableEnumChecker") // What is sent is a record of numbers.
public enum Onslaught {
  DNS_AMPLIFICATION(of(udp(1_400).from(53), 2_000).senders(240).parts(3)),
  DNS_AMPLIFICATION_HEAVY(of(udp(1_400).from(53), 90_000).senders(2_000).parts(3)),
  NTP_MONLIST(of(udp(468).from(123), 5_000).senders(300)),
  CLDAP(of(udp(1_480).from(389), 1_500).senders(120)),
  SSDP(of(udp(320).from(1_900), 4_000).senders(800)),
  MEMCACHED(of(udp(1_428).from(11_211), 90_000).senders(12)),
  MEMCACHED_ONE_SERVER(of(udp(1_428).from(11_211), 4_000).senders(1)),
  SNMP(of(udp(800).from(161), 3_000).senders(900)),
  CHARGEN(of(udp(1_020).from(19), 2_500).senders(60)),
  WS_DISCOVERY(of(udp(750).from(3_702), 2_500).senders(400)),
  COAP(of(udp(520).from(5_683), 3_000).senders(300)),
  UDP_BOTS(of(udp(540), 8_000).senders(150)),
  UDP_BOTS_HEAVY(of(udp(540), 300_000).senders(800)),
  UDP_SPOOFED(of(udp(60).to(80), 2_500).forged()),
  UDP_GAME_QUERIES(of(udp(53).to(27_015), 3_000).senders(200)),
  UDP_FRAGMENTS(of(udp(1_500).fragments(), 3_000).senders(100)),
  ICMP_ECHO(of(icmp(84), 4_000).senders(90).answered(0)),
  ICMP_LARGE(of(icmp(1_052), 2_000).senders(40)),
  GRE_BOTS(of(gre(544), 5_000).senders(300)),
  SYN_SLOW(of(tcp(2, 60).to(443), 450).forged()),
  SYN_SPOOFED(of(tcp(2, 44).to(80), 1_500).forged()),
  SYN_COOKIES(of(tcp(2, 60).to(443), 2_000).forged().answered(18)),
  SYN_BOTS(of(tcp(2, 60).to(443), 20_000).senders(500)),
  SYN_ACK_REFLECTION(of(tcp(18, 44).from(443), 3_000).senders(900)),
  ACK_BOTS(of(tcp(16, 52).to(443), 6_000).senders(200).answered(4)),
  ACK_WITH_PAYLOAD(of(tcp(24, 560).to(443), 8_000).senders(200).answered(4)),
  RST(of(tcp(4, 40).to(443), 4_000).senders(300)),
  XMAS(of(tcp(41, 40).to(80), 3_000).senders(100)),
  CARPET_AMPLIFICATION(of(udp(1_200).from(53), 25_000).senders(600).overNetwork()),
  CARPET_SYN(of(tcp(2, 60).to(443), 8_000).senders(400).overNetwork()),
  NTP_BURST(of(udp(468).from(123), 20_000).senders(300).seconds(3)),
  SYN_PULSES(of(tcp(2, 60).to(443), 5_000).senders(300).inPulses());

  private static final int HIGH_PORTS = 60_000;
  private static final long SECOND = 1_000_000L;
  private static final int PULSE = 10;
  private static final int PAUSE = 20;

  private final Sent sent;

  Onslaught(Sent sent) {
    this.sent = sent;
  }

  private static Sent of(Packet packet, int rate) {
    return new Sent(packet, rate, 1, false, -1, false, false, 60);
  }

  private static Packet udp(int bytes) {
    return new Packet(FlowRecord.UDP, 0, bytes, 0, 0, 0);
  }

  private static Packet icmp(int bytes) {
    return new Packet(FlowRecord.ICMP, 0, bytes, 0, 0, 0);
  }

  private static Packet gre(int bytes) {
    return new Packet(47, 0, bytes, 0, 0, 0);
  }

  private static Packet tcp(int flags, int bytes) {
    return new Packet(FlowRecord.TCP, flags, bytes, 0, 0, 0);
  }

  /**
   * What a packet looks like.
   *
   * @param from port; 0 for any
   * @param to likewise
   * @param parts further fragments without ports for each packet; -1 for fragments alone
   */
  private record Packet(int protocol, int flags, int bytes, int from, int to, int parts) {
    Packet from(int port) {
      return new Packet(protocol, flags, bytes, port, to, parts);
    }

    Packet to(int port) {
      return new Packet(protocol, flags, bytes, from, port, parts);
    }

    Packet fragments() {
      return new Packet(protocol, flags, bytes, from, to, -1);
    }
  }

  /**
   * How packets are sent.
   *
   * @param rate packets a second
   * @param spoofed whether each packet has a source of its own
   * @param answer flags of what the target answers to each packet; negative if it does not
   */
  private record Sent(
      Packet packet,
      int rate,
      int senders,
      boolean spoofed,
      int answer,
      boolean carpet,
      boolean pulses,
      int seconds) {
    Sent senders(int number) {
      return new Sent(packet, rate, number, spoofed, answer, carpet, pulses, seconds);
    }

    Sent forged() {
      return new Sent(packet, rate, rate, true, answer, carpet, pulses, 30);
    }

    Sent answered(int flags) {
      return new Sent(packet, rate, senders, spoofed, flags, carpet, pulses, seconds);
    }

    Sent overNetwork() {
      return new Sent(packet, rate, senders, spoofed, answer, true, pulses, seconds);
    }

    Sent inPulses() {
      return new Sent(packet, rate, senders, spoofed, answer, carpet, true, seconds);
    }

    Sent seconds(int number) {
      return new Sent(packet, rate, senders, spoofed, answer, carpet, pulses, number);
    }

    Sent parts(int number) {
      Packet cut =
          new Packet(
              packet.protocol, packet.flags, packet.bytes, packet.from, packet.to, number - 1);
      return new Sent(cut, rate, senders, spoofed, answer, carpet, pulses, seconds);
    }
  }

  /** Packets a second while it goes on, before sampling. */
  public int rate() {
    return sent.rate;
  }

  /** What a packet brings, with its IP header. */
  public int bytes() {
    return sent.packet.bytes;
  }

  /** Its name for people. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** From the first packet to the last. */
  public int seconds() {
    return sent.seconds;
  }

  /** Whether it goes to all addresses of a network. */
  public boolean isCarpet() {
    return sent.carpet;
  }

  /** Seconds of the longest time without a pause. */
  public int longest() {
    return sent.pulses ? PULSE : sent.seconds;
  }

  /**
   * What is sent, and what the target answers.
   *
   * @param target an address; of a carpet the network's first
   * @param onset microseconds since 1970
   */
  public List<Talk> talks(int target, long onset, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Talk> talks = new ArrayList<>();
    int step = sent.pulses ? PULSE + PAUSE : sent.seconds;
    for (int from = 0; from < sent.seconds; from += step) {
      long start = onset + from * SECOND;
      long end = start + Math.min(sent.pulses ? PULSE : step, sent.seconds - from) * SECOND;
      if (sent.spoofed) {
        spoofed(talks, random, target, start, end);
      } else {
        real(talks, random, target, start, end);
      }
    }
    return talks;
  }

  private void spoofed(
      List<Talk> talks, SplittableRandom random, int target, long start, long end) {
    long packets = sent.rate * (end - start) / SECOND;
    for (long packet = 0; packet < packets; packet++) {
      long at = start + random.nextLong(end - start);
      int source = FlowRecord.address(1 + random.nextInt(9), 0, 0, 0) + random.nextInt(1 << 24);
      add(talks, random, source, target, at, at, 1);
    }
  }

  private void real(List<Talk> talks, SplittableRandom random, int target, long start, long end) {
    for (int sender = 0; sender < sent.senders; sender++) {
      int source = FlowRecord.address(203, 0, 113 + (sender >> 8), sender & 0xFF);
      long begin = start + random.nextLong(SECOND / 4);
      double seconds = (end - begin) / (double) SECOND;
      int victim = sent.carpet ? target + random.nextInt(250) : target;
      long packets = Math.round(sent.rate * seconds / sent.senders);
      add(talks, random, source, victim, begin, end, packets);
    }
  }

  private void add(
      List<Talk> talks,
      SplittableRandom random,
      int source,
      int target,
      long start,
      long end,
      long packets) {
    Packet packet = sent.packet;
    boolean ported = packet.protocol == FlowRecord.UDP || packet.protocol == FlowRecord.TCP;
    boolean whole = ported && packet.parts >= 0;
    int from = packet.from > 0 ? packet.from : 1_024 + random.nextInt(HIGH_PORTS);
    int to = packet.to > 0 ? packet.to : 1_024 + random.nextInt(HIGH_PORTS);
    long parts = Math.max(0, packet.parts) * packets / (1 + Math.max(0, packet.parts));
    Talk talk =
        new Talk(
            source,
            target,
            whole ? from : 0,
            whole ? to : 0,
            packet.protocol,
            packet.flags,
            start,
            end,
            packets - parts,
            packet.bytes);
    talks.add(talk);
    if (parts > 0) {
      talks.add(
          new Talk(source, target, 0, 0, packet.protocol, 0, start, end, parts, packet.bytes));
    }
    if (sent.answer >= 0) {
      talks.add(talk.answer(sent.answer, packets, ported ? 44 : packet.bytes));
    }
  }
}
