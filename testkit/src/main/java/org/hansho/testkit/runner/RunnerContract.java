package org.hansho.testkit.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hansho.pipeline.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every runner must do: find, alert for alert, what {@link OneThread} finds, however the input
 * arrives, with any number of workers and whenever it is restarted.
 *
 * <p>A test class of a runner extends this. The bounds are those of production: 60 s late, 10 s
 * idle, 5 s ahead. The system properties {@code hansho.seeds} and {@code hansho.shuffled} ask for
 * more orders and more events in them.
 */
public abstract class RunnerContract {
  /** Tenant of all runs. */
  protected static final String TENANT = "test";

  private static final long SECOND = 1_000_000_000L;
  private static final long BOUND = 60 * SECOND;
  private static final int EVENTS = 8_000;
  private static final int SEEDS = Integer.getInteger("hansho.seeds", 5);
  private static final int SHUFFLED = Integer.getInteger("hansho.shuffled", EVENTS);
  private static final int MOST_WORKERS = 8;
  private static final int LINES = 25;

  /** Virtual time, nanoseconds since 1970. */
  protected final AtomicLong clock = new AtomicLong(Workload.START);

  /** Where runners keep what they must not forget. */
  @TempDir protected Path parent = Path.of("");

  /** Opens a runner over a folder, which may hold what an earlier one left. */
  protected abstract TestedRunner open(
      Path folder, Engine engine, int workers, LongSupplier virtualTime) throws IOException;

  private TestedRunner open(String folder, Engine engine, int workers) throws IOException {
    return open(parent.resolve(folder), engine, workers, clock::get);
  }

  private static List<Long> inOrder(int events) {
    return LongStream.range(0, events).boxed().toList();
  }

  /** Numbers in an order in which none comes later than the bound allows. */
  private static List<Long> shuffled(int events, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    record Arrival(long number, long time) {}
    return LongStream.range(0, events)
        .mapToObj(n -> new Arrival(n, Workload.time(n) + random.nextLong(BOUND)))
        .sorted(Comparator.comparingLong(Arrival::time).thenComparingLong(Arrival::number))
        .map(Arrival::number)
        .toList();
  }

  /** What must come of these pushes. */
  protected static List<Outcome> truth(Engine engine, List<Workload.Pushed> pushes) {
    OneThread truth = new OneThread(engine, TENANT);
    pushes.forEach(push -> truth.read(push.source(), push.records()));
    List<Outcome> outcomes = truth.end();
    assertThat(outcomes).isNotEmpty();
    return outcomes;
  }

  private void push(TestedRunner runner, Workload.Pushed pushed) throws IOException {
    clock.accumulateAndGet(pushed.arrival(), Math::max);
    runner.push(pushed.source(), pushed.arrival(), pushed.records());
  }

  private void push(TestedRunner runner, String source, long second, String kind, String user)
      throws IOException {
    long time = Workload.START + second * SECOND;
    String line = Workload.line(time, kind, user, "host");
    push(runner, Workload.Pushed.of(source, Math.max(clock.get(), time), line));
  }

  /** Every sum of the counters holds. */
  protected static void assertConserved(Map<String, Long> counters, List<Outcome> alerts) {
    assertConserved(counters);
    assertThat(alerts.stream().mapToLong(Outcome::count).sum())
        .isEqualTo(
            counters.getOrDefault("findings", 0L) - counters.getOrDefault("findings.repeated", 0L));
  }

  private static void assertConserved(Map<String, Long> counters) {
    assertSum(counters, "input.pushes", "input.read", "input.repeated", "input.unrecognised");
    assertSum(
        counters,
        "events.read",
        "events.in-order",
        "events.late",
        "events.skewed",
        "events.corrected",
        "events.without-time");
    assertSum(
        counters,
        "facts.sent",
        "facts.detected",
        "facts.late",
        "facts.unkeyed",
        "facts.waiting",
        "facts.outdated");
  }

  private static void assertSum(Map<String, Long> counters, String whole, String... parts) {
    long sum = 0;
    for (String part : parts) {
      sum += counters.getOrDefault(part, 0L);
    }
    assertThat(sum).as(whole + " in " + counters).isEqualTo(counters.getOrDefault(whole, 0L));
  }

