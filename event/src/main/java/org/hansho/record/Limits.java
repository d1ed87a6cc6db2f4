package org.hansho.record;

/**
 * The published caps on what one record may ask of a reader. A record beyond a cap is malformed,
 * and says which cap; it never costs more than linear time.
 *
 * @param recordBytes longest record, in bytes
 * @param depth deepest nesting of objects and arrays
 * @param values most values kept of one record
 * @param openEvents most events under assembly at a time; the oldest is emitted as it is when
 *     another one begins
 * @param openRecords most records of one event under assembly
 */
public record Limits(int recordBytes, int depth, int values, int openEvents, int openRecords) {
  /** 1 MiB, 64 levels, 4,096 values, 256 open events of 512 records. */
  public static final Limits DEFAULT = new Limits(1 << 20, 64, 4096, 256, 512);
}
