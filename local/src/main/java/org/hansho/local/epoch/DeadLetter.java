package org.hansho.local.epoch;

/**
 * A record that could not be processed, or a run of such records of one source with one reason, and
 * everything that is needed to process it again.
 *
 * @param number rises with each letter of a data folder; 0 before it is stored
 * @param stage where it was left out: one of the constants here, or a stage of the pipeline in
 *     words
 * @param part of the stage, such as a format, a detection, the reference of a document; or empty
 * @param source id of the source
 * @param position offset of the first record in its source
 * @param arrival when it arrived, nanoseconds since 1970
 * @param time event time, nanoseconds since 1970; the least number if it is not known
 * @param records how many records it holds, a line each
 * @param hash of the record where {@code record} could not be fetched; else 0
 * @param reason what was wrong, in English
 * @param record the bytes, whole up to the longest record that is read; empty if they could not be
 *     fetched
 * @param aids what else is needed to process it again
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record DeadLetter(
    long number,
    String stage,
    String part,
    String source,
    long position,
    long arrival,
    long time,
    long records,
    long hash,
    String reason,
    byte[] record,
    Aids aids) {
  /** The journal gave something else than was put into it. */
  public static final String JOURNAL = "journal";

  /** No format claims the push. */
  public static final String RECOGNITION = "recognition";

  /** The record is not as its format says. */
  public static final String MALFORMED = "malformed";

  /** What a letter is counted with beside its bytes, for its row. */
  static final int ROW_BYTES = 200;

  /**
   * What is needed beside a record to process it again.
   *
   * @param heading what stands in front of the record, such as the names of its columns; empty if
   *     it can be read alone
   * @param fact the fact for a detector, in the encoding of waiting facts; empty in other stages
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Aids(byte[] heading, byte[] fact) {
    /** Nothing else. */
    public static final Aids NONE = new Aids(new byte[0], new byte[0]);

    /** A heading alone. */
    public static Aids heading(byte[] line) {
      return line.length == 0 ? NONE : new Aids(line, NONE.fact);
    }

    /** A fact alone. */
    public static Aids fact(byte[] saved) {
      return new Aids(NONE.heading, saved);
    }
  }

  /** One of which nothing else is needed than the record. */
  public DeadLetter(
      long number,
      String stage,
      String part,
      String source,
      long position,
      long arrival,
      long time,
      long records,
      long hash,
      String reason,
      byte[] record) {
    this(
        number, stage, part, source, position, arrival, time, records, hash, reason, record,
        Aids.NONE);
  }

  /** The same with its record. */
  public DeadLetter with(byte[] fetched) {
    return new DeadLetter(
        number, stage, part, source, position, arrival, time, records, hash, reason, fetched, aids);
  }

  /** The same with what is needed beside the record. */
  public DeadLetter with(Aids needed) {
    return new DeadLetter(
        number, stage, part, source, position, arrival, time, records, hash, reason, record,
        needed);
  }

  /** Whether it can be processed again: a detector's by its fact, any other by its record. */
  public boolean isWhole() {
    return aids.fact.length > 0 || (record.length > 0 && hash == 0);
  }

  /** About how many bytes it takes. */
  public long bytes() {
    return (long) record.length + aids.heading.length + aids.fact.length;
  }
}