  /** Pushes everything, restarts where asked to, and returns what has come of it. */
  private List<Outcome> run(
      String folder, Engine engine, List<Workload.Pushed> pushes, int workers, int restartEvery)
      throws IOException {
    TestedRunner runner = open(folder, engine, workers);
    try {
      for (int i = 0; i < pushes.size(); i++) {
        push(runner, pushes.get(i));
        if (i % 16 == 15) {
          runner.settle();
          assertConserved(runner.counters());
        }
        if (i % restartEvery == restartEvery - 1) {
          runner.close();
          runner = open(folder, engine, 1 + i % 5);
        }
      }
      runner.drain();
      List<Outcome> alerts = runner.alerts();
      assertConserved(runner.counters(), alerts);
      assertThat(runner.counters()).containsEntry("facts.waiting", 0L);
      return alerts;
    } finally {
      runner.close();
    }
  }

  @Test
  void inputInOrderGivesWhatOneThreadFinds() throws IOException {
    Engine engine = Workload.engine();
    List<Workload.Pushed> pushes = Workload.pushes(inOrder(EVENTS), LINES);
    List<Outcome> truth = truth(engine, pushes);
    assertThat(truth.stream().map(Outcome::detection).collect(Collectors.toSet())).hasSize(4);
    assertThat(run("data", engine, pushes, 1, Integer.MAX_VALUE)).isEqualTo(truth);
  }

  @Test
  void r201AnyOrderWithinTheBoundAndAnyNumberOfThreadsGiveTheSameAlerts() throws IOException {
    Engine engine = Workload.engine();
    List<Outcome> truth = truth(engine, Workload.pushes(inOrder(SHUFFLED), LINES));
    for (int seed = 0; seed < SEEDS; seed++) {
      int workers = 1 + seed * 3 % MOST_WORKERS;
      List<Workload.Pushed> pushes = Workload.pushes(shuffled(SHUFFLED, seed), LINES);
      clock.set(Workload.START);
      List<Outcome> alerts = run("data-" + seed, engine, pushes, workers, Integer.MAX_VALUE);
      assertThat(alerts).as("order " + seed + ", " + workers + " workers").isEqualTo(truth);
    }
  }

  @Test
  void restartsWithOtherNumbersOfWorkersChangeNothing() throws IOException {
    Engine engine = Workload.engine();
    List<Workload.Pushed> pushes = Workload.pushes(shuffled(EVENTS, 99), LINES);
    assertThat(run("data", engine, pushes, 3, 11)).isEqualTo(truth(engine, pushes));
  }

  @Test
  void r203ARecordThatArrivesTwoMinutesLateRaisesOneAlert() throws IOException {
    Engine engine = counting(2, "5m");
    try (TestedRunner runner = open("data", engine, 2)) {
      long late = Workload.START + 120 * SECOND;
      String first = Workload.line(Workload.START, "denied", "erin", "host");
      String second = Workload.line(Workload.START + 60 * SECOND, "denied", "erin", "host");
      push(runner, Workload.Pushed.of("one", Workload.START, first));
      runner.settle();
      push(runner, Workload.Pushed.of("one", late + 60 * SECOND, second));
      runner.settle();
      runner.drain();
      assertThat(runner.alerts()).singleElement().extracting(Outcome::count).isEqualTo(2L);
      assertConserved(runner.counters(), runner.alerts());
    }
  }

  @Test
  void r202AnEventLaterThanTheBoundIsCountedFiresAloneAndLeavesWindowsAsTheyWere()
      throws IOException {
    List<org.hansho.content.DetectionFile> files = new ArrayList<>(Workload.detections());
    Engine engine = Workload.engine(files.subList(0, 2));
    try (TestedRunner runner = open("data", engine, 2)) {
      for (int second = 0; second < 11; second++) {
        push(runner, "one", second, "denied", "erin");
      }
      push(runner, "one", 200, "read", "erin");
      runner.settle();
      push(runner, "one", 11, "denied", "erin");
      runner.drain();
      assertThat(runner.counters())
          .containsEntry("events.late", 1L)
          .containsEntry("facts.late", 1L);
      assertThat(runner.alerts()).singleElement().extracting(Outcome::count).isEqualTo(12L);
      assertConserved(runner.counters(), runner.alerts());
    }
  }

