package org.hansho.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.detect.Detector;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.FactExchange;
import org.hansho.detect.Grounds;
import org.hansho.detect.Lookups;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateBudget;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Formats;
import org.hansho.format.Utf16Format;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceAnalyzer;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.match.FieldNames;
import org.hansho.match.RuleSet;
import org.hansho.record.Format;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Content made ready to run: which fields are read, which analyzers run, all rules in one set.
 *
 * <p>Immutable and shared by all threads; each takes sessions of its own ({@link #reading}, {@link
 * #keyed}). Compiling is linear in the size of the rules.
 */
public final class Engine {
  /** How many numbers are missing before a packet; always read, since it reports a loss. */
  public static final String MISSING_NUMBERS = "network.missing";

  /** The number of a packet, always read too. */
  public static final String NUMBER = "export.sequence_number";

  private final Content content;
  private final RuleSet ruleSet;
  private final List<Analyzer> analyzers;
  private final int[] detectionOfRule;
  private final DetectorPlan detectors;
  private final @Nullable Detection[] detectionOfDocument;
  private final Set<String> offered;
  private final NeededAnalyzers needed;
  private final RecordCounters recordCounters;
  private final Watches watches = new Watches(this);
  private List<Format> formats = Formats.ALL;
  private RuleSet.Routing routing = RuleSet.Routing.BY_LOG_SOURCE;

  private Engine(
      Content content,
      RuleSet ruleSet,
      List<Analyzer> analyzers,
      int[] detectionOfRule,
      DetectorPlan detectors,
      Set<String> offered) {
    this.content = content;
    this.ruleSet = ruleSet;
    this.analyzers = analyzers;
    this.detectionOfRule = detectionOfRule;
    this.detectors = detectors;
    this.detectionOfDocument = detectionOfDocument(content, detectors);
    this.offered = offered;
    this.needed = new NeededAnalyzers(analyzers, ruleSet, detectors, readsOfAlert());
    this.recordCounters = new RecordCounters(content);
  }

  /** Who counts what a rule finds, as {@code Finding.counter()} has it. */
  int counterOf(Rule rule) {
    return recordCounters.of(rule.reference());
  }

  /** Which documents count the same records. */
  RecordCounters recordCounters() {
    return recordCounters;
  }

  /** By rule, what the alert reads that it raises; nothing for rules that raise none. */
  private List<Set<String>> readsOfAlert() {
    return Arrays.stream(detectionOfRule)
        .mapToObj(
            detection ->
                detection == UsedRules.NONE
                    ? Set.<String>of()
                    : content.detections().get(detection).alert().reads())
        .toList();
  }

  /**
   * Compiles content with all analyzers, rules tried by log source. Threat intelligence are the
   * lists of the content; there is no geography.
   */
  public static Engine compile(Content content) {
    return compile(content, Analyzers.ALL, Intelligence.of(content.indicatorLists()));
  }

  /** Compiles content, rules tried by log source; threat intelligence for events of any time. */
  public static Engine compile(
      Content content, List<Analyzer> analyzers, Intelligence intelligence) {
    return compile(content, analyzers, intelligence, List.of());
  }

  /**
   * The same, where sources may also have formats of the operator's own, which are asked before
   * those that are built in.
   */
  public static Engine compile(
      Content content,
      List<Analyzer> analyzers,
      Intelligence intelligence,
      List<Format> furtherFormats) {
    IntelligenceReference reference = IntelligenceReference.fixed(intelligence);
    List<Analyzer> all = new ArrayList<>(analyzers);
    all.add(new IntelligenceAnalyzer(reference, Event.NO_TIME));
    List<Format> formats = new ArrayList<>(furtherFormats);
    formats.addAll(Formats.ALL);
    return compile(content, all, RuleSet.Routing.BY_LOG_SOURCE, formats);
  }

  /** Compiles content, rules tried by log source. */
  public static Engine compile(Content content, List<Analyzer> analyzers) {
    return compile(content, analyzers, RuleSet.Routing.BY_LOG_SOURCE);
  }

  /** Compiles content. Rules of detections that require what no analyzer offers are left out. */
  public static Engine compile(Content content, List<Analyzer> analyzers, RuleSet.Routing routing) {
    return compile(content, analyzers, routing, Formats.ALL);
  }

  private static Engine compile(
      Content content, List<Analyzer> analyzers, RuleSet.Routing routing, List<Format> formats) {
    Set<String> read = new HashSet<>();
    formats.forEach(format -> read.addAll(format.reads()));
    Set<String> offered = offered(content, analyzers);
    Predicate<Detection> armed =
        detection -> detection.isArmed() && offered.containsAll(detection.requires());
    UsedRules used = UsedRules.of(content, armed);
    content.detections().stream()
        .filter(armed)
        .forEach(detection -> read.addAll(detection.alert().reads()));
    used.rules().forEach(rule -> FieldNames.collect(rule.expr(), read));
    Lookups lookups = new Lookups(intelligence(analyzers), content.lists(), SeededHashes.KNOWN);
    DetectorPlan detectors = DetectorPlan.of(used.rules(), used.keyed(), used.reads(), lookups);
    read.addAll(detectors.reads());
    read.addAll(List.of(MISSING_NUMBERS, NUMBER));
    List<Analyzer> needed = NeededAnalyzers.writing(analyzers, read);
    RuleSet ruleSet = RuleSet.compile(used.rules(), content.lists(), new TreeSet<>(read), routing);
    Engine engine =
        new Engine(content, ruleSet, needed, used.detectionOfRule(), detectors, offered);
    engine.formats = List.copyOf(formats);
    engine.routing = routing;
    return engine;
  }

  /** The snapshots that events are judged by; detectors that look back ask the same. */
  private static IntelligenceReference intelligence(List<Analyzer> analyzers) {
    return analyzers.stream()
        .filter(IntelligenceAnalyzer.class::isInstance)
        .map(one -> ((IntelligenceAnalyzer) one).reference())
        .findFirst()
        .orElse(Lookups.NONE.intelligence());
  }

  private static @Nullable Detection[] detectionOfDocument(
      Content content, DetectorPlan detectors) {
    Map<String, Detection> byReference = new HashMap<>();
    for (Detection detection : content.detections()) {
      for (KeyedDocument keyed : detection.keyed()) {
        byReference.put(keyed.header().reference(), detection);
      }
    }
    @Nullable Detection[] detections = new @Nullable Detection[detectors.size()];
    for (DetectorPlan.Document document : detectors.keyed()) {
      Detection detection = byReference.get(document.reference());
      if (detection != null) {
        detections[document.index()] = detection;
      }
    }
    return detections;
  }

  /** What analyzers offer, of which they are asked only if somebody requires something. */
  private static Set<String> offered(Content content, List<Analyzer> analyzers) {
    Set<String> offered = new HashSet<>();
    if (content.detections().stream().allMatch(detection -> detection.requires().isEmpty())) {
      return offered;
    }
    analyzers.forEach(analyzer -> offered.addAll(analyzer.offers()));
    return offered;
  }

  /** The same with other formats; what they read must be among the fields that are read anyway. */
  public Engine withFormats(List<Format> others) {
    return copy(detectors, others);
  }

  /** The same, where one document of the detectors decides in another way. */
  public Engine withDetector(String reference, UnaryOperator<Detector<?>> change) {
    return copy(detectors.with(reference, change), formats);
  }

  private Engine copy(DetectorPlan plan, List<Format> others) {
    Engine engine = new Engine(content, ruleSet, analyzers, detectionOfRule, plan, offered);
    engine.formats = List.copyOf(others);
    engine.routing = routing;
    return engine;
  }

  /**
   * The same data and formats for some of its detections; what these listen to runs too. Costs as
   * compiling them.
   */
  public Engine only(Collection<String> ids) {
    return compile(content.only(ids), analyzers, routing, formats);
  }

  /** The formats among which a source's is recognised, in the order that settles equal claims. */
  public List<Format> formats() {
    return formats;
  }

  /** The format of that name, or null. */
  public @Nullable Format format(String name) {
    Format known = plain(name);
    return known == null ? Utf16Format.named(name, this::plain) : known;
  }

  private @Nullable Format plain(String name) {
    return formats.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  /** A pipeline for one thread over all times. */
  Pipeline pipeline(Output output) {
    return pipeline(output, TimeRange.ALL);
  }

  /** A pipeline for one thread. */
  Pipeline pipeline(Output output, TimeRange range) {
    return pipeline(output, range, Guard.NONE);
  }

  /** A pipeline for one thread that goes on when a reader fails, as the guard allows. */
  Pipeline pipeline(Output output, TimeRange range, Guard guard) {
    return new Pipeline(this, range, output, guard);
  }

  /** Stages 1 to 4 for one thread; without a guard, a reader that fails throws. */
  public ReadingSession reading(Output output) {
    return reading(output, TimeRange.ALL, Guard.NONE);
  }

  /** Stages 1 to 4 for one thread. */
  public ReadingSession reading(Output output, TimeRange range, Guard guard) {
    return new ReadingSession(new Pipeline(this, range, output, guard));
  }

  /** Stage 5 for one thread, with as many states as there is memory. */
  public KeyedSession keyed(KeyedOutput output) {
    return keyed(output, StateBudget.UNLIMITED);
  }

  /** Stage 5 for one thread. */
  public KeyedSession keyed(KeyedOutput output, StateBudget budget) {
    return new KeyedSession(this, budget, output, null);
  }

  /**
   * Stage 5 for one thread of several that share the key groups.
   *
   * @param exchange carries facts to the session that holds their key
   */
  public KeyedSession keyed(KeyedOutput output, StateBudget budget, FactExchange exchange) {
    return new KeyedSession(this, budget, output, exchange);
  }

  /** What was compiled. */
  public Content content() {
    return content;
  }

  /**
   * What a detection requires and no analyzer offers; empty if it lacks nothing. Such a detection
   * is not armed, whatever rules it has.
   */
  public List<String> lacks(Detection detection) {
    return detection.requires().stream().filter(one -> !offered.contains(one)).toList();
  }

  /** Whether rules of a detection run. */
  public boolean isArmed(Detection detection) {
    return detection.isArmed() && lacks(detection).isEmpty();
  }

  /** The rules that must match for a detection to be raised: its own and those it listens to. */
  public static List<Rule> rulesBehind(Detection detection, Content content) {
    return UsedRules.behind(detection, content);
  }

  /** Which detections look at events of a class; the first answer costs a look at all content. */
  public Watch watch(EventClass eventClass) {
    return watches.of(eventClass);
  }

  /**
   * The ids of the armed detections that look at events of a class and read one of some fields.
   * Costs up to a millisecond for each detection that looks at them.
   */
  public List<String> reading(EventClass eventClass, Collection<String> fields) {
    return watches.reading(eventClass, fields);
  }

  /** The fields that a detection reads: of events for itself, for what it listens to, for texts. */
  public Set<String> fieldsOf(Detection detection) {
    UsedRules used = UsedRules.of(content, one -> one.id().equals(detection.id()));
    Set<String> fields = new TreeSet<>(detection.alert().reads());
    fields.addAll(DetectorPlan.of(used.rules(), used.keyed(), used.reads()).reads());
    used.rules().forEach(rule -> FieldNames.collect(rule.expr(), fields));
    fields.removeIf(Grounds::isNumber);
    return fields;
  }

  /** The fields that the correlations and baselines of a detection count, learn or group by. */
  Set<String> comparedBy(String detection) {
    UsedRules used = UsedRules.of(content, one -> one.id().equals(detection));
    Set<String> fields =
        new TreeSet<>(DetectorPlan.of(used.rules(), used.keyed(), Map.of()).reads());
    fields.removeIf(Grounds::isNumber);
    return fields;
  }

  /** All rules of all armed detections. */
  public RuleSet ruleSet() {
    return ruleSet;
  }

  /**
   * The same engine, whose detectors keep what they know under a secret seed. Costs as much as
   * planning the detectors; rules are not compiled again.
   */
  public Engine with(SeededHashes hashes) {
    return copy(detectors.with(hashes), formats);
  }

  /** Every field that somebody reads. */
  public Fields fields() {
    return ruleSet.fields();
  }

  /** The analyzers that run on events of some class. */
  public List<Analyzer> analyzers() {
    return analyzers;
  }

  /** Those that run on events of a class, and when. */
  NeededAnalyzers.OfClass analyzersOf(EventClass eventClass) {
    return needed.of(eventClass);
  }

  /** The correlations and baselines, and what they listen to. */
  public DetectorPlan detectors() {
    return detectors;
  }

  /**
   * The correlations and baselines that work for a detection alone; none if none of them learns
   * what is normal.
   */
  public List<DetectorPlan.Document> learning(String detection) {
    Detection known = content.detection(detection);
    if (known == null) {
      return List.of();
    }
    Set<String> references = new HashSet<>();
    known.keyed().forEach(keyed -> references.add(keyed.header().reference()));
    List<DetectorPlan.Document> own = detectors.ownOf(references);
    return own.stream().anyMatch(one -> one.keyed() instanceof Baseline) ? own : List.of();
  }

  /** The longest learning period of these. */
  public static Duration learningPeriod(Collection<DetectorPlan.Document> documents) {
    Duration longest = Duration.ZERO;
    for (DetectorPlan.Document document : documents) {
      if (document.keyed() instanceof Baseline baseline
          && baseline.learning().period().compareTo(longest) > 0) {
        longest = baseline.learning().period();
      }
    }
    return longest;
  }

  /** The detection that a rule of {@link #ruleSet()} raises. */
  public Detection detectionOf(int rule) {
    return content.detections().get(detectionOfRule[rule]);
  }

  /** The detection that a document of {@link #detectors()} raises; null if only others listen. */
  public @Nullable Detection detectionOfDocument(int document) {
    return detectionOfDocument[document];
  }

  /**
   * For each rule the index of the detection it raises, or {@link UsedRules#NONE}; rules of one
   * detection stand side by side.
   */
  int[] detectionOfRule() {
    return Arrays.copyOf(detectionOfRule, detectionOfRule.length);
  }
}
