package org.hansho.server.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.local.journal.Push;
import org.hansho.local.run.SourceStatus;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;

/**
 * Reads records that were kept into a session of its own. Pushes of the journal as their runner
 * read them: each source in its format, and events that say no time at the time of their arrival,
 * unless their source sends its history. Files of history from {@link #begin} to {@link #close};
 * events of theirs that say no time have none. Belongs to one thread.
 */
public final class KeptRecords {
  private static final long NANOS = 1_000_000_000L;

  private final Engine engine;
  private final EngineSession session;
  private final Map<String, Format> formats;
  private final TreeSet<String> open = new TreeSet<>();
  private final Set<String> histories;
  private long arrival = Event.NO_TIME;
  private boolean isHistory;
  private long pushes;
  private long events;
  private long malformed;
  private long firstTime = Long.MAX_VALUE;
  private long lastTime = Event.NO_TIME;

  /**
   * Nothing is read yet.
   *
   * @param tenant whose alerts they raise
   * @param sources that can be read, with their formats
   */
  public KeptRecords(
      Engine engine, String tenant, MemoryBudget memory, List<SourceStatus> sources) {
    this.engine = engine;
    this.session = new EngineSession(engine, tenant, memory, new Arrivals());
    this.formats = formats(engine, sources);
    this.histories =
        sources.stream()
            .filter(source -> source.knownFrom() == Long.MIN_VALUE)
            .map(SourceStatus::id)
            .collect(Collectors.toSet());
  }

  /** The formats of sources, of which those are left out that an engine does not know. */
  static Map<String, Format> formats(Engine engine, List<SourceStatus> sources) {
    Map<String, Format> formats = new HashMap<>();
    for (SourceStatus source : sources) {
      Format format = engine.format(source.format());
      if (format != null) {
        formats.put(source.id(), format);
      }
    }
    return Map.copyOf(formats);
  }

  /** What reads them. */
  public EngineSession session() {
    return session;
  }

  /** Whether the format of its source is known. */
  public boolean isReadable(Push push) {
    return formats.containsKey(push.source());
  }

  /** Reads a push that can be read. */
  public void read(Push push) {
    Format format = formats.get(push.source());
    if (format == null) {
      throw new IllegalArgumentException("the format of " + push.source() + " is not known");
    }
    pushes++;
    arrival = push.time();
    isHistory = histories.contains(push.source());
    String source = push.source() + (format.readsWhole() ? "#" + pushes : "");
    if (open.add(source)) {
      session.open(source, format.assuming(UnstatedTime.writtenBefore(arrival / NANOS)));
    }
    session.feed(source, lines(push.payload(), format));
    if (format.readsWhole()) {
      session.close(source);
      open.remove(source);
    }
  }

  /**
   * Begins a file of history.
   *
   * @param format the name of its format
   * @return false if the engine does not know that format; then nothing of it is read
   */
  public boolean begin(String file, String format, UnstatedTime assumed) {
    Format known = engine.format(format);
    if (known == null || !open.add(file)) {
      return false;
    }
    isHistory = true;
    session.open(file, known.assuming(assumed));
    return true;
  }

  /** The next bytes of a file that was begun. */
  public void part(String file, byte[] bytes, int length) {
    isHistory = true;
    session.feed(file, bytes, 0, length);
  }

  /** A file that was begun has ended. */
  public void close(String file) {
    session.close(file);
    open.remove(file);
  }

  /** How many matches came too late for detectors, which have gone on meanwhile. */
  public long late() {
    return session.late();
  }

  /**
   * What became of the records.
   *
   * @param events those that could be read
   * @param malformed those that could not
   * @param firstTime event time of the earliest, nanoseconds since 1970; {@code Event.NO_TIME} if
   *     none says when it happened
   * @param lastTime event time of the latest
   */
  public record Tally(long events, long malformed, long firstTime, long lastTime) {}

  /** Ends the session. */
  public Tally end() {
    open.clear();
    session.end();
    long first = lastTime == Event.NO_TIME ? Event.NO_TIME : firstTime;
    return new Tally(events, malformed, first, lastTime);
  }

  /** Lets events happen when they arrived that say no time, or none that can be. */
  private final class Arrivals implements SessionOutput {
    @Override
    public void event(Event event, String source) {
      if (!isHistory && (event.time() == Event.NO_TIME || event.timing().isByArrival())) {
        event.judge(arrival, Timing.UNDATED);
      }
      events++;
      if (event.time() != Event.NO_TIME) {
        firstTime = Math.min(firstTime, event.time());
        lastTime = Math.max(lastTime, event.time());
      }
    }

    @Override
    public void malformed(Malformed record, String source) {
      malformed++;
    }
  }

  private static byte[] lines(byte[] payload, Format format) {
    boolean isWhole =
        format.readsBinary() || payload.length == 0 || payload[payload.length - 1] == '\n';
    if (isWhole) {
      return payload;
    }
    byte[] line = Arrays.copyOf(payload, payload.length + 1);
    line[payload.length] = '\n';
    return line;
  }
}
