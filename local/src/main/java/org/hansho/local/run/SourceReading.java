package org.hansho.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.Fact;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.format.Recognition;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Failure;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.pipeline.Stage;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.time.SourceClock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources of one worker; the clock of each judges when its events happened.
 *
 * <p>Facts of an event that is late go as late ones. Detections of single events fire in any case.
 */
final class SourceReading implements Output {
  private static final int WITNESSES = 5;

  private final RunnerSettings settings;
  private final Alarms alarms;
  private final KeyedSession keyed;
  private final Supplier<AlertFold> fold;
  private final Engine engine;
  private final SourceFormats formats;
  private final Letters letters = new Letters();
  private final List<DeadLetter> settled = new ArrayList<>();
  private final List<Fact> waiting = new ArrayList<>();
  private final Counters counters = new Counters(Map.of());
  private @Nullable SourceState source;
  private long arrival;
  private long watermark;
  private boolean isLate;
  private final int missingField;
  private final int numberField;

  /** The letter that is processed again, which is done for the stage alone it was left out of. */
  private @Nullable DeadLetter again;

  /** What judges the events at hand: the clock of the source, or one of its own for a letter. */
  private SourceClock clock;

  private final long[] events = new long[Timing.values().length];
  private long clockAhead;
  private long witnesses;

  SourceReading(
      RunnerSettings settings,
      Engine engine,
      DeclaredFormats declared,
      Alarms alarms,
      KeyedSession keyed,
      Supplier<AlertFold> fold) {
    this.settings = settings;
    this.engine = engine;
    this.missingField = engine.fields().id(Engine.MISSING_NUMBERS);
    this.numberField = engine.fields().id(Engine.NUMBER);
    this.formats = new SourceFormats(engine, declared, counters);
    this.clock = newClock("");
    this.alarms = alarms;
    this.keyed = keyed;
    this.fold = fold;
  }

  /** A new source of which this is the first input; null if no format claims it. */
  @Nullable SourceState begin(Input input, ReadingSession reading) {
    Recognition recognition = formats.recognise(input);
    String reason;
    if (recognition instanceof Recognition.Recognised recognised) {
      try {
        return newSource(input, recognised.format(), reading);
      } catch (RuntimeException | StackOverflowError e) {
        counters.add(Counters.FAILED, 1);
        reason = SourceFormats.fault(e);
      }
    } else {
      reason = ((Recognition.Unrecognised) recognition).reason();
    }
    letters.unrecognised(input, "format not recognised: " + reason);
    counters.add(Counters.PUSHES_UNRECOGNISED, 1);
    return null;
  }

  /** The source that a letter begins which nobody had recognised; null if nobody does now. */
  @Nullable SourceState beginAgain(Input input, ReadingSession reading) {
    return formats.recognise(input) instanceof Recognition.Recognised known
        ? newSource(input, known.format(), reading)
        : null;
  }

  /** The source, as another format if that reads the input and the present one does not. */
  private SourceState lookAgain(SourceState state, Input input, ReadingSession reading, long time) {
    Format better = formats.better(state, input, () -> copy(state, reading));
    if (better == null) {
      state.doubt.looked();
      return state;
    }
    end(state, reading, time);
    SourceState other = state.as(better, reading);
    formats.changed(state, better);
    return other;
  }

  /** A copy of what reads a source, for other bytes; null if its reader cannot be saved. */
  private @Nullable OpenSource copy(SourceState state, ReadingSession reading) {
    try {
      return state.open().copy();
    } catch (RuntimeException | StackOverflowError e) {
      forget(state, reading, e);
      return null;
    }
  }

  /**
   * Drops what the reader of a source remembers, since it cannot be kept.
   *
   * @param cause reported as a failure; null if it was reported often enough
   */
  void forget(SourceState state, ReadingSession reading, @Nullable Throwable cause) {
    if (source != state) {
      take(state, state.clock.arrival(), watermark);
    }
    reading.forget(state.open(), state.position, cause);
    state.noteHandedOver();
    state.touched = true;
  }

  private void noteHeld(SourceState state, ReadingSession reading) {
    try {
      state.noteHeld();
    } catch (RuntimeException | StackOverflowError e) {
      forget(state, reading, e);
    }
  }

  private SourceState newSource(Input input, Format format, ReadingSession reading) {
    SourceClock its = newClock(input.source());
    return new SourceState(input.source(), format, input.arrival(), its, reading);
  }

