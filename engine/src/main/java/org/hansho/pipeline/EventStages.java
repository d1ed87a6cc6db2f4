package org.hansho.pipeline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.hansho.alert.FindingMaker;
import org.hansho.content.Detection;
import org.hansho.detect.FactReader;
import org.hansho.detect.Observation;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Timing;
import org.hansho.match.CostlyRule;
import org.hansho.match.MatchSink;
import org.hansho.match.Matcher;
import org.hansho.record.Malformed;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The stages that one event goes through, in order: analyzers, rules, facts for the detectors, and
 * the finding.
 *
 * <p>Belongs to one thread, and to one source at a time. Allocates nothing per event in steady
 * state, unless something is found. A stage that throws costs the event, which is reported as a
 * {@link Failure}; an analyzer, or a detection, that keeps failing is asked no more. What the
 * receiver of the output throws is passed on as an {@link OutputFailure}.
 */
final class EventStages {
  private static final int NO_DETECTION = UsedRules.NONE;

  private final Engine engine;
  private final TimeRange range;
  private final Output output;
  private final Consumer<Failure> failures;
  private Matcher matcher;
  private final List<Rule> rules;
  private final int[] detectionOfRule;
  private final FactReader facts;
  private final FindingMaker findings = new FindingMaker();
  private final MatchSink matches = this::matched;
  private final Quarantine quarantine = new Quarantine();
  private final BoundSteps steps;
  private String source = "";
  private Counts counts = new Counts();
  private IdentityHashMap<EventClass, ClassState> classes = new IdentityHashMap<>();
  private @Nullable ClassState lastClass;

  /** A bit for each of the steps behind a rule that did not run on the present event. */
  private long stepsLeft;

  /** The rules that matched the present event. */
  private int[] matchedRules = new int[16];

  private int matchedCount;

  /** Whether an analyzer failed on the present event. */
  private boolean leftOut;

  private int foundDetection = NO_DETECTION;
  private int foundRule;

  /** Detections that failed too often. */
  private final BitSet silenced = new BitSet();

  /**
   * What is the same for all events of a class, and its counter in the present source.
   *
   * @param steps run on each event before rules are tried
   * @param behind run on an event that a rule matched which needs them
   * @param behindRule by rule, which of these it needs
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record ClassState(
      EventClass eventClass,
      Analyzer.Step[] steps,
      Analyzer.Step[] behind,
      long[] behindRule,
      Counts.ClassCount count) {}

  /**
   * Stages of an engine.
   *
   * @param failures takes what failed
   */
  EventStages(Engine engine, TimeRange range, Output output, Consumer<Failure> failures) {
    this.engine = engine;
    this.range = range;
    this.output = output;
    this.failures = failures;
    this.matcher = engine.ruleSet().matcher();
    this.rules = engine.ruleSet().rules();
    this.detectionOfRule = engine.detectionOfRule();
    this.steps = new BoundSteps(engine.fields());
    this.facts = new FactReader(engine.detectors(), engine.fields());
  }

  /** A source begins, of which nothing was read. */
  void begin() {
    facts.begin();
  }

  /** The events that follow are those of a source. */
  void resume(OpenSource suspended) {
    facts.resume(suspended.held());
    source = suspended.name();
    counts = suspended.counts();
    classes = suspended.classes();
    lastClass = null;
    foundDetection = NO_DETECTION;
  }

  /** What became of the records of the present source, so far. */
  Counts counts() {
    return counts;
  }

  /** Rules that values of all sources so far were left undecided for; see {@link CostlyRule}. */
  List<CostlyRule> costlyRules() {
    return matcher.costlyRules();
  }

  /** Analyzers and detections that are asked no more, since they kept failing. */
  List<String> quarantined() {
    return quarantine.parts();
  }

  /** Takes an event through all stages; what fails costs this event. */
  void take(Event event) {
    try {
      event(event);
    } catch (RuntimeException | StackOverflowError e) {
      OutputFailure.passOn(e);
      matcher = engine.ruleSet().matcher();
      foundDetection = NO_DETECTION;
      failed(event, Stage.RULES, "", e);
    }
  }

  /** The stages, in order. */
  private void event(Event event) {
    ClassState state = stateOf(event.eventClass());
    state.count().events++;
    seen(event);
    counts.time(event.timing() == Timing.UNDATED ? Event.NO_TIME : event.time());
    if (!range.admits(event.time())) {
      counts.outsideRange++;
      return;
    }
    leftOut = false;
    Analyzer.Step[] before = state.steps();
    for (int at = 0; at < before.length; at++) {
      analyze(event, before, at);
    }
    stepsLeft = -1;
    matchedCount = 0;
    if (!leftOut) {
      matcher.match(event, matches);
    }
    if (matchedCount > 0 && !leftOut) {
      noteMatches(event);
    }
  }

