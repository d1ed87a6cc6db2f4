package org.hansho.local.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.files.FileLayer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only journal of pushed input, in segments of a bounded size.
 *
 * <p>A push gets its receipt after it is synced; all pushes that arrive during a sync share the
 * next one. Nothing acknowledged is lost by a crash at any moment, by a failing write or sync, or
 * by a full disk; nothing that was refused is read later, except as {@link
 * Receipt.Reason#UNCERTAIN} says. What was acknowledged and is damaged later is reported as {@link
 * Damage} with its range and never served. A record that was written when the process died before
 * the receipt may be read: its sender has no answer and pushes again.
 *
 * <p>{@link #append} and the readers' bounds are safe from any thread. One thread at a time
 * flushes, usually that of a {@link GroupCommit}.
 */
public final class Journal implements Closeable {
  private static final int MANY_SEGMENTS = 16;

  private final FileLayer files;
  private final Path folder;
  private final JournalSettings settings;
  private final JournalOpening opening;
  private final Segments segments;
  private final SegmentWriter writer;
  private final DamagedCopies damagedCopies;

  private final ReentrantLock flushing = new ReentrantLock();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final Map<Receipt.Reason, Long> refused = new EnumMap<>(Receipt.Reason.class);

  /** Taken out of those that wait, and not yet settled. */
  private List<Waiting> inFlight = List.of();

  private long nextSequence;
  private long waitingBytes;
  private long kept;
  private boolean closed;

  private Journal(
      FileLayer files,
      Path folder,
      JournalSettings settings,
      JournalOpening opening,
      SegmentMarkers markers) {
    this.files = files;
    this.folder = folder;
    this.settings = settings;
    this.opening = opening;
    this.segments = new Segments(opening.segments());
    this.writer =
        new SegmentWriter(files, folder, settings, segments, markers, opening.nextNumber());
    this.damagedCopies = new DamagedCopies(files, folder, settings.totalBytes() / 8);
    this.nextSequence = opening.nextSequence();
  }

  /**
   * Opens the journal of a folder, which is created if need be, and cuts off what a crash left of a
   * record that was being written. Reads headers and the last segment only.
   *
   * @param committed up to where the journal has been processed; new records stand behind it even
   *     if all segments were removed
   * @throws IOException if the folder cannot be read, or the torn end not be cut
   */
  public static Journal open(
      FileLayer files, Path folder, JournalSettings settings, Position committed)
      throws IOException {
    return open(files, folder, settings, committed, SegmentMarkers.random());
  }

  static Journal open(
      FileLayer files,
      Path folder,
      JournalSettings settings,
      Position committed,
      SegmentMarkers markers)
      throws IOException {
    files.createFolder(folder);
    JournalOpening opening = JournalOpening.read(files, folder, committed);
    return new Journal(files, folder, settings, opening, markers);
  }

  /** How many bytes of an unfinished record were cut off when the journal was opened. */
  public long tornBytes() {
    return opening.tornBytes();
  }

  /**
   * Hands in a push; its receipt comes after the next flush, a refusal for lack of room at once.
   */
  public CompletableFuture<Receipt> append(Push push) {
    long bytes = RecordFormat.bytes(push);
    synchronized (waiting) {
      Receipt.Refused refusal = reasonToRefuse(push, bytes);
      if (refusal != null) {
        refused.merge(refusal.reason(), 1L, Long::sum);
        return CompletableFuture.completedFuture(refusal);
      }
      Waiting entry = new Waiting(push, nextSequence++, bytes);
      waiting.add(entry);
      waitingBytes += bytes;
      waiting.notifyAll();
      return entry.receipt();
    }
  }

  /** Refuses a push for a reason of the caller's, which is counted here as all are. */
  public CompletableFuture<Receipt> refuse(Receipt.Refused refusal) {
    synchronized (waiting) {
      refused.merge(refusal.reason(), 1L, Long::sum);
    }
    return CompletableFuture.completedFuture(refusal);
  }

  private Receipt.@Nullable Refused reasonToRefuse(Push push, long bytes) {
    if (closed) {
      return new Receipt.Refused(Receipt.Reason.CLOSED, "the journal is closed");
    }
    if (bytes > settings.recordBytes()
        || push.sourceBytes().length > Push.LONGEST_TEXT
        || push.arrivalBytes().length > Push.LONGEST_TEXT
        || push.keyBytes().length > Push.LONGEST_TEXT) {
      return new Receipt.Refused(
          Receipt.Reason.TOO_LARGE,
          bytes
              + " bytes; a record may have "
              + settings.recordBytes()
              + ", its names "
              + Push.LONGEST_TEXT
              + " each");
    }
    if (waitingBytes + bytes > settings.waitingBytes()) {
      return new Receipt.Refused(
          Receipt.Reason.BUSY, waitingBytes + " bytes are waiting for the disk; try again");
    }
    long held = segments.bytes() + waitingBytes;
    if (held + bytes + SegmentHeader.BYTES > settings.totalBytes()) {
      return new Receipt.Refused(
          Receipt.Reason.FULL,
          folder
              + " holds "
              + held
              + " of "
              + settings.totalBytes()
              + " bytes that are not yet processed; try again");
    }
    return null;
  }

  /**
   * Writes and syncs all that waits and completes the receipts, on this thread; their callbacks run
   * here too. Never throws for a failing disk: the pushes are refused then. After any other failure
   * {@link #refuseOpen} gives the receipts that are missing.
   */
  public void flush() {
    flushing.lock();
    try {
      List<Waiting> run = nextRun();
      while (!run.isEmpty()) {
        settle(run, written(run));
        CrashPoint.reached("journal.after-receipt");
        run = nextRun();
      }
    } finally {
      flushing.unlock();
    }
  }

  /** Whatever fails, each push of the run gets a receipt, and the next run is tried. */
  private Receipt.@Nullable Refused written(List<Waiting> run) {
    try {
      return writer.write(run);
    } catch (RuntimeException | Error failure) {
      return new Receipt.Refused(
          Receipt.Reason.UNCERTAIN, "the push could not be written: " + failure);
    }
  }

  /** Refuses all that has no receipt yet, after a flush that did not come to its end. */
  void refuseOpen(Throwable failure) {
    flushing.lock();
    try {
      List<Waiting> taken;
      List<Waiting> untouched;
      synchronized (waiting) {
        taken = inFlight;
        untouched = new ArrayList<>(waiting);
        waiting.clear();
      }
      String detail = folder + ": cannot write the journal: " + failure + "; try again";
      settle(taken, new Receipt.Refused(Receipt.Reason.UNCERTAIN, detail));
      settle(untouched, new Receipt.Refused(Receipt.Reason.DISK, detail));
    } finally {
      flushing.unlock();
    }
  }

  /** Takes what fits into the current segment, or into a new one if nothing does. */
  private List<Waiting> nextRun() {
    List<Waiting> run = new ArrayList<>();
    synchronized (waiting) {
      Waiting first = waiting.peek();
      if (first == null) {
        return run;
      }
      if (first.bytes() > writer.room()) {
        writer.roll();
      }
      inFlight = run;
      long room = writer.room();
      while (!waiting.isEmpty() && waiting.element().bytes() <= room) {
        Waiting next = waiting.element();
        room -= next.bytes();
        run.add(next);
        waiting.remove();
      }
    }
    return run;
  }

  private void settle(List<Waiting> run, Receipt.@Nullable Refused refusal) {
    synchronized (waiting) {
      inFlight = List.of();
      for (Waiting entry : run) {
        waitingBytes -= entry.bytes();
      }
      if (refusal == null) {
        kept += run.size();
      } else {
        refused.merge(refusal.reason(), (long) run.size(), Long::sum);
      }
    }
    for (Waiting entry : run) {
      if (refusal == null) {
        entry.keep();
      } else {
        entry.refuse(refusal);
      }
    }
  }

  /** Waits until something is handed in or the journal is closed; false if it is closed. */
  boolean awaitWork() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !closed) {
        waiting.wait();
      }
      return !closed;
    }
  }

  /** A reader that begins at a position that was met before, or at the start. */
  public JournalReader read(Position from) {
    return new JournalReader(files, segments, damagedCopies, from);
  }

  /** Behind the last record that may be read now. */
  public Position end() {
    return segments.end();
  }

  /**
   * Deletes the segments before a position, oldest first, but for the last one: it holds the
   * sequence. In a journal with room for many segments the latest of them stay that are together no
   * larger than one: alerts ask for their records, also behind a restart.
   *
   * @param committed all before is processed, and the commit that says so is durable
   * @throws IOException if a file cannot be deleted; it is tried again with the next call
   */
  public void trim(Position committed) throws IOException {
    long first = Math.min(committed.segment(), segments.end().segment());
    List<Segment> processed =
        segments.all().stream().filter(segment -> segment.number() < first).toList();
    long bytes = processed.stream().mapToLong(Segment::end).sum();
    for (Segment segment : processed) {
      if (bytes <= keptBytes()) {
        return;
      }
      bytes -= segment.end();
      CrashPoint.reached("journal.before-trim");
      files.delete(segment.file());
      segments.remove(segment.number());
      CrashPoint.reached("journal.after-trim");
    }
  }

  private long keptBytes() {
    boolean hasRoom = settings.totalBytes() / settings.segmentBytes() >= MANY_SEGMENTS;
    return hasRoom ? settings.segmentBytes() : 0;
  }

  /** Number of the oldest segment that is kept; nothing before it can be read any more. */
  public long firstSegment() {
    List<Segment> kept = segments.all();
    return kept.isEmpty() ? segments.end().segment() : kept.get(0).number();
  }

  /** What became of all pushes. */
  public JournalCounts counts() {
    synchronized (waiting) {
      long open = (long) waiting.size() + inFlight.size();
      long allRefused = refused.values().stream().mapToLong(Long::longValue).sum();
      return new JournalCounts(kept + allRefused + open, kept, refused, open, segments.bytes());
    }
  }

  /** Takes no more pushes and flushes those that wait. */
  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.notifyAll();
    }
    flush();
    flushing.lock();
    try {
      writer.close();
    } finally {
      flushing.unlock();
    }
  }
}
