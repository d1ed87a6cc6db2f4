package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hansho.alert.Severity;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Continuous exports lose nothing, repeat only with the same key, and do not harm each other. */
@Timeout(120)
class ExportsTest extends ExportWorld {
  @Test
  void whatIsRaisedBehindTheFirstStartIsSentOnceAndNothingOlder() throws IOException {
    raise(alert(1, Severity.HIGH, 1));
    Taker taker = new Taker();
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(2, Severity.HIGH, 1), alert(3, Severity.LOW, 1));
      untilIdle(exports);
      assertThat(taker.alerts()).containsExactly(id(2), id(3));
    }
    raise(alert(4, Severity.HIGH, 1));
    Taker later = new Taker();
    try (Exports exports = start(plan("hook", later))) {
      untilIdle(exports);
      assertThat(later.alerts()).containsExactly(id(4));
    }
  }

  @Test
  void samplesThatAreOnlyLookedAtAreNotSentWhateverTheFilter() throws Exception {
    Taker taker = new Taker();
    Target target = new Target("hook", taker).that("detection ~ \"*\"");
    try (Exports exports = start(target.plan())) {
      SampleAlerts samples = new SampleAlerts(store, () -> {});
      SampleAlerts.Noted noted = (count, work) -> store.transactions().write("add", work);
      assertThat(samples.add(TENANT, List.of(alert(1, Severity.HIGH, 1)), noted)).isEqualTo(1);
      raise(alert(2, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(taker.alerts()).containsExactly(id(2));
      assertThat(status(exports).filtered()).isEqualTo(1);
    }
  }

  @Test
  void aBackfillSendsWhatIsThere() throws IOException {
    raise(alert(1, Severity.HIGH, 1));
    Taker taker = new Taker();
    ExportPlan filling = new Target("hook", taker).filledWith(Duration.ofDays(1)).plan();
    try (Exports exports = start(filling)) {
      untilIdle(exports);
    }
    assertThat(taker.alerts()).containsExactly(id(1));
  }

  /** R508: an update under the same id, never a second alert. */
  @Test
  void r508MoreEvidenceIsAnUpdateOfTheSameIdIfItsReaderWouldMissIt() throws IOException {
    Taker taker = new Taker();
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(1, Severity.LOW, 1));
      untilIdle(exports);
      raise(alert(1, Severity.LOW, 2));
      untilIdle(exports);
      assertThat(taker.alerts()).hasSize(1);
      raise(alert(1, Severity.LOW, 10));
      untilIdle(exports);
      raise(alert(1, Severity.HIGH, 10));
      untilIdle(exports);
    }
    assertThat(taker.alerts()).containsExactly(id(1), id(1), id(1));
    assertThat(taker.messages().get(2).version()).isGreaterThan(taker.messages().get(1).version());
    assertThat(taker.messages().get(1).version()).isGreaterThan(taker.messages().get(0).version());
    assertThat(taker.keys()).doesNotHaveDuplicates();
    assertThat(Taker.text(taker.messages().get(2))).contains("\"severity\":\"high\"");
  }

  /** R501: a target is down; nothing is lost, the order stays, others are untouched. */
  @Test
  void r501ATargetThatIsDownGetsEverythingAfterwardsInOrderWithTheSameKeys() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    Taker down =
        new Taker()
            .answering(
                message ->
                    calls.incrementAndGet() < 20
                        ? new Answer.TryAgain("it answered 500")
                        : new Answer.Delivered());
    Taker healthy = new Taker();
    try (Exports exports = start(plan("down", down), plan("healthy", healthy))) {
      for (int i = 0; i < 10; i++) {
        raise(alert(i, Severity.HIGH, 1));
      }
      untilIdle(exports);
    }
    List<String> all = IntStream.range(0, 10).mapToObj(ExportWorld::id).toList();
    assertThat(healthy.alerts()).isEqualTo(all);
    assertThat(down.alerts().stream().distinct()).containsExactlyElementsOf(all);
    assertThat(down.messages()).hasSize(29);
    assertThat(down.keys().subList(0, 20).stream().distinct()).hasSize(1);
    assertThat(down.messages().get(0).body()).isEqualTo(down.messages().get(19).body());
  }

  /** R507: of twenty targets one hangs. */
  @Test
  void r507ATargetThatHangsHoldsUpNobodyElse() throws IOException {
    CountDownLatch released = new CountDownLatch(1);
    Taker hanging =
        new Taker()
            .answering(
                message -> {
                  try {
                    released.await();
                  } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                  }
                  return new Answer.Delivered();
                });
    List<Taker> healthy = IntStream.range(0, 19).mapToObj(i -> new Taker()).toList();
    List<ExportPlan> plans = new ArrayList<>(List.of(plan("hanging", hanging)));
    healthy.forEach(taker -> plans.add(plan("healthy-" + plans.size(), taker)));
    try (Exports exports = start(plans.toArray(ExportPlan[]::new))) {
      for (int i = 0; i < 10; i++) {
        raise(alert(i, Severity.HIGH, 1));
      }
      until(() -> healthy.stream().allMatch(taker -> taker.alerts().size() == 10));
      assertThat(hanging.alerts()).hasSizeLessThanOrEqualTo(1);
      released.countDown();
      untilIdle(exports);
      assertThat(hanging.alerts().stream().distinct()).hasSize(10);
    }
  }

  /** R504: the others go on. */
  @Test
  void r504WhatATargetAlwaysRefusesIsSetAsideAndSentAgainOnDemand() throws IOException {
    Taker taker =
        new Taker()
            .answering(
                message ->
                    message.alert().equals(id(2))
                        ? new Answer.Refused("it answered 413")
                        : new Answer.Delivered());
    try (Exports exports = start(plan("hook", taker))) {
      raise(alert(1, Severity.HIGH, 1), alert(2, Severity.HIGH, 1), alert(3, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(taker.alerts()).containsExactly(id(1), id(2), id(2), id(2), id(3));
      List<ExportLetter> letters = exports.letters("hook", TENANT, "", 10).orElseThrow();
      assertThat(letters).hasSize(1);
      assertThat(letters.get(0).alert()).isEqualTo(id(2));
      assertThat(letters.get(0).reason()).isEqualTo("it answered 413");
      assertThat(exports.letters("other", TENANT, "", 10)).isEmpty();
      taker.answering(message -> new Answer.Delivered());
      assertThat(retry(exports, id(2))).contains(1);
      until(() -> exports(exports).get(0).letters() == 0);
      assertThat(taker.alerts()).endsWith(id(2));
      TargetStatus status = exports(exports).get(0);
      assertThat(status.sent()).isEqualTo(3);
      assertThat(status.refused()).isEqualTo(1);
    }
  }

  /** R503: a crash between sending and noting that it was sent. */
  @Test
  void r503AMessageWhoseAnswerWasLostInACrashComesAgainWithTheSameKey() throws IOException {
    Taker before = new Taker().answering(message -> new Answer.TryAgain("the process ends here"));
    try (Exports exports = start(plan("hook", before))) {
      raise(alert(1, Severity.HIGH, 1));
      until(() -> !before.messages().isEmpty());
      assertThat(exports(exports).get(0).trouble()).isIn("", "the process ends here");
    }
    Taker after = new Taker();
    try (Exports exports = start(plan("hook", after))) {
      untilIdle(exports);
    }
    assertThat(after.keys()).containsExactly(before.keys().get(0));
  }

  @Test
  void filteredHeldSentAndRefusedTogetherAreAllThatChanged() throws IOException, FilterException {
    Taker taker = new Taker();
    FloodLimits limits = new FloodLimits(Map.of(Severity.HIGH, 2), 3);
    try (Exports exports =
        start(new Target("mail", taker).that("severity >= medium").within(limits).plan())) {
      for (int i = 0; i < 6; i++) {
        raise(alert(i, Severity.HIGH, 1), alert(10 + i, Severity.MEDIUM, 1));
        raise(alert(20 + i, Severity.LOW, 1));
      }
      untilIdle(exports);
      TargetStatus status = exports(exports).get(0);
      assertThat(status.filtered()).isEqualTo(6);
      assertThat(status.sent() + status.held()).isEqualTo(12);
      assertThat(status.sent()).isEqualTo(taker.messages().size());
      assertThat(taker.messages().stream().map(Taker::text))
          .filteredOn(text -> text.contains("\"severity\":\"high\""))
          .hasSize(2);
      assertThat(taker.messages().stream().map(Taker::text))
          .filteredOn(text -> text.contains("linux/even"))
          .hasSize(3);
    }
  }

  @Test
  void otherLimitsHoldForTheNextMessage() throws IOException {
    Taker taker = new Taker();
    Target mail = new Target("mail", taker).within(new FloodLimits(Map.of(Severity.HIGH, 2), 0));
    try (Exports exports = start(mail.plan())) {
      for (int i = 0; i < 6; i++) {
        raise(alert(i, Severity.HIGH, 1));
      }
      untilIdle(exports);
      assertThat(exports(exports).get(0).sent()).isEqualTo(2);
      mail.within(new FloodLimits(Map.of(Severity.HIGH, 5), 0));
      for (int i = 6; i < 12; i++) {
        raise(alert(i, Severity.HIGH, 1));
      }
      untilIdle(exports);
      assertThat(exports(exports).get(0).sent()).isEqualTo(5);
    }
  }

  @Test
  void aTestSendsASampleThatCountsAsNothing() throws IOException {
    Taker taker = new Taker();
    try (Exports exports = start(plan("hook", taker))) {
      assertThat(exports.test("hook", TENANT)).contains(new Answer.Delivered());
      assertThat(exports.test("hook", "other")).isEmpty();
      assertThat(Taker.text(taker.messages().get(0))).contains("[SAMPLE ALERT]");
      assertThat(exports(exports).get(0).sent()).isZero();
    }
  }
}
