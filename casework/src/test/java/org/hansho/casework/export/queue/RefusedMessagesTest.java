package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hansho.alert.Severity;
import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.destination.TlsServer;
import org.hansho.casework.export.destination.TlsTrust;
import org.hansho.casework.export.destination.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of messages that a target refuses, and of those that are sent again. */
@Timeout(120)
class RefusedMessagesTest extends ExportWorld {
  private static final Answer DOWN = new Answer.TryAgain("it answered 503");
  private static final Answer REFUSED = new Answer.Refused("it answered 413");
  private static final Answer DELIVERED = new Answer.Delivered();

  /** What a target answers to each alert; it takes those that are not named. */
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private final Taker taker =
      new Taker().answering(message -> answers.getOrDefault(message.alert(), DELIVERED));

  /** Alert 1 is set aside, alert 2 cannot be delivered, and alert 1 has changed behind it. */
  private void setAsideBeforeOneThatWaits(Exports exports) throws IOException {
    answers.put(id(1), REFUSED);
    raise(alert(1, Severity.HIGH, 1));
    until(() -> letters(exports).size() == 1);
    answers.put(id(2), DOWN);
    raise(alert(2, Severity.LOW, 1));
    until(() -> taker.alerts().contains(id(2)));
    raise(alert(1, Severity.HIGH, 10));
  }

