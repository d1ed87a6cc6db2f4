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
 * @param amount how much it is: of several in an alert the one with most says the sentence, so that
 *     numbers are those so far. {@link #NO_AMOUNT} if that is the first of them; {@link
 *     #OF_GROUNDS} if the numbers of the grounds decide, as {@link Grounds#isMoreThan} has it
 * @param grounds asked for before the detector gets another fact, and only if somebody reads them
 */
public record Conclusion(
    Fact completing,
    long time,
    List<Origin> evidence,
    long events,
    @Nullable Level severity,
    double amount,
    Supplier<Grounds> grounds) {
  /** Less than every amount. */
  public static final double NO_AMOUNT = Double.NEGATIVE_INFINITY;

  /** The same for all whose grounds are to be compared. */
  public static final double OF_GROUNDS = Double.POSITIVE_INFINITY;

  /** The same with an amount. */
  Conclusion of(double other) {
    return new Conclusion(completing, time, evidence, events, severity, other, grounds);
  }

  /** The same for so many records that are new. */
  Conclusion standingFor(long records) {
    return new Conclusion(completing, time, evidence, records, severity, amount, grounds);
  }

  /** The same for other grounds, asked for under the same terms. */
  public Conclusion because(Supplier<Grounds> other) {
    return new Conclusion(completing, time, evidence, events, severity, amount, other);
  }

  /** One without an amount. */
  public Conclusion(
      Fact completing,
      long time,
      List<Origin> evidence,
      long events,
      @Nullable Level severity,
      Supplier<Grounds> grounds) {
    this(completing, time, evidence, events, severity, NO_AMOUNT, grounds);
  }
}
