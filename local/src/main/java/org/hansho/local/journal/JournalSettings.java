package org.hansho.local.journal;

/**
 * The bounds of a journal, all in bytes.
 *
 * @param segmentBytes a segment is ended before it grows larger; trimming frees whole segments
 * @param totalBytes pushes are refused when the journal would grow larger; at least two segments
 * @param recordBytes largest record, its frame included; at most {@link #LARGEST_RECORD}
 * @param waitingBytes pushes are refused when more would wait for the disk
 */
public record JournalSettings(
    long segmentBytes, long totalBytes, int recordBytes, long waitingBytes) {
  /** No record may be larger, whatever the settings say. */
  public static final int LARGEST_RECORD = 64 << 20;

  /** 64 MiB a segment, 4 GiB in all, 8 MiB a record, 32 MiB waiting. */
  public static final JournalSettings DEFAULT =
      new JournalSettings(64L << 20, 4L << 30, 8 << 20, 32L << 20);

  public JournalSettings {
    if (recordBytes > LARGEST_RECORD
        || recordBytes + (long) SegmentHeader.BYTES > segmentBytes
        || 2 * segmentBytes > totalBytes
        || recordBytes > waitingBytes) {
      throw new IllegalArgumentException(
          "journal: a record ("
              + recordBytes
              + " bytes, at most "
              + LARGEST_RECORD
              + ") must fit into a segment ("
              + segmentBytes
              + ") and into what may wait ("
              + waitingBytes
              + "), and two segments into the whole ("
              + totalBytes
              + ")");
    }
  }
}
