package org.hansho.detect;

import java.util.List;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * A document decided by a detector holds.
 *
 * @param document the document's index in the plan
 * @param fact the result as a fact for other detectors: fields are those of the completing record
 * @param evidence records that led to it, in order, at most {@link Emission#EVIDENCE}
 * @param events how many records it adds to those of earlier results of the same key
 * @param severity level to use in place of the document's own, or null
 * @param late whether it was completed by a record that came too late to be put in order
 */
public record Result(
    int document,
    Fact fact,
    List<Origin> evidence,
    long events,
    Grounds grounds,
    @Nullable Level severity,
    boolean late) {
  public Result {
    evidence = List.copyOf(evidence);
  }

  /** The same, adding no record: another document has counted them. */
  public Result addingNone() {
    return new Result(document, fact, evidence, 0, grounds, severity, late);
  }
}
