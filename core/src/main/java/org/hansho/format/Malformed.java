package org.hansho.format;

/**
 * A record that could not be read: a value, not an exception.
 *
 * @param reason what was wrong, in words for the operator; the same words for the same fault, so
 *     that they can be counted
 * @param position offset of the record in its source, in bytes
 * @param length bytes of the record
 * @param sample the record's first bytes, at most {@link #SAMPLE_BYTES}
 */
public record Malformed(String reason, long position, int length, byte[] sample) {
  /** How much of a record is kept. */
  public static final int SAMPLE_BYTES = 4096;

  /** A malformed record with a copy of its first bytes. */
  public static Malformed of(String reason, long position, byte[] buffer, int offset, int length) {
    int kept = Math.min(length, SAMPLE_BYTES);
    byte[] sample = new byte[kept];
    System.arraycopy(buffer, offset, sample, 0, kept);
    return new Malformed(reason, position, length, sample);
  }
}
