package org.hansho.pipeline;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.hansho.analyze.Analyzer;
import org.hansho.bytes.SourceBytes;
import org.hansho.detect.FactReader;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.Limits;
import org.hansho.format.Malformed;
import org.hansho.format.RecordReader;
import org.hansho.format.WholeSourceReader;
import org.hansho.match.MatchSink;
import org.hansho.match.Matcher;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event, from the bytes of a source to findings.
 *
 * <p>Belongs to one thread and reads one source at a time: {@link #begin}, {@link #read} as often
 * as there are blocks, {@link #end}; then the next source may begin. What a format remembers ends
 * with its source. A driver that reads many sources in turns sets one aside with {@link #suspend}
 * and takes it up again with {@link #resume}. Allocates nothing per event in steady state, unless
 * something is found. Never throws on input.
 */
public final class Pipeline {
  private static final int NO_DETECTION = UsedRules.NONE;

  private final Engine engine;
  private final TimeRange range;
  private final Output output;
  private final Matcher matcher;
  private final List<Rule> rules;
  private final int[] detectionOfRule;
  private final FactReader facts;
  private final EventSink events = new Events();
  private final MatchSink matches = this::matched;
  // Bound once for all sources: what a look-up remembers is worth more than one small file.
  private final IdentityHashMap<Analyzer, Analyzer.Step> steps = new IdentityHashMap<>();

  private @Nullable OpenSource open;
  private @Nullable RecordReader reader;
  private String source = "";
  private Counts counts = new Counts();
  private IdentityHashMap<EventClass, ClassState> classes = new IdentityHashMap<>();
  private @Nullable ClassState lastClass;

  /** A bit for each of the steps behind a rule that did not run on the present event. */
  private long stepsLeft;

  private int foundDetection = NO_DETECTION;
  private int foundRule;

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

  Pipeline(Engine engine, TimeRange range, Output output) {
    this.engine = engine;
    this.range = range;
    this.output = output;
    this.matcher = engine.ruleSet().matcher();
    this.rules = engine.ruleSet().rules();
    this.detectionOfRule = engine.detectionOfRule();
    this.facts = new FactReader(engine.detectors(), engine.fields());
  }

  /**
   * Begins a source.
   *
   * @param name what evidence calls it
   */
  public void begin(Format format, String name) {
    begin(format, name, Limits.DEFAULT);
  }

  /** Begins a source with other caps than the published ones. */
  public void begin(Format format, String name, Limits limits) {
    facts.begin();
    resume(new OpenSource(name, format.name(), format.open(engine.fields(), limits)));
  }

  /** Takes up a source again that was set aside by this pipeline. */
  public void resume(OpenSource suspended) {
    open = suspended;
    facts.resume(suspended.held());
    source = suspended.name();
    counts = suspended.counts();
    classes = suspended.classes();
    reader = suspended.reader();
    lastClass = null;
    foundDetection = NO_DETECTION;
  }

  /** Sets the present source aside; another one may begin or be resumed. */
  public OpenSource suspend() {
    OpenSource suspended = open;
    if (suspended == null) {
      throw new IllegalStateException("no source has begun");
    }
    open = null;
    reader = null;
    return suspended;
  }

  /**
   * Reads a block of the source; see {@link RecordReader#read}.
   *
   * @return the index after the last byte consumed; what lies behind must be given again
   */
  public int read(byte[] block, int from, int to, long position, boolean last) {
    return reader().read(block, from, to, position, last, events);
  }

  /**
   * Reads the source whole, in place of blocks; only of a format that {@link Format#readsWhole}.
   */
  public void readWhole(SourceBytes bytes) {
    if (!(reader() instanceof WholeSourceReader whole)) {
      throw new IllegalStateException("the format of " + source + " reads blocks");
    }
    whole.readWhole(bytes, source, events);
  }

  /** Whether the source may be cut here; see {@link RecordReader#isBetweenRecords}. */
  public boolean isBetweenRecords() {
    return reader().isBetweenRecords();
  }

  /** Ends the source: what is still open in the format is emitted. */
  public Counts end() {
    reader().end(events);
    counts.yearLeftOut = reader().yearLeftOut();
    reader = null;
    open = null;
    return counts;
  }

  /** What became of the records of the present source, so far. */
  public Counts counts() {
    return counts;
  }

  private RecordReader reader() {
    if (reader == null) {
      throw new IllegalStateException("no source has begun");
    }
    return reader;
  }

  /** The stages, in order. */
  private void event(Event event) {
    ClassState state = stateOf(event.eventClass());
    state.count().events++;
    output.event(event);
    counts.time(event.time());
    if (!range.admits(event.time())) {
      counts.outsideRange++;
      return;
    }
    for (Analyzer.Step step : state.steps()) {
      step.analyze(event);
    }
    facts.nextEvent();
    stepsLeft = -1;
    matcher.match(event, matches);
    found(event);
    tell(event);
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
        steps(needed.before()),
        steps(needed.behind()),
        needed.behindRule(),
        counts.of(eventClass));
  }

  private Analyzer.Step[] steps(List<Analyzer> analyzers) {
    return analyzers.stream()
        .map(analyzer -> steps.computeIfAbsent(analyzer, one -> one.bind(engine.fields())))
        .toArray(Analyzer.Step[]::new);
  }

  /** Rules come in ascending order, so those of one detection come together. */
  private void matched(int rule, Event event) {
    analyze(event, rule);
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
      state.behind()[Long.numberOfTrailingZeros(left)].analyze(event);
    }
  }

  /** Tells the detectors that listen to rules that matched. */
  private void tell(Event event) {
    if (facts.count() == 0) {
      return;
    }
    if (event.time() == Event.NO_TIME) {
      counts.factsWithoutTime += facts.count();
      return;
    }
    counts.facts += facts.count();
    output.observed(facts.observation(event, source));
  }

  /** Passes on the detection that was found, if any. */
  private void found(Event event) {
    if (foundDetection == NO_DETECTION) {
      return;
    }
    counts.findings++;
    output.finding(engine.detectionOf(foundRule), rules.get(foundRule), event, source);
    foundDetection = NO_DETECTION;
  }

  /** What the reader hands over. */
  private final class Events implements EventSink {
    @Override
    public void event(Event event) {
      Pipeline.this.event(event);
    }

    @Override
    public void malformed(Malformed record) {
      counts.malformed(record.reason());
      output.malformed(record, source);
    }

    @Override
    public void note(String note) {
      output.note(note, source);
    }
  }
}