  /** A clock for a source. */
  SourceClock newClock(String id) {
    return new SourceClock(settings.timeOf(id), settings.isHistory(id));
  }

  /**
   * The source, as another format if one is declared, or if its own is doubtful and does not fit.
   */
  private SourceState inItsFormat(
      SourceState before, Input input, ReadingSession reading, long time) {
    Format wanted = formats.declared(before.id);
    if (wanted == null) {
      boolean doubtful = !before.declared && before.doubt.isDue();
      return doubtful ? lookAgain(before, input, reading, time) : before;
    }
    SourceState state = before;
    if (!wanted.name().equals(before.format.name())) {
      end(before, reading, time);
      state = before.as(wanted, reading);
    }
    state.declared = true;
    return state;
  }

  /** Reads input; returns the source, which is another one if its format has changed. */
  SourceState read(SourceState before, Input input, ReadingSession reading, long time) {
    SourceState state = inItsFormat(before, input, reading, time);
    state.doubt.begin();
    take(state, input.arrival(), time);
    state.arrivals.add(state.position + state.rest.length, arrival);
    byte[] bytes = state.with(input);
    int consumed = reading.read(state.open(), bytes, 0, bytes.length, state.position, false);
    state.position += consumed;
    state.rest = Arrays.copyOfRange(bytes, consumed, bytes.length);
    state.counts.numbered(state.open().numbers());
    noteHeld(state, reading);
    state.clock.endInput(arrival);
    reportSkew(state);
    state.touched = true;
    counters.add(Counters.PUSHES_READ, 1);
    return state;
  }

  private void take(SourceState state, long readAt, long time) {
    source = state;
    clock = state.clock;
    arrival = readAt;
    watermark = time;
  }

  /** Nothing has come of a source for a while: what its reader holds back is whole. */
  void handOver(SourceState state, ReadingSession reading, long time) {
    take(state, state.clock.arrival(), time);
    int consumed = reading.handOver(state.open(), state.rest, 0, state.rest.length, state.position);
    state.position += consumed;
    state.rest = Arrays.copyOfRange(state.rest, consumed, state.rest.length);
    noteHeld(state, reading);
    state.noteHandedOver();
    reportSkew(state);
    state.touched = true;
  }

  /**
   * Sends a dead letter's fact to the document that failed at it again, as a late one since its
   * time has passed. A letter whose fact or document does not exist any more stays.
   */
  void sendAgain(DeadLetter letter) {
    Fact fact = SavedFacts.one(engine.detectors(), letter.aids().fact());
    if (fact == null) {
      return;
    }
    if (letter.part().equals(Stage.FACTS.text())) {
      keyed.send(fact, true);
      settled.add(letter);
    } else if (keyed.sendTo(letter.part(), fact, true)) {
      settled.add(letter);
    }
  }

  /**
   * Processes a dead letter again; what fails once more is a new letter.
   *
   * @param state its source, of which nothing is changed
   */
  void again(SourceState state, DeadLetter letter, ReadingSession reading, long time) {
    OpenSource copy = copy(state, reading);
    if (copy == null) {
      return;
    }
    source = state;
    clock = newClock(state.id);
    arrival = letter.arrival();
    watermark = time;
    again = letter;
    byte[] heading = letter.aids().heading();
    if (heading.length > 0) {
      byte[] line = Arrays.copyOf(heading, heading.length + 1);
      line[heading.length] = '\n';
      reading.read(copy, line, 0, line.length, letter.position() - line.length, false);
    }
    byte[] bytes = letter.record();
    reading.read(copy, bytes, 0, bytes.length, letter.position(), true);
    if (!state.format.hasMemory() || state.format.readsWhole()) {
      reading.end(copy);
    }
    again = null;
    settled.add(letter);
  }

  private boolean isLeftOut(Stage stage, String part) {
    DeadLetter letter = again;
    if (letter == null) {
      return false;
    }
    boolean ofAlert = letter.stage().equals(Stage.ALERT.text());
    boolean ofFacts = letter.stage().equals(Stage.FACTS.text());
    return stage == Stage.ALERT ? ofFacts || (ofAlert && !letter.part().equals(part)) : ofAlert;
  }

  void end(SourceState state, ReadingSession reading, long time) {
    take(state, state.clock.arrival(), time);
    if (state.rest.length > 0) {
      reading.read(state.open(), state.rest, 0, state.rest.length, state.position, true);
      state.position += state.rest.length;
      state.rest = new byte[0];
    }
    reading.end(state.open());
    state.ended = true;
    state.touched = true;
  }

