package org.hansho.scan;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/**
 * How often one fault made a record unreadable, and where it was met first.
 *
 * @param records that had it
 * @param source of the first
 * @param position of the first in its source, in bytes
 * @param line of the source where it shows, from 1; {@link LineNumbers#UNKNOWN} in binary sources
 *     and where the source could not be read again
 * @param found a few characters of the record around the place; as they are, to be made printable
 */
public record FaultCount(
    Fault fault, long records, String source, long position, long line, String found) {
  /** Most bytes of a record that are shown. */
  static final int FOUND_BYTES = 80;

  /** How many of them stand before the place where the fault shows. */
  private static final int BEFORE = 20;

  /** The most frequent first, then by their words in English. */
  static final Comparator<FaultCount> ORDER =
      Comparator.comparingLong(FaultCount::records)
          .reversed()
          .thenComparing(count -> count.fault().english().reason());

  static FaultCount of(long records, Malformed first, String source, long line) {
    return new FaultCount(first.fault(), records, source, first.position(), line, found(first));
  }

  private static String found(Malformed record) {
    byte[] sample = record.sample();
    int before = Math.min(record.noticed() - BEFORE, sample.length - FOUND_BYTES);
    int from = before <= 0 ? 0 : start(sample, before);
    int to =
        sample.length - from <= FOUND_BYTES ? sample.length : start(sample, from + FOUND_BYTES);
    String text = new String(sample, from, to - from, StandardCharsets.UTF_8);
    return (from > 0 ? "…" : "") + text + (record.length() > to ? "…" : "");
  }

  /** Where the character begins that a byte belongs to. */
  private static int start(byte[] sample, int at) {
    int start = at;
    while (start > 0 && at - start < 3 && (sample[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }
}
