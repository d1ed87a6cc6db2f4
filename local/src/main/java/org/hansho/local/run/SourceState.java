package org.hansho.local.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.Format;
import org.hansho.record.ReaderMemory;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.hansho.time.SourceClock;
import org.jspecify.annotations.Nullable;

/** Where the reading of one source stands. Belongs to the worker that reads the source. */
final class SourceState {
  private static final int VERSION = 6;
  private static final int WITHOUT_MEMORY = 1;
  private static final int WITHOUT_HELD = 2;
  private static final int WITHOUT_CLOCK = 3;
  private static final int WITHOUT_DECLARATION = 4;
  private static final int WITHOUT_ARRIVALS = 5;
  private static final long NANOS = 1_000_000_000L;
  private static final byte[] NOTHING = {};

  final String id;
  final Format format;
  private @Nullable OpenSource open;
  long position;
  byte[] rest = NOTHING;

  /** How many bytes were saved of it last, pieces of its reader's memory included. */
  long savedBytes;

  /** Whether its reader has handled the end of the source. */
  boolean ended;

  /** While it sleeps, the line that names its columns. */
  private String heading = "";

  /** While it sleeps, how many bytes wait for more. */
  private int unread;

  /** When what is held back came. */
  final Arrivals arrivals = new Arrivals();

  private boolean holdsBack;

  final SourceClock clock;
  boolean touched;

  /** Whether its format was declared, so that it is never looked at again. */
  boolean declared;

  FormatDoubt doubt = new FormatDoubt(0);

  SourceCounts counts = new SourceCounts();

  /** How often it was read as another format since the process began. */
  int changes;

  /**
   * A source of which nothing was read.
   *
   * @param arrival of its first input; gives the year where records leave it out
   * @param reading the session that reads it; null if it sleeps
   */
  SourceState(
      String id, Format format, long arrival, SourceClock clock, @Nullable ReadingSession reading) {
    this.id = id;
    this.format = format;
    this.clock = clock;
    if (reading != null) {
      open = begun(arrival, reading);
    }
  }

  private OpenSource begun(long arrival, ReadingSession reading) {
    return reading.open(format.assuming(UnstatedTime.writtenBefore(arrival / NANOS)), id);
  }

  /** What reads it; it must not be asleep. */
  OpenSource open() {
    return Objects.requireNonNull(open, "the source sleeps");
  }

  /** Whether only its numbers are in memory. */
  boolean isAsleep() {
    return open == null;
  }

  /** Forgets what the last epoch has stored, but for a few numbers. */
  void sleep() {
    unread = rest.length;
    rest = NOTHING;
    heading = headingNow();
    open = null;
    arrivals.clear();
  }

  /** Goes on with what was stored of it, which another one has restored. */
  void wake(SourceState restored) {
    open = restored.open;
    rest = restored.rest;
    arrivals.takeFrom(restored.arrivals);
  }

  /**
   * Goes on with a reader that remembers nothing; behind what was taken of it, if that is lost too.
   *
   * @param stored what was stored of it; null if that cannot be read
   */
  void wakeForgetful(byte @Nullable [] stored, ReadingSession reading) {
    int pieces = open == null ? 0 : open.memory().pieces();
    open = begun(clock.arrival(), reading);
    open.memory().lacks(Math.max(pieces, open.memory().pieces()));
    rest = stored == null ? NOTHING : restOf(stored);
    position += unread - rest.length;
    arrivals.clear();
    arrivals.add(position, clock.arrival());
  }

  private static byte[] restOf(byte[] stored) {
    StateReader in = new StateReader(stored);
    in.count();
    in.text();
    in.number();
    return in.bytes();
  }

  /** Notes what is held back of what was read. */
  void noteHeld() {
    holdsBack = open().holdsBack(rest.length);
    if (!holdsBack && rest.length == 0) {
      arrivals.clear();
    }
  }

  /** What was held back was handed over, as far as it can be before more comes. */
  void noteHandedOver() {
    holdsBack = false;
  }

  /** Whether records are held back that are to be handed over if nothing comes. */
  boolean holdsBack() {
    return holdsBack;
  }

  /** Whether they are to be handed over, after that long a silence. */
  boolean isDue(long silence) {
    return holdsBack && silence > format.patience().toNanos();
  }

  /** How many bytes of it were taken and wait for more. */
  int unread() {
    return isAsleep() ? unread : rest.length;
  }

  /** Whether its end may bring out something that is still held. */
  boolean endBringsMore() {
    return !ended && (unread() > 0 || format.hasMemory());
  }

  /** The same source read as another format from here on. */
  SourceState as(Format other, ReadingSession reading) {
    SourceState state = new SourceState(id, other, clock.arrival(), clock, reading);
    state.position = position;
    state.changes = changes + 1;
    state.doubt = new FormatDoubt(state.changes);
    state.counts = counts;
    state.open().replaces(open());
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
        clock.knownFrom(),
        clock.undated(),
        clock.skewed(),
        clock.corrected(),
        Duration.ofNanos(clock.skew()),
        clock.skewedSince(),
        counts.tally(),
        headingNow(),
        counts.samples());
  }

  private String headingNow() {
    return open == null ? heading : new String(open.heading(), StandardCharsets.UTF_8);
  }

  byte[] save() {
    return save(open().memory().save());
  }

  /** The same without what its reader remembers. */
  byte[] saveForgetful() {
    return save(NOTHING);
  }

  private byte[] save(byte[] memory) {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.text(format.name());
    out.number(position);
    out.bytes(rest, 0, rest.length);
    out.number(clock.arrival());
    clock.write(out);
    out.flag(declared);
    out.bytes(memory, 0, memory.length);
    out.flag(holdsBack);
    arrivals.write(out);
    open().held().write(out);
    savedBytes = out.size();
    return out.toBytes();
  }

  /** Older versions did not say what is held back, nor when it came. */
  private void restoreHeld(StateReader in, int version) {
    if (version > WITHOUT_ARRIVALS) {
      holdsBack = in.flag();
      arrivals.restore(in);
    } else {
      holdsBack = rest.length > 0 || (format.hasMemory() && !format.readsWhole());
      arrivals.add(position, clock.arrival());
    }
  }

  /**
   * What {@link #save} wrote; null if the program does not know the format any more. Version 1 did
   * not hold what most readers remember, so they go on from there as if the source began, as does
   * one that could not be saved; version 2 did not hold what quiet keys had brought.
   *
   * @param reading the session that goes on with it; null if it is to sleep
   */
  static @Nullable SourceState restore(
      String id, byte[] saved, SourceClock clock, @Nullable ReadingSession reading, Engine engine) {
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
    SourceState state = new SourceState(id, format, lastArrival, clock, reading);
    state.position = position;
    state.rest = rest;
    if (version > WITHOUT_CLOCK) {
      clock.restore(in);
    } else {
      boolean counted = version > WITHOUT_MEMORY;
      clock.restore(newest, lastArrival, counted ? in.number() : 0, counted ? in.number() : 0);
    }
    state.declared = version > WITHOUT_DECLARATION && in.flag();
    if (version > WITHOUT_MEMORY) {
      byte[] memory = in.bytes();
      if (reading != null && memory.length > 0) {
        state.open().memory().restore(memory);
      } else if (memory.length > 0) {
        ReaderMemory.check(format.name(), memory);
      }
    }
    state.restoreHeld(in, version);
    if (reading == null) {
      state.sleep();
    } else if (version > WITHOUT_HELD) {
      state.open().held().restore(in);
    }
    return state;
  }
}
