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
  private static final double MEGABIT = 125_000;
  private static final double SPOOFED = 0.8;
  private static final int MANY = 1_000;

  private final List<String> fields;
  private final boolean requests;
  private final Pace pace;
  private final FloodDetail detail;
  private final FloodSentence sentence;

  FloodGrounds(FloodCondition condition, Pace pace) {
    this.fields = condition.top();
    this.requests = condition.ofRequests();
    this.pace = pace;
    this.sentence = new FloodSentence(requests);
    this.detail = new FloodDetail(fields, requests);
  }

  /** What was compared: the key, and the past of what is judged. */
  record Judgement(String target, RateHistory.Level past) {}

  Grounds of(FloodState state, NearTraffic traffic, Judgement judgement) {
    Map<String, String> numbers = new LinkedHashMap<>();
    Extent extent = traffic.extent;
    double packets = extent.peak(Load.PACKETS);
    double bytes = extent.peak(Load.BYTES);
    double share = share(state, traffic);
    double meanPacket = packets == 0 ? 0 : bytes / packets;
    Vector vector = requests ? Vector.REQUESTS : Vector.of(traffic.name, share, meanPacket);
    numbers.put("target", judgement.target());
    numbers.put("traffic", traffic.name);
    numbers.put("vector", vector.english);
    numbers.put("vector_ja", vector.japanese);
    numbers.put("grounds", extent.shaped ? "composition" : "amount");
    judged(numbers, extent, judgement);
    numbers.put(requests ? "requests_per_second" : "packets_per_second", rounded(packets));
    numbers.put("megabits_per_second", Numbers.plain(tenths(bytes / MEGABIT)));
    numbers.put("flows_per_second", rounded(extent.peak(Load.FLOWS)));
    numbers.put("mean_packet", rounded(meanPacket));
    numbers.put("share", Numbers.plain(share));
    talkers(numbers, traffic);
    composition(numbers, state);
    numbers.put("samples", Integer.toString(state.samples));
    numbers.put("would_have_fired", Integer.toString(state.wouldHaveFired));
    detail.add(numbers);
    return new Grounds(
        numbers,
        sentence.english(numbers, extent, vector),
        sentence.japanese(numbers, extent, vector));
  }

  private static double tenths(double number) {
    return number < 100 ? Math.rint(number * 10) / 10 : Math.rint(number);
  }

  private void judged(Map<String, String> numbers, Extent extent, Judgement judgement) {
    int sum = extent.judged;
    double unit = sum == Load.BYTES ? 8 : 1;
    double floor = extent.shaped ? extent.limit : pace.floors()[sum];
    numbers.put("measure", sentence.measure(sum));
    numbers.put("value", rounded(extent.peak(sum) * unit));
    numbers.put("limit", rounded(extent.limit * unit));
    numbers.put("floor", rounded(floor * unit));
    double unitOfPast = extent.shaped ? 1 : unit;
    numbers.put("usual", rounded(judgement.past().median() * unitOfPast));
    numbers.put("spread", rounded(judgement.past().deviation() * unitOfPast));
    numbers.put("usual_high", rounded(judgement.past().seasonal() * unitOfPast));
    if (!extent.shaped && pace.hasOnlyCrept(sum, extent.peak(sum), judgement.past())) {
      numbers.put(FloodSentence.ANCHOR, rounded(judgement.past().anchor() * unit));
    }
    numbers.put("since", Times.instant(Math.max(0, extent.since)));
    numbers.put(Grounds.UNTIL, Times.instant(Math.max(0, extent.until)));
    numbers.put(
        "seconds", Long.toString(Math.max(1, (extent.until - extent.since) / 1_000_000_000L)));
    numbers.put("sampling", extent.sampled ? "sampled" : "complete");
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

  private static void composition(Map<String, String> numbers, FloodState state) {
    Composition composition = state.composition;
    if (composition != null) {
      numbers.put("entropy", Numbers.plain(composition.entropy()));
      numbers.put("usual_entropy", Numbers.plain(composition.usualEntropy()));
      numbers.put("failures", Numbers.plain(composition.failures()));
      if (composition.slow() > 0) {
        numbers.put("slow_answers", Numbers.plain(composition.slow()));
      }
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

  /** The part of all bytes to the key in the last six minutes. */
  private static double share(FloodState state, NearTraffic traffic) {
    long all = 0;
    for (ClassTraffic other : state.classes()) {
      NearTraffic near = other.near();
      all += near == null ? 0 : bytesOf(near);
    }
    return all == 0 ? 0 : bytesOf(traffic) / (double) all;
  }

  private static long bytesOf(NearTraffic traffic) {
    Timeline timeline = traffic.timeline();
    SlotRing ring = timeline == null ? null : timeline.coarse();
    return ring == null ? 0 : ring.sum(Load.BYTES, ring.head(), ring.units());
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
