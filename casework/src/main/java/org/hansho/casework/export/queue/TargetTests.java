package org.hansho.casework.export.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.hansho.casework.export.destination.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples that people have sent to a target, to see what it answers. Safe from any thread. */
final class TargetTests {
  private static final Logger LOG = LoggerFactory.getLogger(TargetTests.class);
  private static final int MOST = 4;

  private final ExportPlan plan;
  private final Supplier<Instant> clock;
  private final BlockingQueue<CompletableFuture<Answer>> waiting = new LinkedBlockingQueue<>(MOST);

  TargetTests(ExportPlan plan, Supplier<Instant> clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /** Asks for one; empty if too many wait. */
  Optional<CompletableFuture<Answer>> ask() {
    CompletableFuture<Answer> asked = new CompletableFuture<>();
    return waiting.offer(asked) ? Optional.of(asked) : Optional.empty();
  }

  boolean areThere() {
    return !waiting.isEmpty();
  }

  /** Sends the first one that waits, on the thread of the target. */
  void sendOne() {
    CompletableFuture<Answer> asked = waiting.poll();
    if (asked != null) {
      asked.complete(answer());
    }
  }

  /** Whoever waits for a test gets an answer, whatever happens. */
  private Answer answer() {
    try {
      Instant now = clock.get();
      String tenant = plan.tenants().isEmpty() ? "" : plan.tenants().get(0);
      return plan.destination()
          .send(
              plan.message(
                  "test-" + now.toEpochMilli(), SampleAlert.of(tenant, ExportPlan.nanos(now)), 0));
    } catch (RuntimeException | Error failure) {
      LOG.error("The test of export {} failed", plan.name(), failure);
      return new Answer.TryAgain("the test failed: " + failure);
    }
  }
}
