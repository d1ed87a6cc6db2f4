package org.hansho.server.receive;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.hansho.local.journal.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over records whose sender cannot be held up. While the journal has no room it waits a
 * moment, in which the kernel holds what comes; then records are dropped and counted until the
 * journal takes some again. Belongs to one thread.
 */
final class LossyOutlet {
  private static final Logger LOG = LoggerFactory.getLogger(LossyOutlet.class);
  private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private final Intake intake;
  private final Tally tally;
  private boolean dropping;

  LossyOutlet(Intake intake, Tally tally) {
    this.intake = intake;
    this.tally = tally;
  }

  /** Hands over what waits, if anything does. */
  void push(Lines lines) {
    if (lines.isEmpty()) {
      return;
    }
    int count = lines.count();
    byte[] records = lines.take();
    CompletableFuture<Receipt> receipt = intake.push("", "", records);
    long begun = System.nanoTime();
    while (!dropping && isRefusedAtOnce(receipt) && System.nanoTime() - begun < PATIENCE) {
      LockSupport.parkNanos(PAUSE);
      receipt = intake.push("", "", records);
    }
    dropping = isRefusedAtOnce(receipt);
    CompletableFuture<Void> unused =
        receipt.thenAccept(answer -> count(answer, count, records.length));
  }

  /** Counts a record that is dropped since its sender has had more than its part. */
  void greedy(String sender) {
    String trouble =
        "records of "
            + sender
            + " are dropped: it has sent more than other senders lately, and the journal is nearly"
            + " full";
    if (tally.trouble().isEmpty()) {
      LOG.warn("Source {}: {}", intake.source().id(), trouble);
    }
    tally.trouble(trouble);
    tally.dropped("fair-share", 1);
  }

  private static boolean isRefusedAtOnce(CompletableFuture<Receipt> receipt) {
    return receipt.isDone() && receipt.join() instanceof Receipt.Refused;
  }

  private void count(Receipt answer, int count, int bytes) {
    if (answer instanceof Receipt.Refused refused) {
      String trouble = "records are dropped: " + refused.detail();
      if (tally.trouble().isEmpty()) {
        LOG.warn("Source {}: {}", intake.source().id(), trouble);
      }
      tally.trouble(trouble);
      tally.dropped(Tally.reason(refused), count);
    } else {
      tally.kept(count, bytes);
      tally.trouble("");
    }
  }
}
