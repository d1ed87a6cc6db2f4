package org.hansho.testkit.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.Chance;
import org.hansho.testkit.runner.Workload;

/** Floods over invented minutes of traffic to some addresses, of flows, answers and requests. */
class FloodKindTest extends StageContract {
  private static final int SECONDS = 240;
  private static final int SEEDS = 2;
  private static final String FLOWS =
      """
      type: flood
      rules: [act]
      answers: [leave]
      group-by: [host]
      timespan: 5s
      learn: {period: 0s}
      condition:
          class: network.traffic
          floor: {packets: 300, bits: 400000, flows: 40}
          evidence: {packets: 3}
          top: [source.ip, destination.port]
      """;
  private static final String REQUESTS =
      """
      type: flood
      rules: [act]
      group-by: [host]
      timespan: 10s
      learn: {period: 0s}
      condition:
          floor: {requests: 2}
          factor: 5
          slots: 3
          within: 3
          top: [source.ip]
          signs: true
      """;
  private static final String[] CLASSES = {"udp", "tcp-syn", "tcp-answer", "tcp"};

  @Override
  protected Stream<Case> cases() {
    return IntStream.range(0, SEEDS)
        .boxed()
        .flatMap(seed -> Stream.of(of("flows", FLOWS, seed), of("requests", REQUESTS, seed)));
  }

  private static Case of(String kind, String body, int seed) {
    return Case.of(kind, "seed " + seed, engine(body), JsonFormat.FORMAT, life(seed));
  }

  /** An engine that looks for floods of flows. */
  static Engine engine() {
    return engine(FLOWS);
  }

  private static Engine engine(String body) {
    String file =
        Workload.rule("act")
            + "---\n"
            + Workload.rule("leave")
            + "---\ntitle: Kind\nname: kind\nbaseline:\n"
            + body.indent(4)
            + """
            ---
            alert:
                title: Something of the kind
                sentence: '{host}: {baseline.reason} {baseline.detail}'
                entities: [{type: host, name: host}]
                dedup: {key: [host], period: 1h}
            """;
    return Workload.engine(List.of(Workload.file("k/kind.yml", file)));
  }

  /** Quiet minutes, and in the second of them a flood of one host. */
  static List<String> life(long seed) {
    Chance chance = new Chance(seed);
    List<String> lines = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      boolean flood = second > 60 && second < 120;
      for (int i = chance.below(flood ? 12 : 3); i >= 0; i--) {
        long time = Workload.START + Duration.ofMillis(second * 1_000L + i * 50L).toNanos();
        int host = flood ? chance.below(2) : chance.below(6);
        lines.add(
            Workload.line(time, chance.onceIn(9) ? "leave" : "act", "u", "h" + host)
                .replace("}\n", flow(chance)));
      }
    }
    return lines;
  }

  private static String flow(Chance chance) {
    return ",\"network\":{\"traffic\":\"%s\",\"tcp_flags\":%d},\"source\":{\"ip\":\"192.0.2.%d\",\"packets\":%d,\"bytes\":%d},\"destination\":{\"port\":%d}}\n"
        .formatted(
            CLASSES[chance.below(CLASSES.length)],
            chance.below(32),
            chance.below(40),
            chance.below(3_000),
            chance.below(200_000),
            chance.below(5));
  }
}
