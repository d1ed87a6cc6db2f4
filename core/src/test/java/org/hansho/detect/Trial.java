package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.match.Matcher;
import org.hansho.match.RuleSet;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.sigma.SourceText;

/**
 * Tries documents on events that are written as {@code name=value} pairs, and holds that every way
 * to hand them over gives the same results: in order, shuffled within a bound of lateness, with
 * state saved and restored behind each fact. Afterwards states that expire must be gone.
 */
public final class Trial {
  /** When trials begin. */
  public static final long START = 1_772_442_000_000_000_000L;

  private static final long BOUND = Duration.ofMinutes(1).toNanos();
  private static final long FAR = Duration.ofDays(4_000).toNanos();
  private static final EventClass ANY = EventClass.of("test");

  private final DetectorPlan plan;
  private final RuleSet ruleSet;
  private final Matcher matcher;
  private final FactReader reader;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();

  private Trial(SigmaRules sigma, Set<String> reads) {
    assertThat(sigma.problems()).isEmpty();
    Map<String, Set<String>> readsOf = new HashMap<>();
    for (KeyedDocument document : sigma.keyed()) {
      if (!document.building()) {
        readsOf.put(document.header().reference(), reads);
      }
    }
    List<Rule> rules = sigma.rules();
    plan = DetectorPlan.of(rules, sigma.keyed(), readsOf);
    Set<String> read = new TreeSet<>(plan.reads());
    ruleSet = RuleSet.compile(rules, Lists.NONE, read, RuleSet.Routing.EVERY_RULE);
    matcher = ruleSet.matcher();
    reader = new FactReader(plan, ruleSet.fields());
  }

  /** Documents that raise results which carry the given fields. */
  public static Trial of(String yaml, String... reads) {
    SourceText text = new SourceText("trial.yml", yaml);
    return new Trial(SigmaRules.read(List.of(text), Lists.NONE), Set.of(reads));
  }

  /** An event at a time after the start, for example {@code kind=login user=erin}. */
  public Trial at(Duration time, String pairs) {
    Event event = new Event(ruleSet.fields());
    byte[] record = (time + " " + pairs).getBytes(StandardCharsets.UTF_8);
    event.begin(record, 0, record.length, facts.size());
    event.setTime(START + time.toNanos());
    event.setEventClass(ANY);
    for (String pair : pairs.split(" ")) {
      String[] sides = pair.split("=", 2);
      int field = ruleSet.fields().id(sides[0]);
      if (field >= 0) {
        event.addText(field, sides[1]);
      }
    }
    reader.nextEvent();
    matcher.match(event, (rule, matched) -> hear(rule));
    if (reader.count() > 0) {
      Observation observation = reader.observation(event, "trial");
      observations.add(observation);
      facts.addAll(observation.facts());
    }
    return this;
  }

  private void hear(int rule) {
    if (reader.isHeard(rule)) {
      reader.matched(rule);
    }
  }

  /** The plan that the documents make. */
  public DetectorPlan plan() {
    return plan;
  }

  /** The facts so far, in order. */
  public List<Fact> facts() {
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(Fact.ORDER);
    return sorted;
  }

  /** The results of documents that raise something, the same in every way of handing over. */
  public List<Result> results() {
    List<Result> inOrder = new ArrayList<>();
    LayerStack layers = new LayerStack(plan, raised(inOrder));
    facts().forEach(layers::accept);
    layers.end();
    assertThat(wholeRecords()).as("records with all their facts").isEqualTo(words(inOrder));
    assertThat(shuffled()).as("shuffled within the bound").isEqualTo(words(inOrder));
    assertThat(savedAndRestored()).as("saved and restored").isEqualTo(words(inOrder));
    assertNothingLeaks(layers);
    return inOrder;
  }

  private List<String> wholeRecords() {
    List<Result> found = new ArrayList<>();
    LayerStack layers = new LayerStack(plan, raised(found));
    observations.stream().sorted(Observation.ORDER).forEach(layers::accept);
    layers.end();
    return words(found);
  }

  /** The results as {@code document@seconds} after the start. */
  public List<String> outcomes() {
    return results().stream()
        .map(result -> reference(result) + "@" + (result.fact().time() - START) / 1_000_000_000L)
        .toList();
  }

  private String reference(Result result) {
    DetectorPlan.Document document = plan.document(result.document());
    return document == null ? "?" : document.reference();
  }

  private Consumer<Result> raised(List<Result> into) {
    return result -> {
      DetectorPlan.Document document = plan.document(result.document());
      if (document != null && document.raises()) {
        into.add(result);
      }
    };
  }

  private List<String> words(List<Result> results) {
    return results.stream()
        .map(
            result ->
                reference(result)
                    + " "
                    + result.fact().time()
                    + " "
                    + result.evidence()
                    + " "
                    + result.events()
                    + " "
                    + result.grounds()
                    + " "
                    + result.severity())
        .toList();
  }

  private record Arrival(Fact fact, long time) {}

  private List<String> shuffled() {
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(plan, raised(results));
    FactQueue<Fact> queue = new FactQueue<>(Fact.ORDER, Fact::time);
    Random random = new Random(7);
    List<Arrival> arrivals = new ArrayList<>();
    for (Fact fact : facts) {
      arrivals.add(new Arrival(fact, fact.time() + (long) (random.nextDouble() * BOUND)));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::time));
    for (Arrival arrival : arrivals) {
      assertThat(queue.add(arrival.fact())).isTrue();
      queue.advance(arrival.time() - BOUND - 1, layers::accept);
    }
    queue.advance(Long.MAX_VALUE, layers::accept);
    layers.end();
    return words(results);
  }

  private List<String> savedAndRestored() {
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(plan, raised(results));
    Map<String, SavedState> saved = new TreeMap<>();
    for (Fact fact : facts()) {
      layers.accept(fact);
      layers.saveChanged().forEach(s -> saved.put(s.document() + " " + s.group(), s));
      layers = new LayerStack(plan, raised(results));
      assertThat(layers.restore(List.copyOf(saved.values()))).isZero();
    }
    layers.end();
    return words(results);
  }

  /** Far in the future only states that never expire may be left. */
  private void assertNothingLeaks(LayerStack layers) {
    layers.layers().forEach(layer -> layer.sweep(START + FAR));
    for (DetectorPlan.Document document : plan.keyed()) {
      if (document.keyed() instanceof Correlation) {
        layers.layers().forEach(layer -> assertThat(layer.size(document.index())).isZero());
      }
    }
  }
}
