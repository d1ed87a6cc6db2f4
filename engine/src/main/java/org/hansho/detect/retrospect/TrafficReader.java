package org.hansho.detect.retrospect;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Retrospect;
import org.hansho.sigma.Subject;

/** Reads records of flows from the facts of a retrospect. Immutable. */
final class TrafficReader {
  private static final int SOURCE_PACKETS = 0;
  private static final int ALL_PACKETS = 1;
  private static final int SOURCE_BYTES = 2;
  private static final int DESTINATION_BYTES = 3;
  private static final int RATE = 4;
  private static final List<String> READ =
      List.of(
          "source.packets",
          "network.packets",
          "source.bytes",
          "destination.bytes",
          "network.sampling_rate");
  private static final List<String> PORTS = List.of("source.port", "destination.port");
  private static final int MOST_RATE = 1 << 24;

  private final int judgedRoles;
  private final int[] resources;
  private final int[] peers;
  private final int[] ports;
  private final int[][] columns;

  TrafficReader(Baseline baseline, Retrospect condition, Columns columns) {
    Subject subject = baseline.subject();
    judgedRoles = subject.rules().size();
    int roles = judgedRoles + baseline.activity().size();
    resources = new int[roles];
    peers = new int[roles];
    ports = new int[roles];
    this.columns = new int[roles][];
    for (int role = 0; role < roles; role++) {
      String rule =
          role < judgedRoles
              ? subject.rules().get(role)
              : baseline.activity().get(role - judgedRoles);
      resources[role] = columns.of(role, condition.resource());
      peers[role] = columns.of(role, condition.peer());
      ports[role] = columns.of(role, beside(subject.fieldOf(condition.peer(), rule), "port"));
      this.columns[role] = columns.of(role, READ);
    }
  }

  /** The fields that are looked at. */
  static Set<String> reads(Retrospect condition) {
    Set<String> reads = new TreeSet<>(READ);
    reads.addAll(PORTS);
    reads.add(condition.peer());
    reads.add(condition.resource());
    return reads;
  }

  /** The field that says something of the same end: {@code source.port} of {@code source.ip}. */
  static String beside(String address, String what) {
    int dot = address.indexOf('.');
    return (dot < 0 ? address : address.substring(0, dot)) + "." + what;
  }

  boolean isAnswer(int role) {
    return role >= judgedRoles;
  }

  Traffic read(int role, Fact fact) {
    double rate = Math.max(1, Math.min(MOST_RATE, number(fact, role, RATE)));
    long all = number(fact, role, ALL_PACKETS);
    long packets = Math.max(1, all > 0 ? all : number(fact, role, SOURCE_PACKETS));
    double sent = Math.max(0, number(fact, role, SOURCE_BYTES)) * rate;
    double back = Math.max(0, number(fact, role, DESTINATION_BYTES)) * rate;
    return new Traffic(
        fact.text(resources[role]),
        fact.text(peers[role]),
        fact.text(ports[role]),
        packets * rate,
        isAnswer(role) ? back : sent,
        isAnswer(role) ? sent : back);
  }

  private long number(Fact fact, int role, int field) {
    return fact.number(columns[role][field]);
  }
}
