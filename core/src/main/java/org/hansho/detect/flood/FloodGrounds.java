package org.hansho.detect.flood;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.detect.Grounds;
import org.hansho.detect.baseline.Numbers;
import org.hansho.detect.baseline.Times;
import org.hansho.sigma.FloodCondition;

/** Says in numbers and words what floods a key, and from whom. Immutable. */
final class FloodGrounds {
  private static final int TOP = 5;
  private static final double ERROR = 196;
  private static final double MEGABIT = 125_000;
  private static final double SPOOFED = 0.8;
  private static final int MANY = 1_000;

  private final List<String> fields;
  private final boolean requests;
  private final Pace pace;
  private final Unanswered unanswered;
  private final FloodDetail detail;
  private final FloodSentence sentence;

  FloodGrounds(FloodCondition condition, Pace pace, Unanswered unanswered) {
    this.fields = condition.top();
    this.requests = condition.ofRequests();
    this.pace = pace;
    this.unanswered = unanswered;
    this.sentence = new FloodSentence(requests);
    this.detail = new FloodDetail(fields, requests);
  }

  /** What was compared: the limit of a second in units of the sum, and where it comes from. */
  record Judgement(String target, SlotRing ring, double limit, RateHistory.Level past) {}

  Grounds of(FloodState state, NearTraffic traffic, Judgement judgement) {
    Map<String, String> numbers = new LinkedHashMap<>();
    double seconds = pace.slotSeconds();
    SlotRing ring = judgement.ring();
    double packets = ring.highest(Load.PACKETS, pace.within()) / seconds;
    double bytes = ring.highest(Load.BYTES, pace.within()) / seconds;
    double flows = ring.highest(Load.FLOWS, pace.within()) / seconds;
    double share = share(state, ring);
    double meanPacket = packets == 0 ? 0 : bytes / packets;
    Vector vector =
        requests ? ofRequests(state, traffic) : Vector.of(traffic.name, share, meanPacket);
    numbers.put("target", judgement.target());
    numbers.put("traffic", traffic.name);
    numbers.put("vector", vector.english);
    numbers.put("vector_ja", vector.japanese);
    judged(numbers, traffic, judgement);
    numbers.put(requests ? "requests_per_second" : "packets_per_second", rounded(packets));
    numbers.put("megabits_per_second", Numbers.plain(bytes / MEGABIT));
    numbers.put("flows_per_second", rounded(flows));
    numbers.put("mean_packet", rounded(meanPacket));
    numbers.put("share", Numbers.plain(share));
    accuracy(numbers, state, traffic, ring);
    talkers(numbers, traffic);
    composition(numbers, state);
    numbers.put("samples", Integer.toString(state.samples));
    numbers.put("would_have_fired", Integer.toString(state.wouldHaveFired));
    detail.add(numbers);
    return new Grounds(
        numbers,
        sentence.english(numbers, traffic.judged, vector),
        sentence.japanese(numbers, traffic.judged, vector));
  }

  private void judged(Map<String, String> numbers, NearTraffic traffic, Judgement judgement) {
    int sum = traffic.judged;
    double unit = sum == Load.BYTES ? 8 : 1;
    numbers.put("measure", sentence.measure(sum));
    numbers.put(
        "value", rounded(judgement.ring().highest(sum, pace.within()) / pace.slotSeconds() * unit));
    numbers.put("limit", rounded(judgement.limit() * unit));
    numbers.put("floor", rounded(pace.floors()[sum] * unit));
    numbers.put("usual", rounded(judgement.past().median() * unit));
    numbers.put("spread", rounded(judgement.past().deviation() * unit));
    numbers.put("usual_high", rounded(judgement.past().seasonal() * unit));
    numbers.put("since", Times.instant(Math.max(0, traffic.since)));
    numbers.put(
        "seconds", Long.toString(Math.max(0, traffic.lastHigh - traffic.since) / 1_000_000_000L));
  }

