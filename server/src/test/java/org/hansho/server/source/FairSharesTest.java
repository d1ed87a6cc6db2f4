package org.hansho.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R302: a source that sends far more than others waits while records wait, and they do not. */
class FairSharesTest {
  private static final long CROWDED = 1_000;

  private final FairShares shares = new FairShares(CROWDED);

  /** How many of some pushes of 500 bytes are taken. */
  private int taken(String source, int pushes, long waiting) {
    int taken = 0;
    for (int push = 0; push < pushes; push++) {
      taken += shares.admit(source, 500, waiting) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aSourceAloneMaySendWhateverTheJournalHolds() {
    assertThat(taken("busy", 1_000, 10 * CROWDED)).isEqualTo(1_000);
  }

  @Test
  void whileNothingWaitsEverybodyMaySend() {
    taken("quiet", 1, 0);
    assertThat(taken("busy", 1_000, CROWDED - 1)).isEqualTo(1_000);
  }

  @Test
  void whileRecordsWaitTheGreedySourceWaitsAndTheOthersDoNot() {
    taken("busy", 1_000, 0);
    for (int source = 0; source < 9; source++) {
      assertThat(taken("quiet-" + source, 20, CROWDED)).isEqualTo(20);
    }
    assertThat(taken("busy", 100, CROWDED)).isZero();
    assertThat(taken("busy", 100, 0)).isEqualTo(100);
  }

  @Test
  void sourcesThatSendTheSameEachHaveTheirPart() {
    for (int round = 0; round < 100; round++) {
      taken("one", 1, 0);
      taken("other", 1, 0);
    }
    assertThat(taken("one", 1, CROWDED)).isOne();
    assertThat(taken("other", 1, CROWDED)).isOne();
    assertThat(taken("one", 10, CROWDED)).as("until it has had more").isLessThan(10);
  }

  @Test
  void whatWasSentLongAgoCountsLess() {
    taken("busy", 1_000, 0);
    for (int megabyte = 0; megabyte < 2_000; megabyte++) {
      shares.admit("other", 1 << 20, 0);
    }
    assertThat(taken("busy", 10, CROWDED)).isEqualTo(10);
  }
}
