package org.hansho.testkit.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hansho.testkit.traffic.FlowRecord;

/**
 * What a small data centre does all day, by quarters of an hour: web sites and their crowds, a
 * resolver and a name server, QUIC, a delivery network that fetches, updates that all machines
 * fetch at once, a backup each night, tunnels, time servers, monitors by ICMP, scans from outside,
 * and a site that clients cannot reach for a while. Both directions of each conversation, at rates
 * that reach many times the low floors of floods.
 */
public final class Business {
  /** The network of a delivery network. */
  public static final String DELIVERY = "198.51.100.128/25";

  private static final long SECOND = 1_000_000L;
  private static final int QUARTER = 900;
  private static final int QUARTERS = 96;
  private static final int COMPLETE = 27;
  private static final int NIGHT = 8;

  private final long start;
  private final int detail;

  /**
   * Business from a time on.
   *
   * @param start microseconds since 1970, at midnight
   * @param detail seconds; conversations are the longer the higher it is, so that short time-outs
   *     do not make a record of each second
   */
  public Business(long start, int detail) {
    this.start = start;
    this.detail = detail;
  }

  /** The conversations that begin in a quarter. */
  public List<Talk> quarter(int number) {
    SplittableRandom random = new SplittableRandom(number);
    List<Talk> talks = new ArrayList<>();
    long from = start + number * (long) QUARTER * SECOND;
    int ofDay = number % QUARTERS;
    double day = 0.55 - 0.45 * Math.cos(2 * Math.PI * (ofDay - 16.0) / QUARTERS);
    double crowd = random.nextInt(20) == 0 ? 5 : 1;
    web(talks, random, from, own(10), 40 * day * crowd, 300);
    web(talks, random, from, own(11), 6 * day * crowd, 2_000);
    asked(talks, random, from, own(14), 53, 600 * day, 180);
    asked(talks, random, from, own(17), 123, 1_500 * day, 76);
    served(talks, random, from, new Service(own(15), 53, 80, 160), 1_800 * day);
    served(talks, random, from, new Service(own(16), 443, 90, 1_200), 4_000 * day);
    delivery(talks, random, from, 9_000 * day);
    tunnel(talks, random, from, 6_000 * day);
    if (ofDay >= NIGHT && ofDay < NIGHT + 3) {
      both(
          talks,
          from,
          QUARTER,
          new Ends(peer(201), own(18), 50_000, 873, FlowRecord.TCP),
          40_000_000,
          1_400,
          4_000_000);
    }
    if (ofDay == 36) {
      updates(talks, random, from);
    }
    pings(talks, random, from);
    scans(talks, random, from);
    return talks;
  }

  private record Ends(int from, int to, int fromPort, int toPort, int protocol) {}

  /** A machine that is asked by UDP, and how large questions and answers are. */
  private record Service(int own, int port, int question, int answer) {}

  private static int own(int host) {
    return FlowRecord.address(10, 0, 0, host);
  }

  private static int peer(int host) {
    return FlowRecord.address(192, 0, 2, host);
  }

  private static int client(SplittableRandom random) {
    return FlowRecord.address(
        100, 64 + random.nextInt(60), random.nextInt(256), random.nextInt(256));
  }

  /** Connections, each with a few requests; many are open for some seconds, some for minutes. */
  private void web(
      List<Talk> talks, SplittableRandom random, long from, int site, double each, int packets) {
    long count = Math.round(each * QUARTER / Math.max(10, detail));
    for (long left = count; left > 0; left--) {
      long begin = from + random.nextLong(QUARTER * SECOND);
      int seconds = random.nextInt(10) == 0 ? 200 : 1 + random.nextInt(8);
      int port = 1_024 + random.nextInt(60_000);
      both(
          talks,
          begin,
          seconds,
          new Ends(client(random), site, port, 443, FlowRecord.TCP),
          packets,
          160,
          2L * packets);
    }
  }