  private void accuracy(
      Map<String, String> numbers, FloodState state, NearTraffic traffic, SlotRing ring) {
    long sampled = ring.sum(Load.SAMPLED, ring.head(), SlotRing.SLOT * pace.within());
    long estimated = ring.sum(Load.PACKETS, ring.head(), SlotRing.SLOT * pace.within());
    numbers.put("sampled", Long.toString(sampled));
    numbers.put(
        "error_percent",
        sampled >= estimated ? "0" : rounded(ERROR / Math.sqrt((double) Math.max(1, sampled))));
    if (unanswered.isOn()) {
      numbers.put("unanswered", rounded(unanswered.of(traffic.name, state.answers(pace), ring)));
      numbers.put("cumulative_sum", Numbers.plain(state.answers(pace).sum()));
    }
  }

  private void talkers(Map<String, String> numbers, NearTraffic traffic) {
    Talkers talkers = traffic.talkers;
    if (talkers == null) {
      return;
    }
    for (int field = 0; field < fields.size(); field++) {
      String name = fields.get(field).replace('.', '_');
      HeavyHitters heaviest = talkers.heaviest(field);
      List<HeavyHitters.Counted> top = heaviest.top(TOP);
      numbers.put("different_" + name, rounded(talkers.different(field)));
      numbers.put("first_" + name, top.isEmpty() ? "" : top.get(0).value());
      numbers.put(
          "top_" + name, top.stream().map(FloodGrounds::counted).collect(Collectors.joining(", ")));
      numbers.put("top_share_" + name, Numbers.plain(heaviest.leastShareOfTop()));
      numbers.put("evenness_" + name, Numbers.plain(heaviest.evenness()));
      if (name.equals("source_ip")) {
        boolean spoofed =
            talkers.different(field) >= MANY
                && talkers.different(field) >= SPOOFED * talkers.records();
        numbers.put("sources_look", spoofed ? "spoofed" : "real");
        numbers.put("sources_look_ja", spoofed ? "送信元は詐称されていると見られます" : "送信元の詐称は確認されていません");
      }
    }
    numbers.put("records", Integer.toString(talkers.records()));
  }

  private static Vector ofRequests(FloodState state, NearTraffic traffic) {
    boolean surge = state.composition != null && !traffic.hostile;
    return surge ? Vector.SURGE : Vector.REQUESTS;
  }

  private static void composition(Map<String, String> numbers, FloodState state) {
    Composition composition = state.composition;
    if (composition != null) {
      numbers.put("entropy", Numbers.plain(composition.entropy()));
      numbers.put("usual_entropy", Numbers.plain(composition.usualEntropy()));
      numbers.put("failures", Numbers.plain(composition.failures()));
      numbers.put("assets", Numbers.plain(composition.assets()));
      numbers.put("referred", Numbers.plain(composition.referred()));
    }
  }

  /** A value with its weight, or the range in which that lies. */
  private static String counted(HeavyHitters.Counted counted) {
    String weight = Numbers.grouped((double) counted.weight());
    String least = Numbers.grouped((double) (counted.weight() - counted.error()));
    return counted.error() == 0
        ? "%s (%s)".formatted(counted.value(), weight)
        : "%s (%s–%s)".formatted(counted.value(), least, weight);
  }

  private double share(FloodState state, SlotRing ring) {
    int units = SlotRing.SLOT * pace.within();
    long own = ring.sum(Load.BYTES, ring.head(), units);
    long all = 0;
    for (ClassTraffic other : state.classes()) {
      NearTraffic near = other.near();
      SlotRing kept = near == null ? null : near.ring();
      all += kept == null ? 0 : kept.sum(Load.BYTES, ring.head(), units);
    }
    return all == 0 ? 0 : own / (double) all;
  }

  private static String rounded(double number) {
    return Numbers.plain(Math.rint(number));
  }

  /** What is known of a key that is not judged at the moment. */
  Grounds describe(FloodState state) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("since", Times.instant(Math.max(0, state.first)));
    numbers.put("samples", Integer.toString(state.samples));
    numbers.put("would_have_fired", Integer.toString(state.wouldHaveFired));
    String classes =
        state.classes().stream().map(ClassTraffic::text).collect(Collectors.joining(", "));
    numbers.put("classes", classes);
    return new Grounds(
        numbers,
        "%s records since %s; classes of traffic: %s."
            .formatted(Numbers.grouped(state.samples), numbers.get("since"), classes),
        "%s 以降のレコードは %s 件、トラフィックの種類は %s です。"
            .formatted(numbers.get("since"), Numbers.grouped(state.samples), classes));
  }
}
