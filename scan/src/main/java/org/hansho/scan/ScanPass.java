package org.hansho.scan;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.hansho.event.Event;
import org.hansho.files.source.OpenFile;
import org.hansho.files.source.Opening;
import org.hansho.files.source.SourceDoor;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.SourceFiles;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.format.Utf16Format;
import org.hansho.match.CostlyRule;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TimeRange;
import org.hansho.record.Format;
import org.hansho.scan.fact.FactFolder;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all sources. Units are read by a pool of threads a bounded way ahead, and merged
 * on the calling thread in their order.
 */
final class ScanPass {
  private static final int AHEAD = 2;
  private static final long GLANCE_MILLIS = 100;

  /** So many pieces of all sources let threads end at about the same time. */
  private static final int PIECES = 32;

  private static final long LEAST_PIECE = 4L << 20;

  private static final int MOST_WAITING_ALERTS = 1_000;

  private final Engine engine;
  private final TimeRange range;
  private final ScanRequest request;
  private final Progress progress;
  private final FactFolder folder;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private final LongAdder read = new LongAdder();
  private final SourceDoor door = new SourceDoor();
  private final LongAdder waitingAlerts = new LongAdder();
  private long total;

  /** Whether the results of units are not needed any more. */
  private volatile boolean abandoned;

  ScanPass(
      Engine engine, TimeRange range, ScanRequest request, Progress progress, FactFolder folder) {
    this.engine = engine;
    this.range = range;
    this.request = request;
    this.progress = progress;
    this.folder = folder;
  }

  private boolean isEnough() {
    return abandoned || progress.isStopped();
  }

  private record Ahead(Unit unit, Future<UnitResult> result) {}

  void run(SourceFiles files, Merge merge) throws IOException {
    total = files.bytes();
    Iterator<Unit> units = new Units(files);
    ExecutorService pool = Executors.newFixedThreadPool(request.jobs());
    try {
      ArrayDeque<Ahead> ahead = new ArrayDeque<>();
      Reached reached = Reached.NOTHING;
      while (units.hasNext() || !ahead.isEmpty()) {
        while (units.hasNext() && ahead.size() < (isFull() ? 1 : ahead())) {
          Unit unit = units.next();
          ahead.add(new Ahead(unit, pool.submit(() -> work(unit))));
        }
        Ahead next = ahead.remove();
        UnitResult result = proven(next.unit(), await(next.result()), reached);
        reached = reached.behind(next.unit(), result);
        waitingAlerts.add(-result.fold.size());
        merge.add(next.unit(), result);
      }
    } finally {
      abandoned = true;
      end(pool);
      door.close();
      for (Worker worker : idle) {
        worker.close();
      }
    }
  }

  /** Waits for the threads, which stop at their next block, so that nobody writes any more. */
  private static void end(ExecutorService pool) {
    pool.shutdown();
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        pool.shutdownNow();
        return;
      }
    }
  }

  /** How many units are begun at a time: no more than memory has room for the facts of. */
  private int ahead() {
    return Math.max(request.jobs(), Math.min(AHEAD * request.jobs(), FactFolder.UNITS));
  }

  /** Rules that values were left undecided for. */
  List<CostlyRule> costlyRules() {
    List<CostlyRule> costly = new ArrayList<>();
    idle.forEach(worker -> costly.addAll(worker.costlyRules()));
    return CostlyRule.sum(costly);
  }

  private UnitResult work(Unit unit) {
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker(engine, range, request, folder, this::isEnough, read::add);
    }
    UnitResult result = worker.read(unit);
    waitingAlerts.add(result.fold.size());
    idle.add(worker);
    return result;
  }

  /** Whether so many alerts wait to be merged that no more is read ahead of them. */
  private boolean isFull() {
    return waitingAlerts.sum() > MOST_WAITING_ALERTS;
  }

  /**
   * Where the next piece of a file begins, and the time of the last record before it that has one.
   */
  private record Reached(long position, long time) {
    static final Reached NOTHING = new Reached(0, Event.NO_TIME);

    Reached behind(Unit unit, UnitResult result) {
      boolean goesOn = unit.start() > 0 && result.lastTime == Event.NO_TIME;
      return new Reached(result.reached, goesOn ? time : result.lastTime);
    }

    boolean agrees(Unit unit, UnitResult result) {
      return unit.start() == position && (time == Event.NO_TIME || !result.lacksTimeBefore);
    }
  }

  /**
   * The result of a piece, read again if the piece before it ended elsewhere than here, or if it
   * begins with records whose time is that of a record before.
   */
  private UnitResult proven(Unit unit, UnitResult result, Reached reached) throws IOException {
    if (!unit.isPiece()
        || unit.start() == 0
        || reached.agrees(unit, result)
        || progress.isStopped()) {
      return result;
    }
    waitingAlerts.add(-result.fold.size());
    result.discard();
    return work(
        new Unit(unit.file(), unit.format(), reached.position(), unit.end(), reached.time()));
  }

  private UnitResult await(Future<UnitResult> result) {
    while (true) {
      try {
        return result.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress.read(read.sum(), total);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** The units of all files, made as they are asked for. */
  private final class Units implements Iterator<Unit> {
    private final Iterator<SourceFile> files;
    private final long piece = Math.min(request.piece(), Math.max(LEAST_PIECE, total / PIECES));
    private final ArrayDeque<Unit> next = new ArrayDeque<>();

    Units(SourceFiles files) {
      this.files = files.iterator();
    }

    @Override
    public boolean hasNext() {
      return !next.isEmpty() || files.hasNext();
    }

    @Override
    public Unit next() {
      if (next.isEmpty()) {
        SourceFile file = files.next();
        if (file.size() <= piece * 3 / 2 || !cut(file)) {
          next.add(Unit.whole(file));
        }
      }
      return next.remove();
    }

    /**
     * Cuts a file into pieces if its format allows it. Errors are reported when the file is read.
     */
    private boolean cut(SourceFile file) {
      try (OpenFile open = door.open(file)) {
        Format format = cuttable(open);
        if (format == null) {
          return false;
        }
        List<Long> cuts = Cuts.of(open.channel(), open.size(), piece);
        for (int i = 0; i < cuts.size(); i++) {
          long end = i + 1 < cuts.size() ? cuts.get(i + 1) : Long.MAX_VALUE;
          next.add(new Unit(file, format, cuts.get(i), end, Event.NO_TIME));
        }
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** The format of a file that may be cut; null for all others. */
  private @Nullable Format cuttable(OpenFile file) throws IOException {
    byte[] sample = BlockLoop.sampleOf(file.from(0));
    if (Opening.isPacked(sample) || DeadLetterFile.isOne(sample, sample.length)) {
      return null;
    }
    Format format = request.reading().format();
    if (format == null
        && FormatRecognition.recogniseBehind(sample, sample.length, engine.formats())
            instanceof Recognition.Recognised recognised) {
      format = recognised.format();
    }
    boolean isCuttable =
        format != null && !Utf16Format.forSource(format, sample, sample.length).hasMemory();
    return isCuttable ? format : null;
  }
}
