package org.hansho.detect;

import java.util.List;
import java.util.function.Supplier;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a detector has come to: its document holds for the key at hand.
 *
 * @param completing the fact whose fields the result carries
 * @param time when it was decided: the fact's time, or that of {@link Detector#wake}
 * @param evidence records that led to it, in order of time, at most {@link Emission#EVIDENCE}
 * @param events how many records are new since the last result of this key
 * @param severity level to use in place of the document's own, or null
 * @param goesOn whether it goes on with earlier ones of the key, and its numbers stand in for
 *     theirs
 * @param grounds asked for before the detector gets another fact, and only if somebody reads them
 */
public record Conclusion(
    Fact completing,
    long time,
    List<Origin> evidence,
    long events,
    @Nullable Level severity,
    boolean goesOn,
    Supplier<Grounds> grounds) {
  /** One that goes on with none. */
  public Conclusion(
      Fact completing,
      long time,
      List<Origin> evidence,
      long events,
      @Nullable Level severity,
      Supplier<Grounds> grounds) {
    this(completing, time, evidence, events, severity, false, grounds);
  }
}
