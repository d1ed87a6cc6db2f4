package org.hansho.pipeline;

import java.util.Arrays;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.hansho.time.PlaceClock;

/** How far a session has read one of its sources. Belongs to the thread of the session. */
final class SessionSource {
  /** From so many bytes on, what was read is not kept for a reader that fails. */
  private static final long MOST_KEPT = 1 << 20;

  private final String name;
  private final Format format;
  private final UnstatedTime assumed;
  private final ReadingSession reading;
  private final OpenSource open;
  private final PlaceClock clock = new PlaceClock();
  private byte[] rest = {};
  private long position;

  SessionSource(String name, Format format, UnstatedTime assumed, ReadingSession reading) {
    this.name = name;
    this.format = format;
    this.assumed = assumed;
    this.reading = reading;
    boolean isUnknown = assumed.equals(UnstatedTime.UNKNOWN);
    this.open = reading.open(isUnknown ? format : format.assuming(assumed), name);
  }

  PlaceClock clock() {
    return clock;
  }

  Counts counts() {
    return open.counts();
  }

  /** Reads what follows; what is not whole yet waits. */
  void feed(byte[] bytes, int from, int to) {
    byte[] given = Arrays.copyOf(rest, rest.length + to - from);
    System.arraycopy(bytes, from, given, rest.length, to - from);
    int consumed = reading.read(open, given, 0, given.length, position, false);
    goOn(given, consumed);
  }

  /** Reads what waits as if nothing followed. */
  void handOver() {
    goOn(rest, reading.handOver(open, rest, 0, rest.length, position));
  }

  private void goOn(byte[] given, int consumed) {
    position += consumed;
    rest = Arrays.copyOfRange(given, consumed, given.length);
    if (open.keptBytes() > MOST_KEPT) {
      renew();
    }
  }

  /** What the reader remembers is given up, and reported, if it cannot be saved. */
  private void renew() {
    try {
      open.renew();
    } catch (RuntimeException | StackOverflowError e) {
      reading.forget(open, position, e);
    }
  }

  /** Reads what waits as the end of the source. */
  Counts end() {
    position += reading.read(open, rest, 0, rest.length, position, true);
    rest = new byte[0];
    return reading.end(open);
  }

  void write(StateWriter out) {
    renew();
    out.text(name);
    out.text(format.name());
    out.count(assumed.year());
    out.number(assumed.offsetSeconds());
    out.number(assumed.latest());
    out.number(position);
    out.bytes(rest, 0, rest.length);
    out.number(clock.last());
    open.memory().writeWhole(out);
    open.held().write(out);
    open.settle();
  }

  static SessionSource read(StateReader in, Engine engine, ReadingSession reading) {
    String name = in.text();
    String formatName = in.text();
    Format format = engine.format(formatName);
    if (format == null) {
      throw new IllegalStateException(
          "source " + name + " was saved in the format " + formatName + ", which is not known");
    }
    UnstatedTime assumed = new UnstatedTime(in.count(), (int) in.number(), in.number());
    SessionSource source = new SessionSource(name, format, assumed, reading);
    source.position = in.number();
    source.rest = in.bytes();
    source.clock.begin(in.number());
    source.open.memory().restoreWhole(in);
    source.open.held().restore(in);
    return source;
  }

  String name() {
    return name;
  }
}
