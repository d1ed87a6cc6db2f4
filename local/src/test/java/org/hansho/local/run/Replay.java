package org.hansho.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Finding;
import org.hansho.event.Event;
import org.hansho.local.journal.JournalSettings;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Outcome;
import org.hansho.time.TimeRules;

/**
 * Sources that are read as a scan does, and pushed to a runner block by block, each when the newest
 * record of its source so far happened.
 */
final class Replay implements Output {
  static final String TENANT = "test";
  private static final int WORKERS = 2;
  private static final long SECOND = 1_000_000_000L;
  private static final long LATENESS = TimeRules.DEFAULT.lateness().toNanos();

  private final Engine engine;
  private final ReadingSession reading;
  private final Map<String, Format> formats = new TreeMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private long newest;
  private long oldestOfBlock;
  private boolean ordered;

  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Block(String source, long arrival, byte[] bytes) {}

  Replay(Engine engine) {
    this.engine = engine;
    this.reading = engine.reading(this);
  }

  /**
   * Adds a source, unless its records are not in order within the bound of lateness, or say nothing
   * of time. Returns whether it was added.
   *
   * @param texts whole records, in order
   */
  boolean add(String source, Format of, long writtenBefore, List<byte[]> texts) {
    Format format = of.assuming(UnstatedTime.writtenBefore(writtenBefore / SECOND));
    newest = Event.NO_TIME;
    ordered = true;
    OpenSource open = reading.open(format, source);
    long[] arrivals = new long[texts.size()];
    byte[] rest = new byte[0];
    for (int i = 0; i < texts.size(); i++) {
      oldestOfBlock = Long.MAX_VALUE;
      byte[] more = texts.get(i);
      byte[] given = Arrays.copyOf(rest, rest.length + more.length);
      System.arraycopy(more, 0, given, rest.length, more.length);
      int consumed = reading.read(open, given, 0, given.length, 0, false);
      rest = Arrays.copyOfRange(given, consumed, given.length);
      int whole = reading.handOver(open, rest, 0, rest.length, 0);
      rest = Arrays.copyOfRange(rest, whole, rest.length);
      arrivals[i] = newest;
      ordered &= newest == Event.NO_TIME || oldestOfBlock >= newest - LATENESS;
    }
    reading.end(open);
    if (!ordered || newest == Event.NO_TIME) {
      return false;
    }
    long first =
        Arrays.stream(arrivals).filter(at -> at != Event.NO_TIME).findFirst().orElse(newest);
    for (int i = 0; i < arrivals.length; i++) {
      blocks.add(new Block(source, Math.max(first, arrivals[i]), texts.get(i)));
    }
    formats.put(source, format);
    return true;
  }

  @Override
  public void event(Event event) {
    long time = event.time();
    if (time == Event.NO_TIME) {
      return;
    }
    ordered &=
        TimeRules.isPlausible(time) && (newest == Event.NO_TIME || time >= newest - LATENESS);
    newest = Math.max(newest, time);
    oldestOfBlock = Math.min(oldestOfBlock, time);
  }

  @Override
  public void finding(Finding finding) {}

  /** What a scan of all sources finds. */
  List<Outcome> scanned() {
    OneThread thread = new OneThread(engine, TENANT);
    for (Map.Entry<String, Format> source : formats.entrySet()) {
      for (Block block : blocks) {
        if (block.source().equals(source.getKey())) {
          thread.read(source.getKey(), source.getValue(), block.bytes());
        }
      }
    }
    return thread.end();
  }

  /**
   * What a runner finds that the sources are pushed to, an epoch for each so many blocks.
   *
   * @param restarts how often the process ends, each time with pushes that no epoch has read
   */
  List<Outcome> run(Path folder, int blocksAnEpoch, int restarts) throws IOException {
    List<Block> ordered = new ArrayList<>(blocks);
    ordered.sort(Comparator.comparingLong(Block::arrival));
    AtomicLong clock = new AtomicLong(ordered.get(0).arrival());
    Map<String, String> declared = new TreeMap<>();
    formats.forEach((source, format) -> declared.put(source, format.name()));
    int each = ordered.size() / (restarts + 1) + 1;
    List<Outcome> found = List.of();
    for (int from = 0; from < ordered.size(); from += each) {
      int to = Math.min(ordered.size(), from + each);
      RunnerSettings settings = settings(1 + from / each % WORKERS, declared);
      try (LocalRunner runner = new LocalRunner(folder, engine, settings, clock::get)) {
        push(runner, ordered.subList(from, to), clock, blocksAnEpoch);
        if (to == ordered.size()) {
          runner.drain();
          found = runner.alerts();
        }
      }
    }
    return found;
  }

  private static void push(LocalRunner runner, List<Block> some, AtomicLong clock, int anEpoch)
      throws IOException {
    for (int i = 0; i < some.size(); i++) {
      Block block = some.get(i);
      clock.set(block.arrival());
      runner.push(block.source(), block.arrival(), block.bytes());
      if (i % anEpoch == anEpoch - 1) {
        runner.settle();
      }
    }
  }

  private static RunnerSettings settings(int workers, Map<String, String> formats) {
    IntakeSettings usual = IntakeSettings.DEFAULT;
    return LocalSettings.of(TENANT, workers)
        .withJournal(JournalSettings.DEFAULT)
        .withBatchBytes(1 << 20)
        .withIntake(new IntakeSettings(formats, usual.deadLetterBytes(), usual.keyBytes()));
  }
}
