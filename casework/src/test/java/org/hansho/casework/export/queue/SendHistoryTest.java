package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hansho.alert.Severity;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.queue.AlertSend.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an alert says of each time it was shown to a target. */
@Timeout(120)
class SendHistoryTest extends ExportWorld {
  private final AtomicReference<Answer> answer = new AtomicReference<>(new Answer.Delivered());
  private final Taker taker = new Taker().answering(message -> answer.get());

  private static List<Attempt> attempts(Exports exports) {
    try {
      return exports.sends(TENANT, id(1)).orElseThrow().get(0).attempts();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void deliveriesAndRefusalsAreListedTheNewestFirst() throws IOException {
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(1, Severity.HIGH, 1));
      until(() -> attempts(exports).size() == 1);
      answer.set(new Answer.Refused("it answered 413"));
      raise(alert(1, Severity.HIGH, 10));
      until(() -> attempts(exports).size() == 2);
      answer.set(new Answer.Delivered());
      assertThat(retry(exports, "")).contains(1);
      until(() -> attempts(exports).size() == 3);
      assertThat(attempts(exports))
          .extracting(Attempt::isDelivered)
          .containsExactly(true, false, true);
      assertThat(attempts(exports))
          .extracting(Attempt::reason)
          .containsExactly("", "it answered 413", "");
    }
  }

  @Test
  void theNewestHundredAreKept() throws IOException {
    SendHistory history = new SendHistory(store.transactions(), "hook", TENANT);
    long sends = SendHistory.MOST + 5L;
    store
        .transactions()
        .write(
            "note deliveries",
            connection -> {
              for (long send = 1; send <= sends; send++) {
                history.note(connection, id(1), new Attempt(send, true, ""));
              }
              return true;
            });
    assertThat(history.of(id(1))).hasSize(SendHistory.MOST);
    assertThat(history.of(id(1)).get(0).time()).isEqualTo(sends);
    assertThat(history.of(id(2))).isEmpty();
  }
}
