package org.hansho.testkit.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.format.JsonFormat;
import org.hansho.intelligence.EntryDetail;
import org.hansho.intelligence.Indicator;
import org.hansho.intelligence.IndicatorKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceAnalyzer;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.Chance;
import org.hansho.testkit.runner.Workload;

/** Every kind of detector over invented weeks of some people at some hosts. */
class DetectorKindsTest extends StageContract {
  private static final int EVENTS = 400;
  private static final int SEEDS = 3;

  /** Kinds of baselines that learn nothing before they judge. */
  private static final Set<String> UNTAUGHT = Set.of("session", "retrospect");

  /** Kinds that group by something else than the user. */
  private static final Map<String, String> GROUPS =
      Map.of("access", "[]", "retrospect", "[source.ip]");

  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    kind("event_count", "type: event_count\nrules: [act]\ntimespan: 6h\ncondition: {gte: 4}");
    kind(
        "event_count closing",
        "type: event_count\nrules: [act]\ntimespan: 6h\ncondition: {lte: 1}");
    kind("value_count", values("value_count", "field: host, gte: 3"));
    kind("value_sum", values("value_sum", "field: amount, gte: 150"));
    kind("value_avg", values("value_avg", "field: amount, gte: 80"));
    kind("value_median", values("value_median", "field: amount, gte: 80"));
    kind("value_percentile", values("value_percentile", "field: amount, percentile: 90, gte: 90"));
    kind("temporal", "type: temporal\nrules: [act, leave]\ntimespan: 1h");
    kind("temporal with absence", "type: temporal\ncondition: act and not leave\ntimespan: 1h");
    kind("temporal_ordered", "type: temporal_ordered\nrules: [act, leave]\ntimespan: 2h");
    kind("first_seen", "type: first_seen\nknown_after_alert: 1d\ncondition: {field: host}");
    kind("first_seen with score", "type: first_seen\ncondition: {field: host, score: {gte: 0.1}}");
    kind("first_seen with peers", "type: first_seen\npeers: [team]\ncondition: {field: host}");
    kind("first_seen ladder", "type: first_seen\ncondition: {ladder: {team: high, host: low}}");
    kind("rare", "type: rare\nknown_after_alert: never\ncondition: {field: host, days: {lt: 2}}");
    kind("volume of facts", volume("measure: count, gte: 6, tail: {lt: 0.05}"));
    kind("volume of sums", volume("measure: sum, field: amount, gte: 300, ratio: {gte: 1.2}"));
    kind("volume of values", volume("measure: distinct, field: host, gte: 4, peak: {gt: 0.9}"));
    kind(
        "travel",
        "type: travel\ncondition:\n    field: source.ip\n    speed: {gte: 900}\n"
            + "    distance: {gte: 500}\n    ignore: {shared: 9}");
    kind("dormant", "type: dormant\ncondition: {idle: {gte: 4d}}");
    kind(
        "mix",
        "type: mix\ntimespan: 1d\nhistory: 10d\n"
            + "condition: {field: host, divergence: {gt: 0.1}, gte: 3}");
    kind(
        "access",
        "type: access\ncondition: {entity: user, field: host, score: {gte: 0.2}, users: 1,"
            + " resources: 1}");
    kind(
        "contacts",
        "type: contacts\ntimespan: 2d\nactivity: [leave]\n"
            + "condition: {peer: source.ip, gte: 3, shared: 2, common: low}");
    kind(
        "contacts of a longer time",
        "type: contacts\ntimespan: 1h\nactivity: [leave]\ncondition: {peer: source.ip, gte: 9,"
            + " slow: {timespan: 3d, contacts: 2, level: low}}");
    kind(
        "contacts beside a census",
        "type: contacts\ntimespan: 2d\nactivity: [leave]\n"
            + "condition: {peer: source.ip, gte: 3, shared: 1, common: low,"
            + " share: {gte: 0.2, of: user, census: leave}}");
    kind(
        "retrospect",
        "type: retrospect\nrules: [act]\nactivity: [leave]\n"
            + "condition: {peer: source.ip, resource: user, listed: {high: malware}, shared: 1,"
            + " common: low}");
    kind(
        "session",
        """
        type: session
        rules: [act, leave]
        idle: 9h
        timespan: 2d
        condition:
            score:
                - {distinct: host, of: [act, leave], gte: 3, points: 2}
                - {share: leave, gte: 0.3, least: 3}
                - {gap: median, lte: 9000, least: 4}
            gte: 3\
        """);
    kind("statement", "type: statement\ncondition: {sign: injection}");
    kind("statement fault", "type: statement\ncondition: {sign: vulnerability}");
    kind("attempts", attempts("peer: source.ip, gte: 3, unanswered: low"));
    kind(
        "attempts beside a fleet",
        attempts("peer: source.ip, gte: 3, unanswered: low, fleet: {of: kind, times: 1}"));
    kind(
        "attempts of peers in both windows",
        attempts(
            "peer: source.ip, measure: peers, gte: 2, tail: {lt: 0.9}, slow: {timespan: 4d, gte:"
                + " 3}"));
    kind("attempts of peers", attempts("peer: source.ip, measure: peers, gte: 2, tail: {lt: 0.9}"));
  }

  private static String attempts(String condition) {
    return "type: attempts\ntimespan: 2d\nactivity: [leave]\ncondition: {%s}".formatted(condition);
  }

  private static String values(String type, String condition) {
    return "type: %s\nrules: [act]\ntimespan: 12h\ncondition: {%s}".formatted(type, condition);
  }

  private static String volume(String condition) {
    return "type: volume\ntimespan: 1d\nhistory: 10d\ncondition: {%s}".formatted(condition);
  }

  private static void kind(String name, String body) {
    KINDS.put(name, body);
  }

  @Override
  protected Stream<Case> cases() {
    return KINDS.entrySet().stream()
        .flatMap(
            kind ->
                IntStream.range(0, SEEDS)
                    .mapToObj(
                        seed ->
                            Case.of(
                                kind.getKey(),
                                "seed " + seed,
                                engine(kind.getKey()),
                                JsonFormat.FORMAT,
                                life(seed))));
  }

  /** The names of all kinds. */
  static Set<String> kinds() {
    return KINDS.keySet();
  }

  /** An engine with a document of that kind. */
  static Engine engine(String kind) {
    return engine(kind, "{period: 3d, samples: 5}");
  }

  /** The same, with the time that baselines learn before they judge. */
  static Engine engine(String kind, String learn) {
    return Workload.engine(
        List.of(Workload.file("k/kind.yml", file(kind, KINDS.getOrDefault(kind, ""), learn))),
        List.of(listedAfterTenDays()));
  }

  /** The network of all addresses. */
  private static Analyzer listedAfterTenDays() {
    long from = Workload.START + Duration.ofDays(10).toNanos();
    long never = Event.NO_TIME;
    EntryDetail later = new EntryDetail(never, never, from, never, 80, "malware", "");
    Indicator entry = new Indicator(IndicatorKind.CIDR, "192.0.2.0/24", later);
    IndicatorList list =
        new IndicatorList("list", "test", "malware", 80, never, never, List.of(entry));
    return new IntelligenceAnalyzer(
        IntelligenceReference.fixed(Intelligence.of(List.of(list))), never);
  }

  private static String file(String kind, String body, String learn) {
    boolean own = body.contains("rules:") || body.contains("condition: act");
    boolean correlation = own && !UNTAUGHT.contains(kind);
    String common = own ? "" : "rules: [act]\nlearn: " + learn + "\n";
    String group = GROUPS.getOrDefault(kind, "[user]");
    return Workload.rule("act")
        + "---\n"
        + Workload.rule("leave")
        + "---\ntitle: Kind\nname: kind\n"
        + (correlation ? "correlation:\n" : "baseline:\n")
        + (common + body + "\ngroup-by: " + group).indent(4)
        + """
        ---
        alert:
            title: Something of the kind
            sentence: '{user} at {host}: {baseline.reason} {correlation.count}'
            entities: [{type: account, name: user}]
            dedup: {key: [user], period: 1h}
        """;
  }

  /** Some 40 days; every seventh event comes at once with the one before. */
  static List<String> life(long seed) {
    Chance chance = new Chance(seed);
    List<String> lines = new ArrayList<>();
    long time = Workload.START;
    for (int i = 0; i < EVENTS; i++) {
      time += chance.onceIn(7) ? 0 : Duration.ofMinutes(chance.below(280)).toNanos();
      int user = chance.below(5);
      int host = chance.below(1 + chance.below(1 + i / 8));
      lines.add(
          Workload.line(time, chance.onceIn(4) ? "leave" : "act", "u" + user, "h" + host)
              .replace("}\n", place(chance, user)));
    }
    return lines;
  }

  private static String place(Chance chance, int user) {
    boolean away = chance.onceIn(9);
    int amount = chance.below(100);
    return ",\"amount\":%d,\"sql\":{\"template\":{\"hash\":\"%016x\"},\"statement\":\"select a from t where b = %s\"},\"event\":{\"outcome\":\"success\"},\"team\":\"t%d\",\"destination\":{\"bytes\":5},\"source\":{\"ip\":\"192.0.2.%d\",\"port\":%d,\"bytes\":7,\"geo\":{\"location\":{\"lat\":%d,\"lon\":%d}}}}\n"
        .formatted(
            amount,
            away ? 7 : 1,
            away ? "7 or 1=1 union select 1,2,3 --" : "7",
            away ? chance.below(9) : user % 2,
            away ? 50 + chance.below(50) : user,
            amount,
            away ? 48 : 35,
            away ? 2 : 139);
  }
}
