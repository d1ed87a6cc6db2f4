package org.hansho.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R302: whoever sends far more than others waits while records wait, and they do not. */
class FairSharesTest {
  private static final long CROWDED = 1_000;

  private static final long NEARLY_FULL = 20_000;

  private final FairShares shares = new FairShares(CROWDED, NEARLY_FULL);

  /** How many of some pushes of 500 bytes are taken. */
  private int taken(Sender sender, int pushes, long waiting) {
    int taken = 0;
    for (int push = 0; push < pushes; push++) {
      taken += shares.admit(sender, 500, waiting) ? 1 : 0;
    }
    return taken;
  }

  private int taken(String source, int pushes, long waiting) {
    return taken(new Sender(source, "", true), pushes, waiting);
  }

  private static Sender connection(String address) {
    return new Sender("streams", address, true);
  }

  private static Sender datagram(String address) {
    return new Sender("datagrams", address, false);
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
      shares.admit(new Sender("other", "", true), 1 << 20, 0);
    }
    assertThat(taken("busy", 10, CROWDED)).isEqualTo(10);
  }

  @Test
  void ofTheSendersOfOneSourceTheGreedyOneWaits() {
    taken(connection("192.0.2.1"), 1_000, 0);
    assertThat(taken(connection("192.0.2.1"), 10, CROWDED)).as("alone").isEqualTo(10);
    assertThat(taken(connection("192.0.2.2"), 20, CROWDED)).isEqualTo(20);
    assertThat(taken(connection("192.0.2.1"), 100, CROWDED)).isZero();
  }

  @Test
  void aQuietSenderOfAGreedySourceDoesNotWait() {
    taken("web", 10, 0);
    taken(connection("192.0.2.1"), 1_000, 0);
    assertThat(taken(connection("192.0.2.2"), 20, CROWDED)).isEqualTo(20);
    assertThat(taken(connection("192.0.2.1"), 100, CROWDED)).isZero();
    assertThat(taken("web", 20, CROWDED)).isEqualTo(20);
  }

  @Test
  void inventedSendersOfOneSourceTakeNothingFromAnother() {
    for (int sender = 0; sender < 20_000; sender++) {
      taken(datagram("address " + sender), 1, 0);
    }
    assertThat(taken("web", 1_000, CROWDED)).isEqualTo(1_000);
    assertThat(taken(datagram("one more"), 1, NEARLY_FULL)).as("one of too many").isZero();
    assertThat(taken(datagram("address 7"), 1, NEARLY_FULL)).as("known before").isOne();
  }

  @Test
  void whatWouldBeLostIsTakenUntilTheJournalIsNearlyFull() {
    taken("web", 1, 0);
    taken(datagram("192.0.2.1"), 1_000, 0);
    assertThat(taken(datagram("192.0.2.1"), 10, NEARLY_FULL - 1)).isEqualTo(10);
    assertThat(taken(datagram("192.0.2.1"), 10, NEARLY_FULL)).isZero();
    assertThat(taken(datagram("192.0.2.2"), 10, NEARLY_FULL)).isEqualTo(10);
  }
}
