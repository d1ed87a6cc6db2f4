package org.hansho.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A slow reader has an end. */
class TimeLimitedOutputTest {
  private static final Duration MOST = Duration.ofMinutes(60);

  private final AtomicLong ticks = new AtomicLong(Long.MAX_VALUE - 1);
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  @Test
  void whatIsWrittenInTimeArrivesAndNothingBehindIt() throws IOException {
    try (OutputStream out = new TimeLimitedOutput(taken, ticks::get, MOST)) {
      ticks.addAndGet(MOST.toNanos());
      out.write(new byte[] {1, 2});
      out.write(3);
      ticks.incrementAndGet();
      assertThatThrownBy(() -> out.write(4))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("60 minutes");
      assertThatThrownBy(() -> out.write(new byte[] {5})).isInstanceOf(IOException.class);
    }
    assertThat(taken.toByteArray()).containsExactly(1, 2, 3);
  }
}
