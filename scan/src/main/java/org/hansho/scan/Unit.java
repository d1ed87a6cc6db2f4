package org.hansho.scan;

import org.hansho.event.Event;
import org.hansho.files.source.SourceFile;
import org.hansho.record.Format;
import org.jspecify.annotations.Nullable;

/**
 * What one thread reads at a time: a whole file, or a piece of a large one.
 *
 * @param format set for a piece; a whole file is recognised when it is opened, also inside of
 *     archives
 * @param start position of the first byte of a piece
 * @param end position behind the last one; {@code Long.MAX_VALUE} where it goes to the file's end
 * @param timeBefore of the last record before a piece that has a time; {@code Event.NO_TIME} where
 *     there is none, or it is not known yet
 */
record Unit(SourceFile file, @Nullable Format format, long start, long end, long timeBefore) {
  static Unit whole(SourceFile file) {
    return new Unit(file, null, 0, Long.MAX_VALUE, Event.NO_TIME);
  }

  boolean isPiece() {
    return format != null;
  }
}
