package org.hansho.alert;

/**
 * How many alerts a fold keeps, and how much memory the records they show may take.
 *
 * @param alerts most alerts kept one by one, over all detections; at least 1
 * @param recordBytes most bytes of heap for records, which are cut shorter the more alerts there
 *     are
 */
public record AlertRoom(int alerts, long recordBytes) {
  /** No bound, for folds that take in a bounded portion of input. */
  public static final AlertRoom UNBOUNDED = new AlertRoom(Integer.MAX_VALUE, Long.MAX_VALUE);

  /** Heap for an alert with its texts and values, without its records, at the worst. */
  private static final long BYTES_OF_ALERT = 64 << 10;

  /** One byte of heap in so many may be taken by records. */
  private static final int SHARE_OF_RECORDS = 8;

  private static final int LEAST_ALERTS = 256;

  /** An alert counts as so many records of full length. */
  private static final int RECORDS = 8;

  private static final int SHORTEST_RECORD = 512;

  /** That of a heap of 256 MiB. */
  public static final AlertRoom DEFAULT = ofHeap(256L << 20);

  public AlertRoom {
    if (alerts < 1 || recordBytes < 1) {
      throw new IllegalArgumentException(
          "a fold keeps at least one alert and a byte of records, not "
              + alerts
              + ", "
              + recordBytes);
    }
  }

  /** The room that a heap of that size has: one alert for every 64 KiB. */
  public static AlertRoom ofHeap(long heapBytes) {
    long alerts = Math.max(LEAST_ALERTS, heapBytes / BYTES_OF_ALERT);
    return new AlertRoom(
        (int) Math.min(Integer.MAX_VALUE, alerts), Math.max(1, heapBytes / SHARE_OF_RECORDS));
  }

  /** Most characters of a record that are kept while there are that many alerts: a power of two. */
  int recordCharacters(int kept) {
    long share = recordBytes / RECORDS / Math.max(1, kept);
    long bounded = Math.max(SHORTEST_RECORD, Math.min(Evidence.RECORD_BYTES, share));
    return (int) Long.highestOneBit(bounded);
  }
}
