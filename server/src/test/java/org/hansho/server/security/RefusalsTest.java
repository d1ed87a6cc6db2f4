package org.hansho.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final long SECOND = 1_000_000_000L;

  private final Refusals refusals = new Refusals();

  @Test
  void anAddressHasFiveRowsAMinuteAndTheNextOneTellsOfTheRest() {
    for (int row = 0; row < Refusals.EACH; row++) {
      assertThat(refusals.admit("192.0.2.1", row)).isEqualTo(OptionalLong.of(0));
    }
    assertThat(refusals.admit("192.0.2.1", SECOND)).isEmpty();
    assertThat(refusals.admit("192.0.2.1", 59 * SECOND)).isEmpty();
    assertThat(refusals.admit("192.0.2.1", 60 * SECOND)).isEqualTo(OptionalLong.of(2));
    assertThat(refusals.takeLeft()).isZero();
  }

  @Test
  void manyAddressesHaveTwoHundredRowsAMinuteTogether() {
    int rows = 0;
    for (int address = 0; address < 5_000; address++) {
      rows += refusals.admit("192.0.2." + address, SECOND).isPresent() ? 1 : 0;
    }
    assertThat(rows).isEqualTo(Refusals.ALL);
    assertThat(refusals.takeLeft()).isEqualTo(5_000 - Refusals.ALL);
  }

  @Test
  void oneLoudAddressDoesNotSilenceAnother() {
    for (int call = 0; call < 1_000; call++) {
      refusals.admit("192.0.2.1", SECOND);
    }
    assertThat(refusals.admit("192.0.2.2", SECOND)).isPresent();
  }
}