  /** What a machine asks others, and their answers. */
  private void asked(
      List<Talk> talks,
      SplittableRandom random,
      long from,
      int own,
      int port,
      double rate,
      int bytes) {
    for (int server = 0; server < 40; server++) {
      long packets = Math.round(rate * QUARTER / 40);
      int ours = 1_024 + random.nextInt(60_000);
      Talk question =
          new Talk(
              own,
              peer(server),
              ours,
              port,
              FlowRecord.UDP,
              0,
              from,
              from + QUARTER * SECOND,
              packets,
              70);
      talks.add(question);
      talks.add(question.answer(0, packets, bytes * (1 + random.nextInt(3))));
    }
  }

  /** What others ask a machine by UDP, and its answers. */
  private void served(
      List<Talk> talks, SplittableRandom random, long from, Service service, double rate) {
    for (int one = 0; one < 60; one++) {
      long packets = Math.round(rate * QUARTER / 60);
      int theirs = 1_024 + random.nextInt(60_000);
      Talk question =
          new Talk(
              client(random),
              service.own,
              theirs,
              service.port,
              FlowRecord.UDP,
              0,
              from,
              from + QUARTER * SECOND,
              packets,
              service.question);
      talks.add(question);
      talks.add(question.answer(0, packets, service.answer));
    }
  }

  private static void delivery(List<Talk> talks, SplittableRandom random, long from, double rate) {
    for (int one = 0; one < 20; one++) {
      int source = FlowRecord.address(198, 51, 100, 128 + one);
      int port = 1_024 + random.nextInt(60_000);
      long packets = Math.round(rate * QUARTER / 20);
      both(
          talks,
          from,
          QUARTER,
          new Ends(source, own(13), port, 443, FlowRecord.TCP),
          packets,
          120,
          2 * packets);
    }
  }

  private static void tunnel(List<Talk> talks, SplittableRandom random, long from, double rate) {
    long packets = Math.round(rate * QUARTER * (0.8 + 0.4 * random.nextDouble()));
    both(
        talks,
        from,
        QUARTER,
        new Ends(peer(200), own(19), 0, 0, FlowRecord.ESP),
        packets,
        700,
        packets);
  }

  /** Fifty machines fetch the same large file within some minutes. */
  private static void updates(List<Talk> talks, SplittableRandom random, long from) {
    for (int machine = 0; machine < 50; machine++) {
      long begin = from + random.nextLong(120 * SECOND);
      int port = 1_024 + random.nextInt(60_000);
      both(
          talks,
          begin,
          180,
          new Ends(peer(210), own(100 + machine), 443, port, FlowRecord.TCP),
          700_000,
          1_450,
          60_000);
    }
  }

  private static void pings(List<Talk> talks, SplittableRandom random, long from) {
    for (int monitor = 0; monitor < 5; monitor++) {
      both(
          talks,
          from,
          QUARTER,
          new Ends(peer(220 + monitor), own(10 + random.nextInt(6)), 0, 0, FlowRecord.ICMP),
          QUARTER,
          84,
          QUARTER);
    }
  }

  /** Somebody tries some ports of all machines, and somebody all ports of one. */
  private static void scans(List<Talk> talks, SplittableRandom random, long from) {
    int scanner = client(random);
    long begin = from + random.nextLong(600 * SECOND);
    for (int host = 1; host < 250; host++) {
      long at = begin + random.nextLong(20 * SECOND);
      talks.add(new Talk(scanner, own(host), 40_000, 23, FlowRecord.TCP, 2, at, at, 1, 44));
    }
    if (random.nextInt(12) == 0) {
      for (int port = 1; port <= 5_000; port++) {
        long at = begin + port * 4_000L;
        talks.add(new Talk(scanner, own(12), 40_001, port, FlowRecord.TCP, 2, at, at, 1, 44));
      }
    }
  }

  private static void both(
      List<Talk> talks, long begin, int seconds, Ends ends, long packets, int bytes, long answers) {
    if (packets <= 0) {
      return;
    }
    int flags = ends.protocol == FlowRecord.TCP ? COMPLETE : 0;
    Talk talk =
        new Talk(
            ends.from,
            ends.to,
            ends.fromPort,
            ends.toPort,
            ends.protocol,
            flags,
            begin,
            begin + seconds * SECOND,
            packets,
            bytes);
    talks.add(talk);
    talks.add(talk.answer(flags, Math.max(1, answers), 800));
  }
}
