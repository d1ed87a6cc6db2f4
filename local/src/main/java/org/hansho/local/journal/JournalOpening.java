package org.hansho.local.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;

/**
 * What is found in a journal's folder: the segments as far as they may be read, and where writing
 * goes on. Writing always goes on in a new segment.
 *
 * @param tornBytes how many bytes of unfinished records were cut off
 */
record JournalOpening(List<Segment> segments, long nextNumber, long nextSequence, long tornBytes) {
  static JournalOpening read(FileLayer files, Path folder, Position committed) throws IOException {
    return new Reading(files, folder).read(committed);
  }

  /** The work of one opening. */
  private static final class Reading {
    private final FileLayer files;
    private final Path folder;
    private final List<Segment> segments = new ArrayList<>();
    private long tornBytes;

    Reading(FileLayer files, Path folder) {
      this.files = files;
      this.folder = folder;
    }

    JournalOpening read(Position committed) throws IOException {
      long highest = committed.segment();
      for (Path path : files.list(folder)) {
        long number = Segment.number(path);
        if (number > 0) {
          highest = Math.max(highest, number);
          segments.add(segment(path, number));
        }
      }
      long lastSequence = recoverTail();
      findEnds();
      for (int i = segments.size() - 2; lastSequence < 0 && i >= 0; i--) {
        lastSequence = scan(segments.get(i)).lastSequence();
      }
      return new JournalOpening(segments, highest + 1, Math.max(0, lastSequence) + 1, tornBytes);
    }

    private Segment segment(Path path, long number) throws IOException {
      try (OpenFile file = files.open(path)) {
        long size = file.size();
        ByteBuffer start = ByteBuffer.allocate(SegmentHeader.BYTES + Long.BYTES);
        file.read(0, start);
        SegmentHeader header = SegmentHeader.decode(start.flip(), number);
        long marker =
            header == null ? markerOfFirstRecord(file, number, start, size) : header.marker();
        return new Segment(number, path, header, marker, size, size);
      }
    }

    /** What the header would say, if the first record proves it. */
    private static long markerOfFirstRecord(OpenFile file, long number, ByteBuffer start, long size)
        throws IOException {
      if (start.remaining() < SegmentHeader.BYTES + Long.BYTES) {
        return 0;
      }
      long marker = start.getLong(SegmentHeader.BYTES);
      SegmentCursor cursor = new SegmentCursor(file, number, marker, SegmentHeader.BYTES, size);
      return cursor.next() == null ? 0 : marker;
    }

    /** Each header says where the segment before ended, and which ones were given up between. */
    private void findEnds() {
      SegmentHeader next = null;
      for (int i = segments.size() - 1; i >= 0; i--) {
        Segment segment = segments.get(i);
        if (next != null && next.previous() == segment.number()) {
          long end = Math.min(segment.end(), next.previousEnd());
          segments.set(i, segment.endingAt(end, next.previousEnd()));
        } else if (next != null && next.previous() < segment.number()) {
          segments.set(i, segment.endingAt(0));
        }
        next = segment.header() == null ? next : segment.header();
      }
    }

    /** The sequence of the last record, or what the last header says; negative if unknown. */
    private long recoverTail() throws IOException {
      while (!segments.isEmpty()) {
        Segment last = segments.get(segments.size() - 1);
        Scan scan = scan(last);
        if (scan.tornAt() > 0) {
          cut(last, scan.tornAt());
          return scan.lastSequence();
        } else if (scan.tornAt() < 0) {
          return scan.lastSequence();
        }
        tornBytes += last.end();
        CrashPoint.reached("journal.before-removing-torn-segment");
        files.delete(last.file());
        segments.remove(segments.size() - 1);
      }
      return -1;
    }

    private void cut(Segment segment, long end) throws IOException {
      tornBytes += segment.end() - end;
      CrashPoint.reached("journal.before-cutting-torn-tail");
      try (OpenFile file = files.open(segment.file())) {
        file.cut(end);
        file.sync();
      }
      CrashPoint.reached("journal.after-cutting-torn-tail");
      segments.set(segments.size() - 1, segment.endingAt(end));
    }

    private Scan scan(Segment segment) throws IOException {
      if (segment.end() < SegmentHeader.BYTES) {
        return new Scan(-1, 0);
      }
      try (OpenFile file = files.open(segment.file())) {
        return scan(segment, file);
      }
    }

    private static Scan scan(Segment segment, OpenFile file) throws IOException {
      SegmentHeader header = segment.header();
      if (segment.marker() == 0) {
        return new Scan(-1, TornTail.isZero(file, 0, segment.end()) ? 0 : -1);
      }
      long lastSequence = header == null ? -1 : header.firstSequence() - 1;
      SegmentCursor cursor =
          new SegmentCursor(
              file, segment.number(), segment.marker(), SegmentHeader.BYTES, segment.end());
      while (cursor.offset() < segment.end()) {
        JournalRecord record = cursor.next();
        if (record == null) {
          long bad = cursor.offset();
          cursor.skipDamage();
          if (cursor.offset() >= segment.end() && TornTail.isTorn(file, segment, bad)) {
            return new Scan(lastSequence, bad);
          }
        } else {
          lastSequence = Math.max(lastSequence, record.sequence());
        }
      }
      return new Scan(lastSequence, -1);
    }
  }

  /**
   * What a walk over a segment found.
   *
   * @param tornAt where an unfinished record begins; 0 if the whole segment is unfinished; negative
   *     if nothing is
   */
  private record Scan(long lastSequence, long tornAt) {}
}