  /**
   * An alarm for each source whose times are not accepted. It is over an hour after the last one.
   */
  private void reportSkew(SourceState state) {
    SourceClock its = state.clock;
    long more = its.takeSkewed();
    if (more > 0) {
      Duration skew = Duration.ofNanos(its.skew());
      alarms.raise(AlarmKind.CLOCK_SKEW, state.id, more, "last " + skew);
    } else if (its.isSkewOver()) {
      alarms.end(AlarmKind.CLOCK_SKEW, state.id);
    }
  }

  @Override
  public void event(Event event) {
    SourceState from = open();
    long came =
        again == null ? from.arrivals.of(event, arrival, from.format.readsBinary()) : arrival;
    if (clockAhead != 0 && Math.abs(event.time() - came - clockAhead) <= ArrivalClock.TOLERANCE) {
      witnesses++;
    }
    from.doubt.event();
    clock.judge(event, came, watermark);
    events[event.timing().number()]++;
    isLate = event.timing() == Timing.LATE;
    if (again == null) {
      from.counts.event(isLate);
      from.counts.fields(event, arrival, from.format.name());
      if (from.format.readsBinary()) {
        from.counts.numbered(event, missingField, numberField);
      }
    }
  }

  /**
   * Says by how much the system's clock is ahead of arrival, so that events which agree with it are
   * counted; 0 if it is not.
   */
  void watchFor(long ahead) {
    clockAhead = ahead;
  }

  /** Whether most events since the last call agree with the system's clock. */
  boolean takeWitness() {
    boolean most = witnesses >= WITNESSES && witnesses * 2 > LongStream.of(events).sum();
    witnesses = 0;
    return most;
  }

  @Override
  public void finding(Finding finding) {
    if (!isLeftOut(Stage.ALERT, finding.detection().detection())) {
      fold.get().add(finding);
    }
  }

  @Override
  public void fact(Fact fact) {
    if (isLeftOut(Stage.FACTS, "")) {
      return;
    }
    try {
      keyed.send(fact, isLate);
    } catch (RuntimeException | StackOverflowError e) {
      failed(new DetectorFailure(Stage.FACTS.text(), fact, false, e));
      return;
    }
    if (!isLate) {
      waiting.add(fact);
    }
  }

  @Override
  public void malformed(Malformed record, String name) {
    counters.add(Counters.MALFORMED, 1);
    SourceState from = open();
    from.doubt.malformed();
    from.counts.malformed();
    long came = again == null ? from.arrivals.of(record.position(), arrival) : arrival;
    letters.malformed(record, name, came);
  }

  @Override
  public void failed(Failure failure, String name) {
    counters.add(Counters.FAILED, 1);
    letters.failed(failure, name, arrival);
    CrashPoint.reached("runner.record-left-out");
  }

  /** A fact that a detector could not take. */
  void failed(DetectorFailure failure) {
    counters.add(Counters.FAILED, 1);
    Fact fact = failure.fact();
    String from = fact.origin().source();
    byte[] saved =
        from.isEmpty() ? new byte[0] : SavedFacts.save(engine.detectors(), List.of(fact));
    letters.failed(Failure.of(failure), from, fact.time(), DeadLetter.Aids.fact(saved));
    CrashPoint.reached("runner.record-left-out");
  }

  private SourceState open() {
    if (source == null) {
      throw new IllegalStateException("no source is read");
    }
    return source;
  }

  /** The facts in order since the last call. */
  List<Fact> takeFacts() {
    List<Fact> taken = new ArrayList<>(waiting);
    waiting.clear();
    return taken;
  }

  /** The records that were left out since the last call. */
  List<DeadLetter> takeLetters() {
    return letters.take();
  }

  /** The letters that were processed again since the last call. */
  List<DeadLetter> takeSettled() {
    List<DeadLetter> taken = new ArrayList<>(settled);
    settled.clear();
    return taken;
  }

  /** The sources that are read as another format since the last call, and as which. */
  Map<String, String> takeOtherFormats() {
    return formats.takeChanged();
  }

  /** Adds to the counters what was read since the last call. */
  void count(Counters all) {
    for (Timing timing : Timing.values()) {
      counters.add(Counters.EVENTS, events[timing.number()]);
      counters.add(Counters.of(timing), events[timing.number()]);
    }
    counters.all().forEach(all::add);
    counters.clear();
    Arrays.fill(events, 0);
  }
}
