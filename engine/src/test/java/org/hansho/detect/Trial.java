package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.match.Matcher;
import org.hansho.match.RuleSet;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;

/**
 * Tries documents on events that are written as {@code name=value} pairs, and holds that every
 * {@link Delivery} gives the same results. Afterwards states that expire must be gone.
 */
public final class Trial {
  /** When trials begin. */
  public static final long START = 1_772_442_000_000_000_000L;

  private static final EventClass ANY = EventClass.of("test");

  private final DetectorPlan plan;
  private final RuleSet ruleSet;
  private final Matcher matcher;
  private final FactReader reader;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();

  private Trial(SigmaRules sigma, Set<String> reads, Lookups lookups) {
    assertThat(sigma.problems()).isEmpty();
    Map<String, Set<String>> readsOf = new HashMap<>();
    for (KeyedDocument document : sigma.keyed()) {
      if (!document.building()) {
        readsOf.put(document.header().reference(), reads);
      }
    }
    List<Rule> rules = sigma.rules();
    plan = DetectorPlan.of(rules, sigma.keyed(), readsOf, lookups);
    Set<String> read = new TreeSet<>(plan.reads());
    ruleSet = RuleSet.compile(rules, Lists.NONE, read, RuleSet.Routing.EVERY_RULE);
    matcher = ruleSet.matcher();
    reader = new FactReader(plan, ruleSet.fields());
  }

  /** Documents that raise results which carry the given fields. */
  public static Trial of(String yaml, String... reads) {
    return of(Lookups.NONE, yaml, reads);
  }

  /** The same, with detectors that look something up. */
  public static Trial of(Lookups lookups, String yaml, String... reads) {
    SourceText text = new SourceText("trial.yml", yaml);
    return new Trial(SigmaRules.read(List.of(text), Lists.NONE), Set.of(reads), lookups);
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
    matcher.match(event, this::hear);
    if (reader.count() > 0) {
      Observation observation = reader.observation(event, "trial");
      observations.add(observation);
      facts.addAll(observation.facts());
    }
    return this;
  }

  private void hear(int rule, Event event) {
    if (reader.isHeard(rule)) {
      reader.matched(rule, event);
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

  /** The results of documents that raise something, the same in every way of delivery. */
  public List<Result> results() {
    List<Result> inOrder = new ArrayList<>();
    LayerStack layers = new LayerStack(plan, raised(inOrder)::accept);
    facts().forEach(layers::accept);
    layers.end();
    for (Delivery delivery : Delivery.values()) {
      assertThat(words(results(delivery))).as(delivery.words()).isEqualTo(words(inOrder));
    }
    return inOrder;
  }

  private List<Result> results(Delivery delivery) {
    List<Result> results = new ArrayList<>();
    assertThat(delivery.deliver(plan, observations, raised(results))).as("leaks").isEmpty();
    return results;
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

  /** What each key of a document knows, so long after the start; in no order. */
  public List<String> known(String reference, Duration when) {
    LayerStack layers = new LayerStack(plan, result -> {});
    facts().forEach(layers::accept);
    List<String> known = new ArrayList<>();
    for (DetectorPlan.Document document : plan.keyed()) {
      if (document.reference().equals(reference)) {
        layers
            .knowledge()
            .describe(document.index(), START + when.toNanos(), one -> known.add(one.english()));
      }
    }
    return known;
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
}
