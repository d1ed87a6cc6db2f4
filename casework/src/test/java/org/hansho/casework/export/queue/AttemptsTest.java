package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.casework.export.destination.Message;
import org.junit.jupiter.api.Test;

/** Refusals count for one message of one tenant. */
class AttemptsTest {
  private final Attempts attempts = new Attempts();

  private static Message message(String key) {
    return new Message(key, "", 1, "text/plain", new byte[0], 0);
  }

  @Test
  void aTenantThatIsServedLeavesTheRefusalsOfAnother() {
    attempts.begin("shop", message("one"));
    assertThat(attempts.refused("shop")).isEqualTo(1);
    attempts.begin("bank", message("two"));
    attempts.settled("bank");
    assertThat(attempts.message("shop", "one")).isPresent();
    assertThat(attempts.refused("shop")).isEqualTo(2);
  }

  @Test
  void anotherMessageBeginsAnew() {
    attempts.begin("shop", message("one"));
    attempts.refused("shop");
    assertThat(attempts.message("shop", "two")).isEmpty();
    attempts.begin("shop", message("two"));
    assertThat(attempts.refused("shop")).isEqualTo(1);
  }
}
