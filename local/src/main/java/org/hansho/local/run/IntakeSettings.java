package org.hansho.local.run;

import java.time.Duration;
import java.util.Map;

/**
 * What comes in and how it is read.
 *
 * @param formats the format of a source by its id, where it is declared; that of others is
 *     recognised from what they send, and again if it does not fit
 * @param lateness how much older than its newest event an event of a source may be, by the source's
 *     id or what stands before {@code =/} in it, where it is not as for all
 * @param deadLetterBytes how much room records have that were left out, their bytes and 200 for
 *     each; beyond it, pushes of the sources that filled it are refused, and of new ones
 * @param keyBytes most memory for the idempotency keys of pushes, 128 bytes each
 */
public record IntakeSettings(
    Map<String, String> formats,
    Map<String, Duration> lateness,
    long deadLetterBytes,
    long keyBytes) {
  /** No format is declared; 64 MiB of dead letters; 16 MiB of keys. */
  public static final IntakeSettings DEFAULT =
      new IntakeSettings(Map.of(), Map.of(), 64L << 20, 16L << 20);

  /** The same where all sources may be as late as each other. */
  public IntakeSettings(Map<String, String> formats, long deadLetterBytes, long keyBytes) {
    this(formats, Map.of(), deadLetterBytes, keyBytes);
  }

  /** The same with another room for dead letters. */
  IntakeSettings withDeadLetterBytes(long bytes) {
    return new IntakeSettings(formats, lateness, bytes, keyBytes);
  }

  public IntakeSettings {
    formats = Map.copyOf(formats);
    lateness = Map.copyOf(lateness);
    if (deadLetterBytes < 1) {
      throw new IllegalArgumentException(
          "dead letters need room, " + deadLetterBytes + " bytes are none");
    }
  }
}
