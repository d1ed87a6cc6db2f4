package org.hansho.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.triage.Precision.Bounds;
import org.hansho.casework.triage.Precision.Verdict;
import org.junit.jupiter.api.Test;

/** What people's reasons for closing say of a detection: keep, tune or retire it. */
class PrecisionTest {
  private static final Bounds USUAL = new Bounds(10, 30, 50, 80);

  private static Precision closed(long attacks, long expected, long wrong) {
    return new Precision(
        Map.of(
            ClosingReason.TRUE_POSITIVE, attacks,
            ClosingReason.BENIGN_EXPECTED, expected,
            ClosingReason.FALSE_LOGIC, wrong));
  }

  @Test
  void nothingIsSaidOfAFew() {
    assertThat(closed(0, 0, 9).verdict(false, USUAL)).isEqualTo(Verdict.UNKNOWN);
    assertThat(closed(1, 0, 9).verdict(false, USUAL)).isEqualTo(Verdict.TUNE);
  }

  @Test
  void whatIsMostlyWrongOrNearlyAlwaysExpectedIsToBeTuned() {
    assertThat(closed(6, 0, 4).verdict(false, USUAL)).isEqualTo(Verdict.KEEP);
    assertThat(closed(5, 0, 5).verdict(false, USUAL)).isEqualTo(Verdict.TUNE);
    assertThat(closed(3, 7, 0).verdict(false, USUAL)).isEqualTo(Verdict.KEEP);
    assertThat(closed(2, 8, 0).verdict(false, USUAL)).isEqualTo(Verdict.TUNE);
  }

  @Test
  void whatFoundNoAttackAndIsNearlyAlwaysWrongMayGoButNeverTheOnlyOneOfItsStage() {
    assertThat(closed(0, 6, 24).verdict(false, USUAL)).isEqualTo(Verdict.RETIRE);
    assertThat(closed(0, 6, 24).verdict(true, USUAL)).isEqualTo(Verdict.TUNE);
    assertThat(closed(0, 0, 29).verdict(false, USUAL)).as("too few").isEqualTo(Verdict.TUNE);
    assertThat(closed(1, 0, 99).verdict(false, USUAL)).as("an attack").isEqualTo(Verdict.TUNE);
  }

  @Test
  void otherBoundsGiveOtherVerdicts() {
    assertThat(closed(6, 0, 4).verdict(false, new Bounds(10, 30, 40, 80))).isEqualTo(Verdict.TUNE);
    assertThat(closed(0, 0, 5).verdict(false, new Bounds(5, 5, 50, 80))).isEqualTo(Verdict.RETIRE);
  }
}
