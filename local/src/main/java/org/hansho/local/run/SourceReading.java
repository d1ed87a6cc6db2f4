package org.hansho.local.run;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hansho.alert.AlertFold;
import org.hansho.content.Detection;
import org.hansho.detect.Fact;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.format.Format;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Malformed;
import org.hansho.format.Recognition;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochStore;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.sigma.Rule;
import org.hansho.time.SourceClock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources of one worker; the clock of each judges when its events happened.
 *
 * <p>Facts of an event that is late go as late ones. Detections of single events fire in any case.
 */
final class SourceReading implements Output {
  private static final int MOST_LETTERS = 1_000;
  private static final int WITNESSES = 5;

  private final RunnerSettings settings;
  private final Alarms alarms;
  private final Routes routes;
  private final Supplier<AlertFold> fold;
  private final List<DeadLetter> letters = new ArrayList<>();
  private final List<Fact> waiting = new ArrayList<>();
  private final Counters counters = new Counters(Map.of());
  private @Nullable SourceState source;
  private long arrival;
  private long watermark;
  private boolean isLate;
  private final long[] events = new long[Timing.values().length];
  private long clockAhead;
  private long witnesses;

  SourceReading(RunnerSettings settings, Alarms alarms, Routes routes, Supplier<AlertFold> fold) {
    this.settings = settings;
    this.alarms = alarms;
    this.routes = routes;
    this.fold = fold;
  }

  /** A new source of which this is the first input; null if no format claims it. */
  @Nullable SourceState begin(Input input, Pipeline pipeline) {
    byte[] bytes = input.bytes();
    Recognition recognition = FormatRecognition.recognise(bytes, bytes.length);
    if (recognition instanceof Recognition.Recognised recognised) {
      Format format = recognised.format();
      SourceClock clock = newClock(input.source());
      return new SourceState(input.source(), format, input.arrival(), clock, pipeline);
    }
    String reason = ((Recognition.Unrecognised) recognition).reason();
    letter(input.source(), 0, "format not recognised: " + reason, bytes);
    counters.add(Counters.PUSHES_UNRECOGNISED, 1);
    return null;
  }

  /** A clock for a source. */
  SourceClock newClock(String id) {
    return new SourceClock(settings.time(), settings.history().contains(id));
  }

  void read(SourceState state, Input input, Pipeline pipeline, long time) {
    source = state;
    arrival = input.arrival();
    watermark = time;
    byte[] bytes = state.with(input);
    pipeline.resume(state.open);
    int consumed = pipeline.read(bytes, 0, bytes.length, state.position, false);
    pipeline.suspend();
    state.position += consumed;
    state.rest = Arrays.copyOfRange(bytes, consumed, bytes.length);
    state.clock.endInput(arrival);
    tellSkew(state);
    state.touched = true;
    counters.add(Counters.PUSHES_READ, 1);
  }

  void end(SourceState state, Pipeline pipeline, long time) {
    source = state;
    arrival = state.clock.arrival();
    watermark = time;
    pipeline.resume(state.open);
    if (state.rest.length > 0) {
      pipeline.read(state.rest, 0, state.rest.length, state.position, true);
      state.position += state.rest.length;
      state.rest = new byte[0];
    }
    pipeline.end();
    state.touched = true;
  }

  /** An alarm for each source whose times are not believed; it is over an hour after the last. */
  private void tellSkew(SourceState state) {
    SourceClock clock = state.clock;
    long more = clock.takeSkewed();
    if (more > 0) {
      Duration skew = Duration.ofNanos(clock.skew());
      alarms.raise(AlarmKind.CLOCK_SKEW, state.id, more, "last " + skew);
    } else if (clock.isSkewOver()) {
      alarms.end(AlarmKind.CLOCK_SKEW, state.id);
    }
  }

  @Override
  public void event(Event event) {
    if (clockAhead != 0
        && Math.abs(event.time() - arrival - clockAhead) <= ArrivalClock.TOLERANCE) {
      witnesses++;
    }
    open().clock.judge(event, arrival, watermark);
    events[event.timing().number()]++;
    isLate = event.timing() == Timing.LATE;
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
  public void finding(Detection detection, Rule rule, Event event, String name) {
    fold.get().add(detection.alert(), rule, event, name);
  }

  @Override
  public void fact(Fact fact) {
    routes.send(fact, isLate);
    if (!isLate) {
      waiting.add(fact);
    }
  }

  @Override
  public void malformed(Malformed record, String name) {
    counters.add(Counters.MALFORMED, 1);
    letter(name, record.position(), record.fault().text(), record.sample());
  }

  private void letter(String name, long position, String reason, byte[] bytes) {
    if (letters.size() == MOST_LETTERS) {
      counters.add(Counters.LETTERS_OMITTED, 1);
      return;
    }
    byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, EpochStore.SAMPLE_BYTES));
    letters.add(new DeadLetter(name, place, reason, sample));
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

  /** The records that could not be read since the last call. */
  List<DeadLetter> takeLetters() {
    List<DeadLetter> taken = new ArrayList<>(letters);
    letters.clear();
    return taken;
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