  private void seen(Event event) {
    try {
      output.event(event);
    } catch (RuntimeException e) {
      throw new OutputFailure(e);
    }
  }

  private void noteMatches(Event event) {
    facts.nextEvent();
    for (int i = 0; i < matchedCount; i++) {
      noteMatch(matchedRules[i], event);
    }
    found(event);
    notifyDetectors(event);
  }

  /** Runs an analyzer; the event is left out if it fails, unless it has done so too often. */
  private void analyze(Event event, Analyzer.Step[] of, int at) {
    try {
      of[at].analyze(event);
    } catch (RuntimeException | StackOverflowError e) {
      String name = steps.name(of[at]);
      if (quarantine.holds(Stage.ANALYZER, name)) {
        of[at] = BoundSteps.NOTHING;
        return;
      }
      leftOut = true;
      quarantine.failed(Stage.ANALYZER, name);
      failed(event, Stage.ANALYZER, name, e);
    }
  }

  private void failed(Event event, Stage stage, String part, Throwable cause) {
    int from = event.recordOffset();
    Malformed.Bytes record =
        new Malformed.Bytes(
            event.recordBuffer(), from, from + event.recordLength(), event.position());
    failures.accept(Failure.of(stage, part, cause, event.time(), record));
  }

  @SuppressWarnings("ReferenceEquality") // Formats hold their classes as constants.
  private ClassState stateOf(EventClass eventClass) {
    ClassState state = lastClass;
    if (state == null || state.eventClass() != eventClass) {
      state = classes.get(eventClass);
      if (state == null) {
        state = newState(eventClass);
        classes.put(eventClass, state);
      }
      lastClass = state;
    }
    return state;
  }

  private ClassState newState(EventClass eventClass) {
    NeededAnalyzers.OfClass needed = engine.analyzersOf(eventClass);
    return new ClassState(
        eventClass,
        steps.of(needed.before()),
        steps.of(needed.behind()),
        needed.behindRule(),
        counts.of(eventClass));
  }

  /** Nothing is handed on before all analyzers behind the rules that match have run. */
  private void matched(int rule, Event event) {
    analyze(event, rule);
    if (matchedCount == matchedRules.length) {
      matchedRules = Arrays.copyOf(matchedRules, 2 * matchedCount);
    }
    matchedRules[matchedCount++] = rule;
  }

  /** Rules come in ascending order, so those of one detection come together. */
  private void noteMatch(int rule, Event event) {
    if (facts.isHeard(rule)) {
      facts.matched(rule, event);
    }
    int detection = detectionOfRule[rule];
    if (detection != foundDetection) {
      found(event);
      foundDetection = detection;
      foundRule = rule;
    } else if (detection != NO_DETECTION
        && rules.get(rule).level().compareTo(rules.get(foundRule).level()) > 0) {
      foundRule = rule;
    }
  }

  /** Runs what the rule needs that matched, unless another one did. */
  private void analyze(Event event, int rule) {
    ClassState state = Objects.requireNonNull(lastClass);
    long wanted = state.behindRule()[rule] & stepsLeft;
    stepsLeft &= ~wanted;
    for (long left = wanted; left != 0; left &= left - 1) {
      analyze(event, state.behind(), Long.numberOfTrailingZeros(left));
    }
  }

  /** Hands facts to the detectors that listen to rules that matched. */
  private void notifyDetectors(Event event) {
    if (facts.count() == 0) {
      return;
    }
    if (event.time() == Event.NO_TIME) {
      counts.factsWithoutTime += facts.count();
      return;
    }
    counts.facts += facts.count();
    Observation observation;
    try {
      observation = facts.observation(event, source);
    } catch (RuntimeException | StackOverflowError e) {
      failed(event, Stage.FACTS, "", e);
      return;
    }
    OutputFailure.handOn(() -> output.observed(observation));
  }

  /** Passes on the detection that was found, if any. */
  private void found(Event event) {
    int detection = foundDetection;
    foundDetection = NO_DETECTION;
    if (detection == NO_DETECTION || silenced.get(detection)) {
      return;
    }
    Detection of = engine.detectionOf(foundRule);
    try {
      Rule rule = rules.get(foundRule);
      output.finding(findings.of(of.alert(), rule, event, source, engine.counterOf(rule)));
      counts.findings++;
    } catch (RuntimeException | StackOverflowError e) {
      silenced.set(detection, quarantine.failed(Stage.ALERT, of.id()));
      failed(event, Stage.ALERT, of.id(), e);
    }
  }
}
