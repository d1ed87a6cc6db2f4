package org.hansho.pipeline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.hansho.alert.FindingMaker;
import org.hansho.bytes.SourceBytes;
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
import org.hansho.pipeline.OpenSource.Asked;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.WholeSourceReader;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event, from the bytes of a source to findings.
 *
 * <p>Belongs to one thread and reads one source at a time: {@link #begin}, {@link #read} as often
 * as there are blocks, {@link #end}; then the next source may begin. What a format remembers ends
 * with its source. A driver that reads many sources in turns sets one aside with {@link #suspend}
 * and takes it up again with {@link #resume}. Allocates nothing per event in steady state, unless
 * something is found.
 *
 * <p>Never throws on input. Where a stage does, that is a fault of this program: it costs the
 * record, which is reported as a {@link Failure}, and reading goes on. An analyzer, or a detection,
 * that keeps failing is asked no more. What the receiver of the output throws is passed on, and so
 * is an {@code Error} other than a stack that overflows; the pipeline is not to be used then.
 */
final class Pipeline {
  private static final int NO_DETECTION = UsedRules.NONE;

  private final Engine engine;
  private final TimeRange range;
  private final Output output;
  private Matcher matcher;
  private final List<Rule> rules;
  private final int[] detectionOfRule;
  private final FactReader facts;
  private final FindingMaker findings = new FindingMaker();
  private final Events events = new Events();
  private final MatchSink matches = this::matched;
  private final Guard guard;
  private final Quarantine quarantine = new Quarantine();
  private final BoundSteps steps;
  private @Nullable OpenSource open;
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

  Pipeline(Engine engine, TimeRange range, Output output, Guard guard) {
    this.engine = engine;
    this.guard = guard;
    this.range = range;
    this.output = output;
    this.matcher = engine.ruleSet().matcher();
    this.rules = engine.ruleSet().rules();
    this.detectionOfRule = engine.detectionOfRule();
    this.steps = new BoundSteps(engine.fields());
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
    resume(new OpenSource(name, format, () -> format.open(engine.fields(), limits)));
  }

  /** Takes up a source again that was set aside by this pipeline. */
  public void resume(OpenSource suspended) {
    open = suspended;
    facts.resume(suspended.held());
    source = suspended.name();
    counts = suspended.counts();
    classes = suspended.classes();
    lastClass = null;
    events.goOn(suspended.given());
    foundDetection = NO_DETECTION;
  }

  /** Sets the present source aside; another one may begin or be resumed. */
  public OpenSource suspend() {
    OpenSource suspended = open;
    if (suspended == null) {
      throw new IllegalStateException("no source has begun");
    }
    open = null;
    suspended.setGiven(events.given());
    return suspended;
  }

  /**
   * Reads a block of the source; see {@link RecordReader#read}.
   *
   * @return the index after the last byte consumed; what lies behind must be given again
   * @throws ReaderFailure if the reader failed and nothing was kept from which it could go on
   */
  public int read(byte[] block, int from, int to, long position, boolean last) {
    Asked asked = last ? Asked.READ_TO_THE_END : Asked.READ;
    return give(new OpenSource.Portion(block, from, to, position, asked));
  }

  /** Nothing has come for a while; see {@link RecordReader#handOver}. */
  public int handOver(byte[] block, int from, int to, long position) {
    return give(new OpenSource.Portion(block, from, to, position, Asked.HAND_OVER));
  }

  private int give(OpenSource.Portion portion) {
    OpenSource source = open();
    if (guard == Guard.EACH_READ) {
      source.checkpoint();
      events.passOver(0);
    }
    try {
      int consumed = portion.giveTo(source.reader(), portion.from(), events);
      if (guard == Guard.SINCE_SAVED) {
        source.keep(portion.upTo(consumed));
      }
      return consumed;
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      return recovered(source, portion, e);
    }
  }

  private int recovered(OpenSource source, OpenSource.Portion portion, Throwable cause) {
    if (guard == Guard.NONE) {
      throw new ReaderFailure(source.name(), cause);
    }
    try {
      boolean text = !source.format().readsBinary();
      return new Recovery(source, events, this::unread, text, cause).read(portion);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      unread(portion.bytes(), e);
      forget(portion.position(), e);
      return portion.to();
    }
  }

  /**
   * What the reader of the source remembers cannot be kept: what it holds back is given up, which
   * is reported, and a reader that remembers nothing goes on.
   *
   * @param position how far the source was read
   * @param cause reported as a {@link Failure} if it is there
   */
  public void forget(long position, @Nullable Throwable cause) {
    giveUpRest(open().reader());
    if (cause != null) {
      failed(Failure.forgotten(open().format().name(), cause, position));
    }
    open().startOver();
    events.passOver(0);
  }

  private void unread(Malformed.Bytes record, Throwable cause) {
    String format = open().format().name();
    failed(Failure.of(Stage.FORMAT, format, cause, Event.NO_TIME, record));
  }

  /**
   * Reads the source whole, in place of blocks; only of a format that {@link Format#readsWhole}. If
   * the reader fails, the document is reported as a {@link Failure}.
   */
  public void readWhole(SourceBytes bytes) {
    if (!(open().reader() instanceof WholeSourceReader whole)) {
      throw new IllegalStateException("the format of " + source + " reads blocks");
    }
    try {
      whole.readWhole(bytes, source, events);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      byte[] first = new byte[(int) Math.min(bytes.size(), Malformed.SAMPLE_BYTES)];
      bytes.copy(0, first, 0, first.length);
      unread(new Malformed.Bytes(first, 0, first.length, 0), e);
    }
  }

  /** Whether the source may be cut here; see {@link RecordReader#isBetweenRecords}. */
  public boolean isBetweenRecords() {
    return open().reader().isBetweenRecords();
  }

  /** Ends the source: what is still open in the format is emitted. */
  public Counts end() {
    RecordReader reader = open().reader();
    try {
      reader.end(events);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      unread(new Malformed.Bytes(new byte[0], 0, 0, 0), e);
      giveUpRest(reader);
    }
    counts.yearLeftOut = open().yearLeftOut();
    open = null;
    return counts;
  }

  private void giveUpRest(RecordReader reader) {
    try {
      reader.abandon(events);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      unread(new Malformed.Bytes(new byte[0], 0, 0, 0), e);
    }
  }

  /** Rules that values of all sources so far were left undecided for; see {@link CostlyRule}. */
  public List<CostlyRule> costlyRules() {
    return matcher.costlyRules();
  }

  /** What became of the records of the present source, so far. */
  public Counts counts() {
    return counts;
  }

  /** Analyzers, detections and documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    return quarantine.parts();
  }

  private OpenSource open() {
    if (open == null) {
      throw new IllegalStateException("no source has begun");
    }
    return open;
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
    failed(Failure.of(stage, part, cause, event.time(), record));
  }

  private void failed(Failure failure) {
    counts.malformed(failure.record().reason());
    handOn(() -> output.failed(failure.under(open().heading()), source));
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
    handOn(() -> output.observed(observation));
  }

  private static void handOn(Runnable output) {
    try {
      output.run();
    } catch (RuntimeException e) {
      throw new OutputFailure(e);
    }
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

  /** What the reader hands over. */
  private final class Events extends Recovery.CountingSink {
    @Override
    public void event(Event event) {
      if (!isNew()) {
        return;
      }
      try {
        Pipeline.this.event(event);
      } catch (RuntimeException | StackOverflowError e) {
        OutputFailure.passOn(e);
        matcher = engine.ruleSet().matcher();
        foundDetection = NO_DETECTION;
        failed(event, Stage.RULES, "", e);
      }
    }

    @Override
    public void malformed(Malformed record) {
      if (!isNew()) {
        return;
      }
      counts.malformed(record.reason());
      handOn(() -> output.malformed(record.under(open().heading()), source));
    }

    @Override
    public void note(String note) {
      if (isNew()) {
        handOn(() -> output.note(note, source));
      }
    }
  }
}
