package org.hansho.local.run;

import java.time.Duration;
import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.format.Format;
import org.hansho.format.UnstatedTime;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Pipeline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.hansho.time.SourceClock;
import org.jspecify.annotations.Nullable;

/** Where the reading of one source stands. Belongs to the worker that reads the source. */
final class SourceState {
  private static final int VERSION = 4;
  private static final int WITHOUT_MEMORY = 1;
  private static final int WITHOUT_HELD = 2;
  private static final int WITHOUT_CLOCK = 3;
  private static final long NANOS = 1_000_000_000L;

  final String id;
  final Format format;
  final OpenSource open;
  long position;
  byte[] rest = {};
  final SourceClock clock;
  boolean touched;
  FormatDoubt doubt = new FormatDoubt(0);

  /** How often it was read as another format since the process began. */
  int changes;

  /**
   * A source of which nothing was read.
   *
   * @param arrival of its first input; gives the year where records leave it out
   */
  SourceState(String id, Format format, long arrival, SourceClock clock, Pipeline pipeline) {
    this.id = id;
    this.format = format;
    this.clock = clock;
    pipeline.begin(format.assuming(UnstatedTime.writtenBefore(arrival / NANOS)), id);
    this.open = pipeline.suspend();
  }

  /** The same source read as another format from here on. */
  SourceState as(Format other, Pipeline pipeline) {
    SourceState state = new SourceState(id, other, clock.arrival(), clock, pipeline);
    state.position = position;
    state.changes = changes + 1;
    state.doubt = new FormatDoubt(state.changes);
    state.open.replaces(open);
    return state;
  }

  /** What is still to be read, with what was left of earlier input before it. */
  byte[] with(Input input) {
    byte[] bytes = input.bytes();
    boolean ended = !input.lacksLineFeed();
    if (rest.length == 0 && ended) {
      return bytes;
    }
    byte[] whole = Arrays.copyOf(rest, rest.length + bytes.length + (ended ? 0 : 1));
    System.arraycopy(bytes, 0, whole, rest.length, bytes.length);
    if (!ended) {
      whole[whole.length - 1] = '\n';
    }
    return whole;
  }

  SourceStatus status() {
    return new SourceStatus(
        id,
        format.name(),
        position,
        clock.newest(),
        clock.arrival(),
        clock.undated(),
        clock.skewed(),
        clock.corrected(),
        Duration.ofNanos(clock.skew()),
        clock.skewedSince());
  }

  byte[] save() {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.text(format.name());
    out.number(position);
    out.bytes(rest, 0, rest.length);
    out.number(clock.arrival());
    clock.write(out);
    byte[] memory = open.memory().save();
    out.bytes(memory, 0, memory.length);
    open.held().write(out);
    return out.toBytes();
  }

  /**
   * What {@link #save} wrote; null if the program does not know the format any more. Version 1 did
   * not hold what most readers remember, so they go on from there as if the source began; version 2
   * did not hold what quiet keys had brought.
   */
  static @Nullable SourceState restore(
      String id, byte[] saved, SourceClock clock, Pipeline pipeline, Engine engine) {
    StateReader in = new StateReader(saved);
    int version = in.count();
    if (version > VERSION) {
      throw new IllegalStateException(
          "source "
              + id
              + " was saved by a newer Hansho, in version "
              + version
              + "; use that one");
    }
    Format format = engine.format(in.text());
    if (format == null) {
      return null;
    }
    long position = in.number();
    byte[] rest = in.bytes();
    long newest = version > WITHOUT_CLOCK ? Event.NO_TIME : in.number();
    long lastArrival = in.number();
    SourceState state = new SourceState(id, format, lastArrival, clock, pipeline);
    state.position = position;
    state.rest = rest;
    if (version > WITHOUT_CLOCK) {
      clock.restore(in);
    } else {
      boolean counted = version > WITHOUT_MEMORY;
      clock.restore(newest, lastArrival, counted ? in.number() : 0, counted ? in.number() : 0);
    }
    if (version > WITHOUT_MEMORY) {
      state.open.memory().restore(in.bytes());
    }
    if (version > WITHOUT_HELD) {
      state.open.held().restore(in);
    }
    return state;
  }
}
