package org.hansho.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What detectors say of the bytes of their states is held against the heap: many states are made of
 * the same facts, and the heap that is in use without garbage is looked at before and after.
 */
class HeapBytesTest {
  private static final int[] VALUES = {1, 10, 1_000};

  /** So many bytes of states that what else happens in the heap is small beside them. */
  private static final int ENOUGH = 4 << 20;

  private static final int MOST_STATES = 60_000;
  private static final int COLLECTIONS = 4;

  /** How many times more, or less, than the heap a sum may say. */
  private static final double FACTOR = 2;

  private static final String RULES =
      """
      title: Fact
      name: fact
      logsource: {product: test}
      detection: {selection: {kind: fact}, condition: selection}
      ---
      title: Other fact
      name: other
      logsource: {product: test}
      detection: {selection: {kind: other}, condition: selection}
      ---
      title: Kept
      name: kept
      """;

  /** A kind of document, and what an event brings whose number is {@code #}. */
  private enum Kind {
    EVENT_COUNT("correlation", "type: event_count, timespan: 1d, condition: {gte: 5000}", "a=b"),
    FEW_EVENTS("correlation", "type: event_count, timespan: 1d, condition: {lt: 5000}", "a=b"),
    VALUE_COUNT(
        "correlation",
        "type: value_count, timespan: 1d, condition: {field: value, gte: 5000}",
        "value=v#"),
    VALUE_SUM(
        "correlation",
        "type: value_sum, timespan: 1d, condition: {field: value, gte: 1000000000}",
        "value=#"),
    TEMPORAL("correlation", "type: temporal, timespan: 1d", "a=b"),
    ORDERED("correlation", "type: temporal_ordered, timespan: 1d", "a=b"),
    FIRST_SEEN("baseline", "type: first_seen, condition: {field: value}", "value=v#"),
    PREVALENCE(
        "baseline",
        "type: first_seen, condition: {field: value, score: {gte: 0.9}}",
        "user=u# value=v"),
    RARE("baseline", "type: rare, condition: {field: value, share: {lt: 0.02}}", "value=v#"),
    DORMANT("baseline", "type: dormant, condition: {idle: {gte: 60d}}", "a=b"),
    VOLUME("baseline", "type: volume, timespan: 5m, condition: {gte: 100}", "a=b"),
    DISTINCT(
        "baseline",
        "type: volume, timespan: 30d, condition: {measure: distinct, field: value, gte: 5000}",
        "value=v#"),
    MIX(
        "baseline",
        "type: mix, timespan: 1d, condition: {field: value, divergence: {gt: 0.35}, gte: 20}",
        "value=v#"),
    SESSION(
        "baseline",
        "type: session, idle: 15m, timespan: 1d, condition: {gte: 4, score: [{name: v, distinct:"
            + " value, of: fact, gte: 5000, points: 2, text: x, ja: x}]}",
        "value=v#"),
    ACCESS(
        "baseline",
        "type: access, condition: {entity: client, field: value, score: {gte: 0.9}, users: 3,"
            + " resources: 3}",
        "client=c# value=v#"),
    TRAVEL(
        "baseline",
        "type: travel, condition: {field: source.ip, speed: {gte: 900}, distance: {gte: 500},"
            + " ignore: {}}",
        "source.ip=10.0.@ source.geo.location.lat=35.5 source.geo.location.lon=139.5"
            + " source.as.number=# source.geo.country_iso_code=JP"),
    ATTEMPTS(
        "baseline",
        "type: attempts, timespan: 30m, condition: {peer: source.ip, measure: peers, gte: 20}",
        "source.ip=10.0.@ source.port=#"),
    CONTACTS(
        "baseline",
        "type: contacts, timespan: 1h, condition: {peer: source.ip, gte: 3}",
        "source.ip=10.0.@ network.packets=5 source.bytes=300 destination.bytes=200"),
    FLEET(
        "baseline",
        "type: attempts, timespan: 30m, condition: {peer: source.ip, gte: 30, unanswered: low,"
            + " fleet: {of: destination.port, times: 3}}",
        "user=u# source.ip=10.0.@ source.port=# destination.port=22 source.packets=3"),
    FLOOD(
        "baseline",
        "type: flood, timespan: 5s, history: 28d, condition: {class: value, floor: {packets: 20,"
            + " bits: 1000, flows: 35}, top: [source.ip]}",
        "value=udp source.ip=10.0.@ source.packets=1000 source.bytes=50000"),
    STATEMENT(
        "baseline",
        "type: statement, learn: {period: 7d, samples: 1000}, limit: {values: 2048}, condition:"
            + " {sign: injection, context: program}",
        "database.system=mysql sql.template.hash=% sql.statement=select\tid\tfrom\tt#\twhere\ta=1");

