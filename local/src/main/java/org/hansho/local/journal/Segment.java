package org.hansho.local.journal;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal, as far as it may be read.
 *
 * @param header null if it is damaged
 * @param marker what its records begin with; 0 if that is lost with the header
 * @param end bytes that hold acknowledged records
 * @param shouldEnd where they ended when they were written; more than {@code end} if the file lost
 *     its tail since
 */
record Segment(
    long number, Path file, @Nullable SegmentHeader header, long marker, long end, long shouldEnd) {
  private static final String ENDING = ".journal";
  private static final int DIGITS = 19;

  static Segment written(Path file, SegmentHeader header, long end) {
    return new Segment(header.number(), file, header, header.marker(), end, end);
  }

  static Path file(Path folder, long number) {
    return folder.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d", number) + ENDING);
  }

  /** The number in a file's name; 0 if it is not the name of a segment. */
  static long number(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean isSegment = name.matches("[0-9]{19}\\.journal");
    try {
      return isSegment ? Long.parseLong(name.substring(0, DIGITS)) : 0;
    } catch (NumberFormatException tooLarge) {
      return 0;
    }
  }

  Segment endingAt(long newEnd) {
    return new Segment(number, file, header, marker, newEnd, newEnd);
  }

  Segment endingAt(long newEnd, long newShouldEnd) {
    return new Segment(number, file, header, marker, newEnd, newShouldEnd);
  }

  Position position(long offset) {
    return new Position(number, offset);
  }
}
