package org.hansho.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hansho.server.http.HttpProblem;
import org.junit.jupiter.api.Test;

/** Two exports run at once; a third is answered 429 with a time to try again. */
class ExportTurnsTest {
  private final ExportTurns turns = new ExportTurns();
  private final AtomicInteger ran = new AtomicInteger();

  private void isRefused() {
    assertThatThrownBy(() -> turns.take(ran::incrementAndGet))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.retryAfter()).isEqualTo("10");
              assertThat(problem).hasMessageContaining("2 exports are under way");
            });
  }

  @Test
  void aThirdAtTheSameTimeIsAskedToComeAgainAndRunsAfterwards() throws IOException {
    turns.take(() -> turns.take(this::isRefused));
    assertThat(ran).hasValue(0);
    turns.take(() -> turns.take(ran::incrementAndGet));
    assertThat(ran).hasValue(1);
  }

  @Test
  void anExportThatFailsMakesRoom() throws IOException {
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new IOException("the reader has left");
                      }))
          .hasMessage("the reader has left");
    }
    turns.take(() -> turns.take(this::isRefused));
  }
}
