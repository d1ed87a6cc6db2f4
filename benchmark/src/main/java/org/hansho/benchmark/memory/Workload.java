package org.hansho.benchmark.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.KeyedFact;
import org.hansho.detect.Listener;
import org.hansho.detect.Observation;
import org.hansho.detect.Origin;
import org.hansho.detect.SubscriberTable;
import org.hansho.detect.Values;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;

/**
 * Facts in order of time and the documents that listen to them.
 *
 * @param keys how many different keys the facts have
 */
record Workload(String name, DetectorPlan plan, List<Observation> facts, int keys) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_772_442_000L * SECOND;
  private static final int ADDRESSES = 8_000;
  private static final int USERS = 3_000;

  /** From one event to the next. */
  private static final long STEP = 10_000_000;

  /** Shares of the events that are first and second steps; others are no facts. */
  private static final double FIRST_STEPS = 0.003;

  private static final double SECOND_STEPS = 4.0 / 15;
  private static final String RULE =
      """
      title: %1$s
      name: %1$s
      logsource: {product: test}
      detection: {selection: {key: '*'}, condition: selection}
      ---
      """;

  /**
   * A volume baseline that learns of many keys and finds nothing.
   *
   * @param turning whether nearly each fact begins another bucket of its key
   */
  static Workload volume(boolean zipf, boolean turning, int keys, int facts) {
    String document =
        RULE.formatted("a")
            + """
            title: Volume
            name: result
            baseline:
                type: volume
                rules: [a]
                group-by: [key]
                timespan: 1h
                limit: {groups: %d}
                condition: {deviation: {gte: 3}, gte: 1000000}
            """
                .formatted(4 * keys);
    SplittableRandom random = new SplittableRandom(1);
    IntUnaryOperator key = zipf ? ranked(keys, random) : i -> i < keys ? i : random.nextInt(keys);
    String name = "volume, " + (zipf ? "Zipf" : "uniform") + (turning ? ", new buckets" : "");
    return of(name, document, facts, turning ? 20_000_000L : 1_000_000L, i -> 0, key);
  }

  /** Ranks with a share of 1 / rank, by the inverse of the approximate distribution. */
  private static IntUnaryOperator ranked(int keys, SplittableRandom random) {
    double total = Math.log(keys + 1.0);
    return i -> (int) Math.min(keys - 1.0, Math.exp(random.nextDouble() * total) - 1);
  }

  /** T: on each fact whether its address had 100 within 60 seconds. */
  static Workload threshold(int facts) {
    String document =
        RULE.formatted("a")
            + """
            title: T
            name: result
            correlation:
                type: event_count
                rules: [a]
                group-by: [key]
                timespan: 60s
                condition: {gte: 100}
            """;
    SplittableRandom random = new SplittableRandom(2);
    return of("T: 100 within 60 s", document, facts, STEP, i -> 0, ranked(ADDRESSES, random));
  }

  /** S: one action, then another one of the same user within 300 seconds. */
  static Workload sequence(int facts) {
    String document =
        RULE.formatted("a")
            + RULE.formatted("b")
            + """
            title: S
            name: result
            correlation:
                type: temporal_ordered
                rules: [a, b]
                group-by: [key]
                timespan: 300s
            """;
    SplittableRandom random = new SplittableRandom(3);
    return of(
        "S: two steps within 300 s",
        document,
        facts,
        (long) (STEP / (FIRST_STEPS + SECOND_STEPS)),
        i -> random.nextDouble() < FIRST_STEPS / (FIRST_STEPS + SECOND_STEPS) ? 0 : 1,
        ranked(USERS, random));
  }

  private static Workload of(
      String name,
      String document,
      int count,
      long step,
      IntUnaryOperator rule,
      IntUnaryOperator key) {
    SourceText text = new SourceText(name, document);
    SigmaRules sigma = SigmaRules.read(List.of(text), Lists.NONE);
    if (!sigma.problems().isEmpty()) {
      throw new IllegalStateException(sigma.problems().toString());
    }
    DetectorPlan plan =
        DetectorPlan.of(sigma.rules(), sigma.keyed(), Map.of("result", Set.of("key")));
    SubscriberTable subscribers = new SubscriberTable(plan);
    int[] rules = new int[1];
    List<Observation> observations = new ArrayList<>(count);
    int[] keys = new int[count];
    for (int i = 0; i < count; i++) {
      long time = START + i * step;
      keys[i] = key.applyAsInt(i);
      Origin origin = new Origin("memory", i, time, i);
      rules[0] = rule.applyAsInt(i);
      byte[] values = Values.of("user-" + keys[i]);
      observations.add(new Observation(subscribers.of(rules, 1), time, origin, values));
    }
    return new Workload(
        name, plan, List.copyOf(observations), (int) Arrays.stream(keys).distinct().count());
  }

  /** The facts with their keys, for the one document that listens. */
  List<KeyedFact> keyed() {
    Listener listener = listener();
    List<KeyedFact> keyed = new ArrayList<>(facts.size());
    for (Observation observation : facts) {
      Fact fact = observation.fact(0);
      keyed.add(new KeyedFact(fact, listener, Objects.requireNonNull(listener.keyOf(fact))));
    }
    return keyed;
  }

  /** Facts a CPU second of the second half, when most keys are known. */
  static <F> double rateOfSecondHalf(List<F> facts, Consumer<List<F>> feed) {
    int half = facts.size() / 2;
    List<F> measured = new ArrayList<>(facts.subList(half, facts.size()));
    feed.accept(facts.subList(0, half));
    long before = THREADS.getCurrentThreadCpuTime();
    feed.accept(measured);
    return measured.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - before);
  }

  /** The first document that listens to the first rule. */
  Listener listener() {
    return Objects.requireNonNull(plan.document(0)).listeners().get(0);
  }
}
