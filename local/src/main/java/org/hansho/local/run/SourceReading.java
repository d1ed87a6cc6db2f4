package org.hansho.local.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hansho.alert.AlertFold;
import org.hansho.content.Detection;
import org.hansho.detect.Fact;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.format.Format;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Malformed;
import org.hansho.format.Recognition;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochStore;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources of one worker, and decides for each event whether it is in order.
 *
 * <p>An event is late if it is behind the newest of its source by more than the bound, or behind
 * the time that all have passed. An event further ahead of its arrival than the clocks may differ
 * is skewed: its facts go as late ones, and it moves no time. Detections of single events fire in
 * any case.
 */
final class SourceReading implements Output {
  private static final int MOST_LETTERS = 1_000;

  private final long lateness;
  private final long skew;
  private final Routes routes;
  private final Supplier<AlertFold> fold;
  private final List<DeadLetter> letters = new ArrayList<>();
  private final List<Fact> waiting = new ArrayList<>();
  private final Counters counters = new Counters(Map.of());
  private @Nullable SourceState source;
  private long arrival;
  private long watermark;
  private boolean isLate;
  private long events;
  private long inOrder;
  private long late;
  private long skewed;

  SourceReading(RunnerSettings settings, Routes routes, Supplier<AlertFold> fold) {
    this.lateness = settings.lateness().toNanos();
    this.skew = settings.skew().toNanos();
    this.routes = routes;
    this.fold = fold;
  }

  /** A new source of which this is the first input; null if no format claims it. */
  @Nullable SourceState begin(Input input, Pipeline pipeline) {
    byte[] bytes = input.bytes();
    Recognition recognition = FormatRecognition.recognise(bytes, bytes.length);
    if (recognition instanceof Recognition.Recognised recognised) {
      Format format = recognised.format();
      return new SourceState(input.source(), format, input.arrival(), pipeline);
    }
    String reason = ((Recognition.Unrecognised) recognition).reason();
    letter(input.source(), 0, "format not recognised: " + reason, bytes);
    counters.add(Counters.PUSHES_UNRECOGNISED, 1);
    return null;
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
    state.lastArrival = Math.max(state.lastArrival, arrival);
    state.touched = true;
    counters.add(Counters.PUSHES_READ, 1);
  }

  void end(SourceState state, Pipeline pipeline, long time) {
    source = state;
    arrival = state.lastArrival;
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

  @Override
  public void event(Event event) {
    SourceState state = open();
    events++;
    long time = event.time();
    isLate = true;
    if (time == Event.NO_TIME) {
      counters.add(Counters.EVENTS_WITHOUT_TIME, 1);
    } else if (time > arrival && time - arrival > skew) {
      skewed++;
      state.skewed++;
      state.ahead = time - arrival;
      event.judge(time, Timing.SKEWED);
    } else if (time <= watermark || time <= state.watermark(lateness)) {
      late++;
      event.judge(time, Timing.LATE);
    } else {
      inOrder++;
      isLate = false;
      state.newest = Math.max(state.newest, time);
    }
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
    counters.add(Counters.EVENTS, events);
    counters.add(Counters.EVENTS_IN_ORDER, inOrder);
    counters.add(Counters.EVENTS_LATE, late);
    counters.add(Counters.EVENTS_SKEWED, skewed);
    counters.all().forEach(all::add);
    counters.clear();
    events = 0;
    inOrder = 0;
    late = 0;
    skewed = 0;
  }
}
