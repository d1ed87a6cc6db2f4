package org.hansho.record;

/**
 * A record that could not be read: a value, not an exception.
 *
 * @param fault what is wrong with it
 * @param position offset of the record in its source, in bytes
 * @param length bytes of the record
 * @param sample the record's first bytes, at most {@link #SAMPLE_BYTES}
 * @param noticed offset in the sample where the fault shows; 0 where it is the record as a whole
 * @param heading what is to be put in front of the record when it is read alone; see {@link
 *     RecordReader#heading}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Malformed(
    Fault fault, long position, int length, byte[] sample, int noticed, byte[] heading) {
  /** How much of a record is kept: all of one that is within the caps. */
  public static final int SAMPLE_BYTES = Limits.DEFAULT.recordBytes();

  /**
   * The bytes of a record, before it is said what is wrong with it.
   *
   * @param position offset of {@code buffer[from]} in the source
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Bytes(byte[] buffer, int from, int to, long position) {
    /** The record with its fault. */
    public Malformed as(Fault fault) {
      return of(fault, position, buffer, from, to - from);
    }
  }

  public Malformed {
    noticed = Math.max(0, Math.min(noticed, sample.length));
  }

  /** A record that is not yet said to have a heading. */
  public Malformed(Fault fault, long position, int length, byte[] sample, int noticed) {
    this(fault, position, length, sample, noticed, RecordReader.NO_HEADING);
  }

  /** A malformed record with a copy of its first bytes. */
  public static Malformed of(Fault fault, long position, byte[] buffer, int offset, int length) {
    int kept = Math.min(length, SAMPLE_BYTES);
    byte[] sample = new byte[kept];
    System.arraycopy(buffer, offset, sample, 0, kept);
    return new Malformed(fault, position, length, sample, 0);
  }

  /** The same, with the place in the record where the fault shows. */
  public Malformed noticedAt(int offset) {
    return new Malformed(fault, position, length, sample, offset, heading);
  }

  /** The same with a heading. */
  public Malformed under(byte[] line) {
    return line.length == 0 ? this : new Malformed(fault, position, length, sample, noticed, line);
  }

  /** The fault's reason in English, by which records are counted. */
  public String reason() {
    return fault.english().reason();
  }

  /** Line ends of the record before the place where its fault shows. */
  public int linesBefore() {
    int lines = 0;
    for (int at = 0; at < noticed; at++) {
      lines += sample[at] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
