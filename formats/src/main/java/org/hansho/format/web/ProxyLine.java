package org.hansho.format.web;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one line that a proxy or load balancer wrote of a request, found but not copied.
 * Reused for the next line; belongs to one thread.
 */
abstract class ProxyLine {
  /** A part of a line that becomes fields. */
  enum Part {
    /** The client without its port. */
    CLIENT,
    STATUS,
    /** Bytes of the request. */
    RECEIVED,
    /** Bytes of the answer. */
    SENT,
    /** Method, target and version. */
    REQUEST,
    HOST,
    REFERRER,
    AGENT
  }

  private static final int PARTS = Part.values().length;

  private final int[] starts = new int[PARTS];
  private final int[] ends = new int[PARTS];

  /** Nanoseconds since 1970. */
  long time = Event.NO_TIME;

  /** Why the slice is no such line, or null. */
  abstract @Nullable Fault read(byte[] block, int from, int to);

  /** Whether a text of the line holds an escape that {@link #undo} takes away. */
  boolean isEscaped(byte[] block, int from, int to) {
    return false;
  }

  /** Writes a text without its escapes and returns its length, which is not larger. */
  int undo(byte[] block, int from, int to, byte[] target, int at) {
    System.arraycopy(block, from, target, at, to - from);
    return to - from;
  }

  /** Forgets the parts of the line before. */
  final void clear() {
    Arrays.fill(starts, 0);
    Arrays.fill(ends, 0);
  }

  final void set(Part part, int from, int to) {
    starts[part.ordinal()] = from;
    ends[part.ordinal()] = to;
  }

  final int from(Part part) {
    return starts[part.ordinal()];
  }

  final int to(Part part) {
    return ends[part.ordinal()];
  }

  /** Where an address ends and its port begins; the whole slice where there is no port. */
  static int withoutPort(byte[] block, int from, int to) {
    int at = to;
    while (at > from && block[at - 1] != ':') {
      at--;
    }
    return at > from ? at - 1 : to;
  }
}