    final String family;
    final String body;
    final String event;

    Kind(String family, String body, String event) {
      this.family = family;
      this.body = body;
      this.event = event;
    }

    Trial trial() {
      String rules = this == TEMPORAL || this == ORDERED ? "[fact, other]" : "[fact]";
      return Trial.of(
          RULES + family + ": {rules: " + rules + ", group-by: [user], " + body + "}\n", "user");
    }

    /** The facts of so many values, one each minute. */
    List<Fact> facts(Trial trial, int values) {
      for (int i = 0; i < values; i++) {
        String pairs =
            event
                .replace("#", "" + i)
                .replace("@", i / 200 + "." + i % 200)
                .replace("%", "%016x".formatted(i * 0x9E3779B97F4A7C15L));
        String user = pairs.contains("user=") ? "" : "user=u ";
        trial.at(Duration.ofMinutes(i), "kind=fact " + user + pairs);
      }
      return trial.facts();
    }
  }

  /** Nobody listens, and nobody is woken. */
  private static final class Silence implements Emission {
    @Override
    public void emit(Conclusion conclusion) {}

    @Override
    public void pass(Fact fact, int place, int number) {}

    @Override
    public void wakeAt(long time) {}

    @Override
    public long since() {
      return Trial.START;
    }

    @Override
    public void overflow() {}
  }

  private static <S> S state(Detector<S> detector, int role, List<Fact> facts) {
    S state = detector.newState();
    Emission silence = new Silence();
    for (Fact fact : facts) {
      Origin of = fact.origin();
      Origin origin = new Origin(of.source(), of.position(), of.time(), of.hash());
      byte[] values = fact.buffer().clone();
      detector.accept(state, role, new Fact(fact.document(), fact.time(), origin, values), silence);
    }
    return state;
  }

  private static Object[] states(Detector<?> detector, int role, List<Fact> facts, int count) {
    Object[] states = new Object[count];
    for (int i = 0; i < count; i++) {
      states[i] = state(detector, role, facts);
    }
    return states;
  }

  private static long inUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Some collectors leave garbage where it lies, but not each time. */
  private static void clean() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
  }

  @ParameterizedTest
  @EnumSource
  void statesTakeAboutAsMuchOfTheHeapAsTheirDetectorsSay(Kind kind) {
    List<Object[]> kept = new ArrayList<>();
    List<Sample<?>> samples = samples(kind);
    samples.forEach(
        sample -> kept.add(states(sample.detector(), sample.role(), sample.facts(), 2)));
    clean();
    for (Sample<?> sample : samples) {
      double said = sample.said();
      int count = (int) Math.min(MOST_STATES, ENOUGH / said + 1);
      long before = inUse();
      kept.add(states(sample.detector(), sample.role(), sample.facts(), count));
      double measured = (double) (inUse() - before) / count;
      assertThat(said / measured).as("%s", sample).isBetween(1 / FACTOR, FACTOR);
    }
    assertThat(kept).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSaidOfAStateIsSaidOfItOnceItIsRestored(Kind kind) {
    for (Sample<?> sample : samples(kind)) {
      assertThat(sample.saidOfRestored()).as("%s", sample).isEqualTo(sample.said());
    }
  }

  /** A detector that is to be given facts. */
  private record Sample<S>(DetectorPlan plan, Detector<S> detector, int role, List<Fact> facts) {
    S state() {
      return HeapBytesTest.state(detector, role, facts);
    }

    long said() {
      return detector.bytes(state());
    }

    long saidOfRestored() {
      FactStateWriter out = new FactStateWriter(plan);
      detector.write(state(), out);
      return detector.bytes(detector.read(FactStateReader.of(plan, out.toBytes())));
    }

    @Override
    public String toString() {
      return detector.getClass().getSimpleName() + " of " + facts.size() + " values";
    }
  }

  /** Each detector that listens to the rule, with few and many values. */
  private static List<Sample<?>> samples(Kind kind) {
    List<Sample<?>> samples = new ArrayList<>();
    for (int values : VALUES) {
      Trial trial = kind.trial();
      List<Fact> facts = kind.facts(trial, values);
      DetectorPlan.Document rule = requireNonNull(trial.plan().document(facts.get(0).document()));
      for (Listener listener : rule.listeners()) {
        DetectorPlan.Document document = trial.plan().document(listener.document());
        if (document != null && document.detector() != null) {
          samples.add(new Sample<>(trial.plan(), document.detector(), listener.role(), facts));
        }
      }
    }
    assertThat(samples).hasSizeGreaterThanOrEqualTo(VALUES.length);
    return samples;
  }
}
