package org.hansho.detect.flood;

/**
 * What one record brings, multiplied by its sampling rate where one packet in so many was looked
 * at.
 *
 * @param packets or requests; an estimate
 * @param bytes likewise
 * @param flows 0 where packets were sampled, since a long flow would count as many
 * @param sampled packets that were truly seen
 * @param span nanoseconds before the record's time over which it is spread
 */
record Load(long packets, long bytes, long flows, long sampled, long span) {
  /** Sums of a slot, in the order in which {@link SlotRing} keeps them. */
  static final int PACKETS = 0;

  static final int BYTES = 1;
  static final int FLOWS = 2;
  static final int SAMPLED = 3;
  static final int SUMS = 4;

  /** The same, spread over some nanoseconds. */
  Load over(long nanos) {
    return new Load(packets, bytes, flows, sampled, nanos);
  }

  long of(int sum) {
    return switch (sum) {
      case PACKETS -> packets;
      case BYTES -> bytes;
      case FLOWS -> flows;
      default -> sampled;
    };
  }
}
