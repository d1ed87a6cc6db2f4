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
  /** Sums of a slot, in the order in which {@link Timeline} keeps them. */
  static final int PACKETS = 0;

  static final int BYTES = 1;
  static final int FLOWS = 2;
  static final int SAMPLED = 3;
  static final int SUMS = 4;

  static final Load NONE = new Load(0, 0, 0, 0, 0);

  private static final long MOST = 1L << 50;
  private static final long MOST_RATE = 1L << 24;

  /**
   * What a flow brings, not spread over time.
   *
   * @param packets negative if not known, likewise bytes and rate
   * @param rate one packet in so many was looked at
   * @param goesOn whether more records of the flow came before
   */
  static Load ofFlow(long packets, long bytes, long rate, boolean goesOn) {
    long times = Math.max(1, Math.min(MOST_RATE, rate));
    long seen = Math.max(1, packets);
    long flows = times > 1 || goesOn ? 0 : 1;
    return new Load(
        scaled(seen, times), scaled(Math.max(0, bytes), times), flows, Math.min(MOST, seen), 0);
  }

  private static long scaled(long count, long times) {
    return count > MOST / times ? MOST : count * times;
  }

  /** The same, spread over some nanoseconds. */
  Load over(long nanos) {
    return new Load(packets, bytes, flows, sampled, nanos);
  }

  /** What it brings of each sum. */
  long[] amounts() {
    return new long[] {packets, bytes, flows, sampled};
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
