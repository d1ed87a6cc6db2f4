package org.hansho.local.journal;

import java.io.Closeable;
import java.io.IOException;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal in order, while it is written. Belongs to one thread.
 *
 * <p>Sees acknowledged records only, each once. A range that does not hold what was written is
 * copied beside the segment and returned as {@link Damage}; reading goes on behind it.
 */
public final class JournalReader implements Closeable {
  private final FileLayer files;
  private final Segments segments;
  private final DamagedCopies copies;

  private Position at;
  private long lastSequence = -1;
  private long repeats;
  private @Nullable Section section;
  private @Nullable JournalRecord held;

  /** A segment that is being read. */
  private record Section(Segment segment, OpenFile file, SegmentCursor cursor) {}

  JournalReader(FileLayer files, Segments segments, DamagedCopies copies, Position from) {
    this.files = files;
    this.segments = segments;
    this.copies = copies;
    this.at = from;
  }

  /** Behind the entry that was returned last. */
  public Position position() {
    return at;
  }

  /** How many records were met a second time and left out. */
  public long repeats() {
    return repeats;
  }

  /**
   * The next entry; null if there is none yet.
   *
   * @throws IOException if the disk cannot be read; the next call tries again
   */
  public @Nullable JournalEntry next() throws IOException {
    while (true) {
      Section reading = section;
      JournalEntry entry;
      if (held != null) {
        entry = held;
        held = null;
      } else if (reading == null) {
        entry = enter();
        if (entry == null && section == null) {
          return null;
        }
      } else if (reading.cursor().offset() < reading.cursor().end()) {
        entry = read(reading);
      } else {
        Segment after = segments.after(reading.segment().number());
        boolean grew = extend(reading);
        if (!grew && after == null) {
          return null;
        }
        entry = grew ? null : leave(reading);
      }
      if (entry != null) {
        at = entry.next();
        return entry;
      }
    }
  }

  private @Nullable JournalEntry read(Section reading) throws IOException {
    SegmentCursor cursor = reading.cursor();
    JournalRecord record = cursor.next();
    if (record == null) {
      return damage(reading);
    }
    if (record.sequence() <= lastSequence) {
      repeats++;
      return null;
    }
    lastSequence = record.sequence();
    return record;
  }

  private Damage damage(Section reading) throws IOException {
    SegmentCursor cursor = reading.cursor();
    long from = cursor.offset();
    cursor.skipDamage();
    long to = cursor.offset();
    long before = lastSequence;
    JournalRecord next = following(cursor);
    long lost = Damage.UNKNOWN;
    if (next != null && next.sequence() > before) {
      held = next;
      lastSequence = next.sequence();
      lost = before < 0 ? Damage.UNKNOWN : next.sequence() - before - 1;
    }
    Segment segment = reading.segment();
    return new Damage(
        segment.position(from),
        segment.position(to),
        lost,
        copies.keep(reading.file(), segment, from, to));
  }

  private static @Nullable JournalRecord following(SegmentCursor cursor) {
    try {
      return cursor.next();
    } catch (IOException readAgainByTheNextCall) {
      return null;
    }
  }

  private boolean extend(Section reading) {
    Segment now = segments.find(reading.segment().number());
    if (now == null || now.end() <= reading.cursor().end()) {
      return false;
    }
    reading.cursor().extendTo(now.end());
    return true;
  }

  /** Ends a segment; reports what is missing at its end. */
  private @Nullable Damage leave(Section reading) {
    Segment segment = reading.segment();
    Position behind = new Position(segment.number() + 1, 0);
    close();
    at = behind;
    return segment.shouldEnd() > reading.cursor().offset()
        ? new Damage(segment.position(reading.cursor().offset()), behind, Damage.UNKNOWN, null)
        : null;
  }

  /** Opens the segment of the current position or the one behind it; reports what is missing. */
  private @Nullable Damage enter() throws IOException {
    Segment segment = segments.find(at.segment());
    long offset = segment == null ? 0 : at.offset();
    while (segment == null || segment.shouldEnd() == 0) {
      segment = segments.after(segment == null ? at.segment() : segment.number());
      offset = 0;
      if (segment == null) {
        return null;
      }
    }
    OpenFile file = files.open(segment.file());
    long start = Math.max(offset, SegmentHeader.BYTES);
    SegmentCursor cursor =
        new SegmentCursor(file, segment.number(), segment.marker(), start, segment.end());
    section = new Section(segment, file, cursor);
    return missing(segment, offset);
  }

  private @Nullable Damage missing(Segment segment, long offset) {
    SegmentHeader header = segment.header();
    boolean segmentIsGone = segment.number() > at.segment() && at.offset() > 0;
    boolean oneBetweenIsGone = header != null && header.previous() >= at.segment();
    boolean firstIsGone = at.segment() == 0 && header != null && header.previous() > 0;
    boolean laterIsGone = at.segment() > 0 && (segmentIsGone || oneBetweenIsGone);
    if (segment.number() > at.segment() && (firstIsGone || laterIsGone)) {
      return new Damage(at, segment.position(SegmentHeader.BYTES), Damage.UNKNOWN, null);
    }
    if (offset > segment.end()) {
      return new Damage(
          segment.position(segment.end()), segment.position(offset), Damage.UNKNOWN, null);
    }
    return header == null && offset == 0 ? headerDamage(segment) : null;
  }

  private @Nullable Damage headerDamage(Segment segment) {
    Section reading = section;
    return reading == null
        ? null
        : new Damage(
            segment.position(0),
            segment.position(SegmentHeader.BYTES),
            0,
            copies.keep(reading.file(), segment, 0, SegmentHeader.BYTES));
  }

  /** Lets go of the file; the next call of {@link #next} opens it again. */
  @Override
  public void close() {
    Section reading = section;
    section = null;
    if (reading != null) {
      try {
        reading.file().close();
      } catch (IOException nothingToSave) {
        return;
      }
    }
  }
}
