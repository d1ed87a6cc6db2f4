package org.hansho.local.journal;

/**
 * A place in the journal, between two records.
 *
 * @param segment number of the segment, from 1
 * @param offset bytes from the start of the segment's file
 */
public record Position(long segment, long offset) implements Comparable<Position> {
  /** Before everything. */
  public static final Position START = new Position(0, 0);

  @Override
  public int compareTo(Position other) {
    return segment != other.segment
        ? Long.compare(segment, other.segment)
        : Long.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return segment + ":" + offset;
  }
}