  @Test
  void r204ASourceDaysAheadMovesNobodysTime() throws IOException {
    Engine engine = Workload.engine();
    List<Workload.Pushed> pushes = Workload.pushes(inOrder(EVENTS), LINES);
    List<Outcome> truth = truth(engine, pushes);
    TestedRunner runner = open("data", engine, 2);
    try (runner) {
      long ahead = 3 * 86_400 * SECOND;
      for (Workload.Pushed pushed : pushes) {
        push(runner, pushed);
        String wrong = Workload.line(pushed.arrival() + ahead, "read", "erin", "host");
        push(runner, Workload.Pushed.of("ahead", pushed.arrival(), wrong));
      }
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth);
      Map<String, Long> counters = runner.counters();
      long wrong =
          counters.getOrDefault("events.skewed", 0L)
              + counters.getOrDefault("events.corrected", 0L);
      assertThat(wrong).isEqualTo(pushes.size());
      assertThat(runner.counters()).containsEntry("events.late", 0L);
      assertConserved(runner.counters(), runner.alerts());
    }
  }

  @Test
  void r206ASourceThatFallsIdleHoldsTheOthersBackNoLonger() throws IOException {
    Engine engine = counting(2, "5m");
    try (TestedRunner runner = open("data", engine, 2)) {
      push(runner, "idle", 0, "denied", "finn");
      push(runner, "idle", 1, "denied", "finn");
      push(runner, "busy", 2, "denied", "erin");
      push(runner, "busy", 3, "denied", "erin");
      push(runner, "busy", 9, "read", "erin");
      runner.settle();
      assertThat(runner.alerts()).isEmpty();
      push(runner, "busy", 64, "read", "erin");
      runner.settle();
      assertThat(runner.alerts()).as("time went on without it").hasSize(2);
      push(runner, "busy", 102, "denied", "gus");
      push(runner, "busy", 103, "denied", "gus");
      runner.settle();
      assertThat(runner.alerts()).hasSize(2);
      clock.addAndGet(61 * SECOND);
      runner.settle();
      assertThat(runner.alerts()).as("closed since nothing more may come").hasSize(3);
      assertConserved(runner.counters(), runner.alerts());
    }
  }

  @Test
  void r209OnlyTheRightOrderOfAChainByOneEntityFires() throws IOException {
    String body = "type: temporal_ordered\nrules: [a, b, c, d]\ntimespan: 5m";
    String yaml =
        String.join(
            "---\n",
            Workload.rule("a"),
            Workload.rule("b"),
            Workload.rule("c"),
            Workload.rule("d"),
            Workload.correlation("chain", "user", "high", body));
    Engine engine = Workload.engine(List.of(Workload.file("test/chain.yml", yaml)));
    try (TestedRunner runner = open("data", engine, 3)) {
      int fired = 0;
      for (String order : orders("", "abcd")) {
        for (int step = 0; step < 4; step++) {
          push(runner, "one", step, order.substring(step, step + 1), "user-" + order);
          push(runner, "one", step, "abcd".substring(step, step + 1), "mixed-" + step % 2);
        }
        fired++;
      }
      assertThat(fired).isEqualTo(24);
      runner.drain();
      assertThat(runner.alerts())
          .singleElement()
          .extracting(Outcome::summary)
          .isEqualTo("user-abcd: chain");
    }
  }

  private static List<String> orders(String chosen, String left) {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < left.length(); i++) {
      String rest = left.substring(0, i) + left.substring(i + 1);
      orders.addAll(orders(chosen + left.charAt(i), rest));
    }
    return left.isEmpty() ? List.of(chosen) : orders;
  }

  @Test
  void r210TheBordersOfAWindowAreExact() throws IOException {
    assertThat(pairsFound(0, 299)).isEqualTo(1);
    assertThat(pairsFound(0, 300)).isZero();
    assertThat(pairsFound(0, 301)).isZero();
    assertThat(pairsFound(299, 300, 301)).isEqualTo(1);
    assertThat(pairsFound(0, 299, 300, 301)).isEqualTo(1);
  }

  private int pairsFound(long... seconds) throws IOException {
    String folder = "data" + java.util.Arrays.toString(seconds).replaceAll("\\W+", "-");
    try (TestedRunner runner = open(folder, counting(2, "5m"), 2)) {
      for (long second : seconds) {
        push(runner, "one", second, "denied", "erin");
      }
      runner.drain();
      return runner.alerts().size();
    }
  }

  /** An engine that counts denials of a user. */
  protected static Engine counting(int least, String timespan) {
    String body =
        "type: event_count\nrules: [denied]\ntimespan: %s\ncondition: {gte: %d}"
            .formatted(timespan, least);
    String yaml =
        Workload.rule("denied") + "---\n" + Workload.correlation("many", "user", "high", body);
    return Workload.engine(List.of(Workload.file("test/many.yml", yaml)));
  }
}
