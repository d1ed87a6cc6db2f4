package org.hansho.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlowDownTest {
  private static final long SECOND = 1_000_000_000L;

  private final SlowDown slowDown = new SlowDown();

  /** Tries for an hour, as often as it is let; how often that was. */
  private int tries(String user, String address) {
    int tries = 0;
    for (long now = 0; now < 3_600 * SECOND; now += SECOND / 10) {
      if (slowDown.wait(user, address, now) == 0) {
        slowDown.failed(user, address, now);
        tries++;
      }
    }
    return tries;
  }

  @Test
  void anAddressTriesAboutOnceAMinute() {
    assertThat(tries("ann", "192.0.2.1")).isBetween(50, 75);
  }

  @Test
  void manyAddressesTogetherDoNotGuessMuchMoreOfOneUser() {
    int tries = 0;
    for (int address = 0; address < 1_000; address++) {
      String from = "192.0.2." + address;
      if (slowDown.wait("ann", from, address) == 0) {
        slowDown.failed("ann", from, address);
        tries++;
      }
    }
    assertThat(tries).isEqualTo(20);
  }

  @Test
  void whoHasSignedInFromAnAddressIsNotHeldUpByWhatOthersTry() {
    slowDown.succeeded("ann", "198.51.100.7");
    for (int address = 0; address < 1_000; address++) {
      slowDown.failed("ann", "192.0.2." + address, SECOND);
    }
    assertThat(slowDown.wait("ann", "192.0.2.1", SECOND)).isPositive();
    assertThat(slowDown.wait("ann", "198.51.100.7", SECOND)).isZero();
    assertThat(slowDown.wait("bob", "198.51.100.8", SECOND)).isZero();
  }

  @Test
  void theRightPasswordAndAnHourOfQuietMakeGood() {
    for (int time = 0; time < 10; time++) {
      slowDown.failed("ann", "192.0.2.1", SECOND);
    }
    assertThat(slowDown.wait("ann", "192.0.2.1", 2 * SECOND)).isPositive();
    long later = 2 * 3_600 * SECOND;
    assertThat(slowDown.wait("ann", "192.0.2.1", later)).isZero();
    slowDown.failed("ann", "192.0.2.1", later);
    assertThat(slowDown.wait("ann", "192.0.2.1", later)).isZero();
  }
}
