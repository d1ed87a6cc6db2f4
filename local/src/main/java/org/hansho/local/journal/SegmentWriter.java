package org.hansho.local.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs of records and syncs them. Belongs to one thread.
 *
 * <p>Whatever fails, the segment is abandoned: a sync that failed is never tried again, since the
 * system may have dropped the bytes and report the next sync as good. The run is written once more
 * to a new segment, whose header says where the abandoned one ends, so that nothing behind is read
 * even after a crash. When that fails too the run is refused. The refusal is final if both attempts
 * could be taken back durably: the old segment cut, the new one deleted.
 */
final class SegmentWriter {
  private static final int LEAST_BUFFER = 256 << 10;

  private final FileLayer files;
  private final Path folder;
  private final JournalSettings settings;
  private final Segments segments;
  private final LongSupplier markers;
  private long nextNumber;

  private @Nullable OpenFile file;
  private @Nullable Segment active;
  private boolean activeIsNew;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(LEAST_BUFFER);

  SegmentWriter(
      FileLayer files,
      Path folder,
      JournalSettings settings,
      Segments segments,
      LongSupplier markers,
      long nextNumber) {
    this.files = files;
    this.folder = folder;
    this.settings = settings;
    this.segments = segments;
    this.markers = markers;
    this.nextNumber = nextNumber;
  }

  /**
   * How many bytes the next run may have: what the segment has room for; never less than one
   * record.
   */
  long room() {
    Segment segment = active;
    long room = settings.segmentBytes() - (segment == null ? SegmentHeader.BYTES : segment.end());
    return Math.min(room, Math.max(LEAST_BUFFER, settings.recordBytes()));
  }

  /** Ends the segment, so that the next run begins a new one. */
  void roll() {
    CrashPoint.reached("journal.before-roll");
    close();
  }

  /**
   * Writes a run and syncs it.
   *
   * @return null if it is safe; otherwise why it is refused
   */
  Receipt.@Nullable Refused write(List<Waiting> run) {
    boolean takenBack = true;
    for (int attempt = 1; ; attempt++) {
      try {
        writeOnce(run);
        return null;
      } catch (IOException | RuntimeException | Error failure) {
        takenBack &= abandon();
        if (attempt == 2) {
          return refusal(failure, takenBack);
        }
      }
    }
  }

  private Receipt.Refused refusal(Throwable failure, boolean takenBack) {
    String detail =
        folder
            + ": cannot write the journal: "
            + failure.getMessage()
            + ". Free space or repair the disk; writing is tried again with the next push.";
    return new Receipt.Refused(takenBack ? Receipt.Reason.DISK : Receipt.Reason.UNCERTAIN, detail);
  }

  private void writeOnce(List<Waiting> run) throws IOException {
    buffer.clear();
    Segment segment = active;
    if (segment == null) {
      segment = create(run.get(0).sequence());
    }
    long end = encode(run, segment);
    OpenFile open = file();
    CrashPoint.reached("journal.before-append");
    open.append(buffer.flip());
    CrashPoint.reached("journal.before-sync");
    open.sync();
    if (activeIsNew) {
      CrashPoint.reached("journal.before-folder-sync");
      files.syncFolder(folder);
      activeIsNew = false;
    }
    CrashPoint.reached("journal.after-sync");
    active = segment.endingAt(end);
    segments.put(segment.endingAt(end));
  }

  private OpenFile file() {
    if (file == null) {
      throw new IllegalStateException("no segment is open");
    }
    return file;
  }

  private Segment create(long firstSequence) throws IOException {
    long number = nextNumber++;
    Segment last = segments.lastWithRecords();
    SegmentHeader header =
        new SegmentHeader(
            number,
            markers.getAsLong(),
            firstSequence,
            last == null ? 0 : last.number(),
            last == null ? 0 : last.end());
    Segment created = Segment.written(Segment.file(folder, number), header, 0);
    active = created;
    activeIsNew = true;
    file = files.create(created.file());
    CrashPoint.reached("journal.segment-created");
    header.encode(buffer);
    return created;
  }

  private long encode(List<Waiting> run, Segment segment) {
    long bytes = buffer.position();
    for (Waiting waiting : run) {
      bytes += waiting.bytes();
    }
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect((int) bytes).put(buffer.flip());
    }
    for (Waiting waiting : run) {
      long offset = segment.end() + buffer.position();
      waiting.writtenAt(segment.position(offset));
      RecordFormat.encode(waiting.push(), waiting.sequence(), segment, offset, buffer);
    }
    return segment.end() + buffer.position();
  }

  /** Takes back what was not acknowledged; true if that is durable. */
  private boolean abandon() {
    Segment segment = active;
    if (segment == null) {
      return true;
    }
    try {
      return activeIsNew ? delete(segment) : cut(segment);
    } finally {
      close();
    }
  }

  private boolean cut(Segment segment) {
    try {
      file().cut(segment.end());
      file().sync();
      return true;
    } catch (IOException stillThere) {
      return false;
    }
  }

  private boolean delete(Segment segment) {
    close();
    try {
      files.delete(segment.file());
    } catch (IOException stillThere) {
      segments.put(segment);
      return false;
    }
    try {
      files.syncFolder(folder);
      return true;
    } catch (IOException mayComeBack) {
      return false;
    }
  }

  /** Closes the segment's file, all of which is synced or given up. */
  void close() {
    OpenFile open = file;
    file = null;
    active = null;
    activeIsNew = false;
    if (open != null) {
      try {
        open.close();
      } catch (IOException nothingToSave) {
        return;
      }
    }
  }
}