  /** A thread that is gone would leave the target without trouble, and with all that waits. */
  @Test
  void anErrorWhileSendingIsReportedAndTheMessageIsTriedAgain() throws IOException {
    AtomicBoolean broken = new AtomicBoolean(true);
    taker.answering(
        message -> {
          if (broken.get()) {
            throw new OutOfMemoryError("no room for this message");
          }
          return DELIVERED;
        });
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(1, Severity.HIGH, 1));
      until(() -> status(exports).trouble().contains("no room for this message"));
      broken.set(false);
      until(() -> status(exports).sent() == 1 && status(exports).trouble().isEmpty());
    }
  }

  /** R505: what waits is not lost, and whoever looks at the target sees why it waits. */
  @Test
  void theHealthOfATargetSaysThatItsCertificateIsNotTrusted(@TempDir Path keys)
      throws IOException, GeneralSecurityException {
    try (TlsServer server = new TlsServer(TlsServer.context(keys, "self", "ip:127.0.0.1"))) {
      Webhook hook =
          new Webhook(
              new Webhook.Settings(
                  URI.create("https://127.0.0.1:" + server.port() + "/hook"),
                  "",
                  "",
                  new AddressPolicy(true),
                  new TlsTrust(Optional.empty()),
                  Duration.ofSeconds(20)),
              () -> now);
      try (Exports exports = start(plan("hook", hook))) {
        raise(alert(1, Severity.HIGH, 1));
        until(() -> status(exports).trouble().contains("its certificate is self-signed"));
        assertThat(status(exports).waiting()).isPositive();
        assertThat(status(exports).sent()).isZero();
      }
    }
  }

  @Test
  void aRetryThatIsDeliveredSkipsNoChangeBetween() throws IOException {
    try (Exports exports = start(plan("hook", taker))) {
      setAsideBeforeOneThatWaits(exports);
      answers.remove(id(1));
      assertThat(retry(exports, "")).contains(1);
      until(() -> letters(exports).isEmpty());
      answers.remove(id(2));
      untilIdle(exports);
      assertThat(taker.alerts()).endsWith(id(2));
      assertThat(status(exports).sent()).isEqualTo(2);
      assertThat(status(exports).refused()).isEqualTo(1);
    }
  }

  @Test
  void aRetryThatIsRefusedAgainSkipsNoChangeBetween() throws IOException {
    try (Exports exports = start(plan("hook", taker))) {
      setAsideBeforeOneThatWaits(exports);
      retry(exports, id(1));
      until(() -> letters(exports).stream().noneMatch(ExportLetter::again));
      answers.clear();
      untilIdle(exports);
      assertThat(taker.alerts().subList(taker.alerts().size() - 2, taker.alerts().size()))
          .containsExactly(id(2), id(1));
      assertThat(status(exports).sent()).isEqualTo(2);
      assertThat(letters(exports)).isEmpty();
    }
  }

  @Test
  void aRetryUnderAReachedLimitStaysSetAsideAndHoldsUpNobody() throws IOException {
    FloodLimits limits = new FloodLimits(Map.of(Severity.HIGH, 1), 0);
    try (Exports exports = start(new Target("hook", taker).within(limits).plan())) {
      raise(alert(3, Severity.HIGH, 1));
      untilIdle(exports);
      now = NOW.plus(Duration.ofDays(1));
      setAsideBeforeOneThatWaits(exports);
      now = NOW;
      retry(exports, "");
      until(() -> letters(exports).stream().noneMatch(ExportLetter::again));
      assertThat(status(exports).held()).isEqualTo(1);
      assertThat(letters(exports).get(0).reason()).isEqualTo(ExportLedger.HELD_AGAIN);
      answers.clear();
      untilIdle(exports);
      assertThat(taker.alerts()).endsWith(id(2));
      now = NOW.plus(Duration.ofDays(2));
      retry(exports, "");
      until(() -> letters(exports).isEmpty());
      assertThat(taker.alerts()).endsWith(id(1));
    }
  }

  @Test
  void onlyRefusalsSetAMessageAside() throws IOException {
    Iterator<Answer> inOrder =
        List.of(DOWN, DOWN, DOWN, DOWN, REFUSED, DOWN, REFUSED, DELIVERED).iterator();
    taker.answering(message -> inOrder.next());
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(1, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(taker.keys()).hasSize(8);
      assertThat(Set.copyOf(taker.keys())).hasSize(1);
      assertThat(status(exports).sent()).isEqualTo(1);
      assertThat(letters(exports)).isEmpty();
    }
  }

  /** R504: one that is always refused is set aside. */
  @Test
  void r504TheThirdRefusalSetsAMessageAsideHoweverOftenTheTargetWasDown() throws IOException {
    Iterator<Answer> inOrder = List.of(REFUSED, DOWN, DOWN, REFUSED, DOWN, REFUSED).iterator();
    taker.answering(message -> inOrder.next());
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(1, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(taker.keys()).hasSize(6);
      assertThat(letters(exports).get(0).tries()).isEqualTo(3);
    }
  }

  @Test
  void howManyWereHeldBackIsReportedAlsoAfterARestart() throws IOException {
    FloodLimits limits = new FloodLimits(Map.of(Severity.HIGH, 1), 0);
    try (Exports exports = start(new Target("hook", taker).within(limits).plan())) {
      raise(alert(1, Severity.HIGH, 1), alert(2, Severity.HIGH, 1), alert(3, Severity.HIGH, 1));
      untilIdle(exports);
    }
    Taker later = new Taker();
    now = NOW.plus(Duration.ofDays(1));
    try (Exports exports = start(new Target("hook", later).within(limits).plan())) {
      raise(alert(4, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(later.messages()).extracting(Message::held).containsExactly(2L);
      now = NOW.plus(Duration.ofDays(2));
      raise(alert(5, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(later.messages()).extracting(Message::held).containsExactly(2L, 0L);
    }
  }

  @Test
  void aTestThatThrowsIsAnsweredAtOnce() throws IOException {
    Taker broken =
        new Taker()
            .answering(
                message -> {
                  throw new IllegalStateException("out of order");
                });
    try (Exports exports = start(plan("hook", broken))) {
      Answer answer = exports.test("hook", TENANT).orElseThrow();
      assertThat(answer).isInstanceOf(Answer.TryAgain.class);
      assertThat(((Answer.TryAgain) answer).reason()).contains("out of order");
    }
  }
}
