package org.hansho.testkit.traffic;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Days of traffic to a small data centre: web sites by day and night, a flash crowd now and then, a
 * resolver, a tunnel between offices, a content delivery network that fetches, a backup each night
 * and a full one on Sundays. One record a service and {@link #STEP}, both directions; from one to
 * the next a rate varies log-normally.
 */
public final class OrdinaryTraffic {
  /** Seconds that a record covers. */
  public static final int STEP = 2;

  private static final double VARIATION = 0.25;
  private static final int FETCHED = 10;

  /** The network of a content delivery network. */
  public static final String DELIVERY = "198.51.100.128/25";

  private static final int DAY = 86_400;
  private static final int HOUR = 3_600;
  private static final int COMPLETE = 27;
  private static final int SYN = 2;
  private static final double EMPTY = 40;

  /**
   * A service.
   *
   * @param peak packets a second at the busiest hour
   */
  private record Service(int address, Kind kind, double peak, double packetBytes) {}

  private enum Kind {
    WEB,
    DELIVERED,
    RESOLVER,
    TUNNEL,
    BACKUP
  }

  private static final List<Service> SERVICES =
      List.of(
          new Service(own(10), Kind.WEB, 12_000, 160),
          new Service(own(11), Kind.WEB, 4_000, 150),
          new Service(own(12), Kind.WEB, 600, 140),
          new Service(own(13), Kind.DELIVERED, 9_000, 120),
          new Service(own(14), Kind.RESOLVER, 2_500, 240),
          new Service(own(15), Kind.TUNNEL, 6_000, 700),
          new Service(own(16), Kind.BACKUP, 45_000, 1_400));

  private final long start;
  private final SplittableRandom random;
  private final int[] crowdSecond = new int[SERVICES.size()];
  private final double[] crowdFactor = new double[SERVICES.size()];
  private int backupFrom;
  private int backupTo;
  private double backupFactor;
  private double fetching;

  /**
   * Traffic from a time on.
   *
   * @param start seconds since 1970, at midnight
   */
  public OrdinaryTraffic(long start, long seed) {
    this.start = start;
    this.random = new SplittableRandom(seed);
  }

  private static int own(int host) {
    return FlowRecord.address(10, 0, 0, host);
  }

  /** Writes some days. */
  public void run(int days, FlowSink sink) {
    for (int day = 0; day < days; day++) {
      plan(day);
      for (int second = STEP; second <= DAY; second += STEP) {
        if (second % FETCHED == 0) {
          fetching = random.nextInt(60) == 0 ? 4 : 0.4;
        }
        for (int service = 0; service < SERVICES.size(); service++) {
          write(service, day, second, sink);
        }
      }
    }
  }

  /** Crowds and the backup of a day. */
  private void plan(int day) {
    for (int service = 0; service < SERVICES.size(); service++) {
      boolean web = SERVICES.get(service).kind() == Kind.WEB;
      crowdSecond[service] = web && random.nextInt(4) == 0 ? random.nextInt(DAY) : -DAY;
      crowdFactor[service] = 1.5 + 2 * random.nextDouble();
    }
    boolean full = Math.floorMod(start / DAY + day, 7L) == 3;
    backupFrom = 2 * HOUR - 600 + random.nextInt(1_200);
    backupTo = backupFrom + (full ? 3 * HOUR : 40 * 60) + random.nextInt(900);
    backupFactor = 0.8 + 0.4 * random.nextDouble();
  }

  private void write(int index, int day, int second, FlowSink sink) {
    Service service = SERVICES.get(index);
    double rate = service.peak() * level(index, second) * varied();
    long packets = Math.round(rate * STEP);
    if (packets == 0) {
      return;
    }
    long end = (start + (long) day * DAY + second) * 1_000_000L;
    FlowRecord in = inbound(service, end, packets);
    sink.accept(in);
    sink.accept(in.answered(in.bytes() * 3));
    if (in.protocol() == FlowRecord.TCP && random.nextInt(15) == 0) {
      sink.accept(scan(service, end));
    }
  }

  private FlowRecord inbound(Service service, long end, long packets) {
    int protocol = protocol(service.kind());
    boolean resolver = service.kind() == Kind.RESOLVER;
    boolean tcp = protocol == FlowRecord.TCP;
    int port = 1_024 + random.nextInt(60_000);
    return new FlowRecord(
        end - STEP * 1_000_000L,
        end,
        peer(service.kind()),
        service.address(),
        resolver ? 53 : tcp ? port : 0,
        resolver ? port : tcp ? port(service.kind()) : 0,
        protocol,
        tcp ? COMPLETE : 0,
        packets,
        Math.round(packets * service.packetBytes()));
  }

  /** Somebody on the internet who tries ports and goes no further. */
  private FlowRecord scan(Service service, long end) {
    long packets = 1L + random.nextInt(200);
    return new FlowRecord(
        end - 1,
        end,
        FlowRecord.address(203, 0, 113, random.nextInt(256)),
        service.address(),
        1_024 + random.nextInt(60_000),
        port(service.kind()),
        FlowRecord.TCP,
        SYN,
        packets,
        Math.round(packets * EMPTY));
  }

  private double level(int index, int second) {
    Kind kind = SERVICES.get(index).kind();
    double day = 0.55 - 0.45 * Math.cos(2 * Math.PI * (second - 4.0 * HOUR) / DAY);
    return switch (kind) {
      case WEB -> Math.min(1, day) * crowd(index, second);
      case DELIVERED -> day * fetching;
      case RESOLVER, TUNNEL -> day;
      case BACKUP -> second >= backupFrom && second < backupTo ? backupFactor : 0;
    };
  }

  private double varied() {
    return Math.exp(VARIATION * random.nextGaussian());
  }

  /** A crowd comes within five minutes and leaves within an hour. */
  private double crowd(int index, int second) {
    int since = second - crowdSecond[index];
    if (since < 0 || since > HOUR) {
      return 1;
    }
    double part = Math.min(since / 300.0, (HOUR - since) / 3_300.0);
    return 1 + (crowdFactor[index] - 1) * Math.max(0, part);
  }

  private int peer(Kind kind) {
    return switch (kind) {
      case DELIVERED -> FlowRecord.address(198, 51, 100, 128 + random.nextInt(100));
      case RESOLVER -> FlowRecord.address(192, 0, 2, random.nextInt(64));
      case TUNNEL -> FlowRecord.address(192, 0, 2, 200);
      case BACKUP -> FlowRecord.address(192, 0, 2, 201);
      default -> FlowRecord.address(198, 51, 100, random.nextInt(120));
    };
  }

  private static int port(Kind kind) {
    return kind == Kind.BACKUP ? 873 : 443;
  }

  private static int protocol(Kind kind) {
    return switch (kind) {
      case RESOLVER -> FlowRecord.UDP;
      case TUNNEL -> FlowRecord.ESP;
      default -> FlowRecord.TCP;
    };
  }
}
