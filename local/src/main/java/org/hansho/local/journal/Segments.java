package org.hansho.local.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments that may be read, in order. Safe from any thread. */
final class Segments {
  private final List<Segment> segments;

  Segments(List<Segment> segments) {
    this.segments = new ArrayList<>(segments);
  }

  synchronized List<Segment> all() {
    return List.copyOf(segments);
  }

  synchronized @Nullable Segment last() {
    return segments.isEmpty() ? null : segments.get(segments.size() - 1);
  }

  /** The last segment but for those that were given up; null if there is none. */
  synchronized @Nullable Segment lastWithRecords() {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).shouldEnd() > 0) {
        return segments.get(i);
      }
    }
    return null;
  }

  /** Adds a segment, or replaces the last one by what it is now. */
  synchronized void put(Segment segment) {
    Segment last = last();
    if (last != null && last.number() == segment.number()) {
      segments.set(segments.size() - 1, segment);
    } else {
      segments.add(segment);
    }
  }

  synchronized void remove(long number) {
    segments.removeIf(segment -> segment.number() == number);
  }

  /** The segment of a number as it is now; null if there is none. */
  synchronized @Nullable Segment find(long number) {
    for (Segment segment : segments) {
      if (segment.number() == number) {
        return segment;
      }
    }
    return null;
  }

  /** The first segment behind a number; null if there is none. */
  synchronized @Nullable Segment after(long number) {
    for (Segment segment : segments) {
      if (segment.number() > number) {
        return segment;
      }
    }
    return null;
  }

  synchronized long bytes() {
    long bytes = 0;
    for (Segment segment : segments) {
      bytes += segment.end();
    }
    return bytes;
  }

  /** Where reading ends at the moment. */
  synchronized Position end() {
    Segment last = last();
    return last == null ? Position.START : last.position(last.end());
  }
}
