package org.hansho.casework.export.queue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.store.AlertPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a target one message and keeps what became of it. Each method says how long to wait before
 * another try, nothing if the message is settled. For one thread.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final ExportPlan plan;
  private final Trouble trouble;
  private final Supplier<Instant> clock;
  private final Attempts attempts = new Attempts();

  Delivery(ExportPlan plan, Trouble trouble, Supplier<Instant> clock) {
    this.plan = plan;
    this.trouble = trouble;
    this.clock = clock;
  }

  /** In the order of changes, unless the target has this version. */
  Duration inOrder(AlertPage.Listed alert, ExportLedger ledger) throws IOException {
    return deliver(new ExportLedger.Turn(alert, false, day()), ledger);
  }

  /** Because somebody had it sent again. */
  Duration again(AlertPage.Listed alert, ExportLedger ledger) throws IOException {
    return deliver(new ExportLedger.Turn(alert, true, day()), ledger);
  }

  /** Out of the order of changes, whatever the target has had and no limit counts. */
  Duration ofSnapshot(AlertPage.Listed alert, ExportLedger ledger, SnapshotTable.Turn turn)
      throws IOException {
    ExportLedger.Turn again = new ExportLedger.Turn(alert, true, day());
    String key = SentDigest.key(plan.name(), alert, turn.due().getEpochSecond());
    boolean isUpdate = ledger.sent(again.id()).isPresent();
    Answer answer = plan.destination().send(message(alert, key, isUpdate, 0));
    return settle(again, ledger, SentDigest.of(alert), answer);
  }

  private long day() {
    return Math.floorDiv(clock.get().getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  private Duration deliver(ExportLedger.Turn turn, ExportLedger ledger) throws IOException {
    AlertPage.Listed alert = turn.alert();
    Optional<ExportLedger.Sent> sent = ledger.sent(turn.id());
    String digest = SentDigest.of(alert);
    if (sent.isPresent()
        && (sent.get().change() >= alert.change() || sent.get().digest().equals(digest))) {
      if (turn.isAgain()) {
        ledger.drop(turn.id());
      } else {
        ledger.pass(alert.change(), 1);
      }
      return Duration.ZERO;
    }
    if (isLimitReached(turn, ledger)) {
      ledger.held(turn);
      return Duration.ZERO;
    }
    String key = SentDigest.key(plan.name(), alert);
    long held = ledger.heldSinceLastMessage();
    Answer answer = plan.destination().send(message(alert, key, sent.isPresent(), held));
    return settle(turn, ledger, digest, answer);
  }

  private boolean isLimitReached(ExportLedger.Turn turn, ExportLedger ledger) throws IOException {
    FloodLimits limits = plan.limits().get();
    if (limits.isNone()) {
      return false;
    }
    ExportLedger.Day today = ledger.day(turn);
    return limits.isReached(
        turn.alert().alert().severity(), today.ofSeverity(), today.ofDetection());
  }

  private Duration settle(ExportLedger.Turn turn, ExportLedger ledger, String digest, Answer answer)
      throws IOException {
    String tenant = turn.alert().alert().tenant();
    if (answer instanceof Answer.TryAgain later) {
      trouble.failed(later.reason(), clock.get());
      return plan.pace().wait(trouble.failures(), later.after());
    }
    if (answer instanceof Answer.Refused refused) {
      trouble.failed(refused.reason(), clock.get());
      int refusals = attempts.refused(tenant);
      if (refusals < plan.pace().tries()) {
        return plan.pace().wait(refusals, Duration.ZERO);
      }
      LOG.warn("Export {} sets alert {} aside: {}", plan.name(), turn.id(), refused.reason());
      ledger.setAside(turn, ExportPlan.nanos(clock.get()), refusals, refused.reason());
    } else {
      ledger.delivered(turn, digest, ExportPlan.nanos(clock.get()));
    }
    attempts.settled(tenant);
    trouble.succeeded();
    return Duration.ZERO;
  }

  /** The same bytes at each try. */
  private Message message(AlertPage.Listed alert, String key, boolean isUpdate, long held) {
    String tenant = alert.alert().tenant();
    Optional<Message> tried = attempts.message(tenant, key);
    if (tried.isPresent()) {
      return tried.get();
    }
    long now = ExportPlan.nanos(clock.get());
    Message made = plan.message(key, AlertFile.outgoing(alert, isUpdate, now), held);
    attempts.begin(tenant, made);
    return made;
  }
}
