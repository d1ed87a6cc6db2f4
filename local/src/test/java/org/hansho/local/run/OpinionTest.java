package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hansho.detect.Opinion;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person says of an alert reaches what learns, in a runner with all built-in detections that
 * is closed and opened again in between: expected is known from then on, objected is not learned.
 */
class OpinionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T08:00:00Z").getEpochSecond() * SECOND;
  private static final String USUAL = StorageRecord.USUAL;
  private static final String APPLICATION = "storage/unusual-application";
  private static final String LISTING = "storage/data-exploration";

  private static Engine engine;

  @TempDir private Path folder;

  private long now = START;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private LocalRunner open() throws IOException {
    return new LocalRunner(folder, engine, LocalSettings.of("opinions", 2), () -> now);
  }

  private void request(LocalRunner runner, String operation, String agent, String user)
      throws IOException {
    Instant time = Instant.ofEpochSecond(0, now);
    String line = StorageRecord.of(time, operation, user, agent, "/orders");
    runner.push("storage", now, line.getBytes(StandardCharsets.UTF_8));
  }

  /** Sixteen days of a program that reads and one that lists, then some minutes of silence. */
  private void learn(LocalRunner runner) throws IOException {
    for (int hour = 0; hour < 16 * 24; hour += 4) {
      now = START + hour * HOUR;
      request(runner, "GetBlob", USUAL, "1");
      now += SECOND;
      request(runner, "ListBlobs", USUAL, "1");
    }
    pass(runner, 5 * 60 * SECOND);
  }

  /** Lets time pass. A record of a known program moves event time. */
  private void pass(LocalRunner runner, long time) throws IOException {
    now += time;
    request(runner, "GetBlob", USUAL, "1");
    runner.settle();
    now += 120 * SECOND;
    request(runner, "GetBlob", USUAL, "1");
    runner.settle();
  }

  private void rclone(LocalRunner runner) throws IOException {
    request(runner, "GetBlob", StorageRecord.OTHER, "1");
    pass(runner, 200 * SECOND);
  }

  /** A series of listings by somebody new. */
  private void explore(LocalRunner runner) throws IOException {
    for (int listing = 0; listing < 24; listing++) {
      request(runner, "ListBlobs", USUAL, "7");
      now += 10 * SECOND;
    }
    pass(runner, 200 * SECOND);
  }

  private static List<Outcome> alerts(LocalRunner runner, String detection) throws IOException {
    return runner.alerts().stream().filter(one -> one.detection().equals(detection)).toList();
  }

  private static String alert(LocalRunner runner, String detection) throws IOException {
    return alerts(runner, detection).get(0).id();
  }

  private static void applyFeedback(LocalRunner runner, String alert, Opinion opinion) {
    assertThat(runner.runner.applyFeedback(alert, opinion).join()).isInstanceOf(Receipt.Kept.class);
  }

  /** A program that was never seen, alerted and committed. */
  private String alerted() throws IOException {
    try (LocalRunner runner = open()) {
      learn(runner);
      assertThat(runner.alerts()).isEmpty();
      rclone(runner);
      return alert(runner, APPLICATION);
    }
  }

  @Test
  void withoutAnOpinionTheSameRaisesAnAlertADayLater() throws IOException {
    alerted();
    try (LocalRunner runner = open()) {
      pass(runner, DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
    }
  }

  @Test
  void whatIsExpectedIsKnownFromThenOnAlsoIfTheProgramDiedBeforeItReadThat() throws IOException {
    String alert = alerted();
    try (LocalRunner runner = open()) {
      applyFeedback(runner, alert, Opinion.EXPECTED);
    }
    try (LocalRunner runner = open()) {
      pass(runner, DAY);
      assertThat(runner.counters()).containsEntry(Counters.OPINIONS, 1L);
      assertThat(runner.counters()).containsEntry(Counters.OPINIONS_WITHOUT_EFFECT, 0L);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(1);
    }
    try (LocalRunner runner = open()) {
      pass(runner, DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(1);
      assertThat(runner.counters()).containsEntry(Counters.OPINIONS, 1L);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void whatSomebodyObjectsToIsNotLearnedAfterThePeriod() throws IOException {
    String alert = alerted();
    try (LocalRunner runner = open()) {
      applyFeedback(runner, alert, Opinion.OBJECTED);
      runner.settle();
    }
    try (LocalRunner runner = open()) {
      pass(runner, 16 * DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
    }
  }

  @Test
  void withoutAnObjectionItIsLearnedAfterThePeriod() throws IOException {
    alerted();
    try (LocalRunner runner = open()) {
      pass(runner, 16 * DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(1);
    }
  }

  @Test
  void theLastOpinionOfAPersonCounts() throws IOException {
    String alert = alerted();
    try (LocalRunner runner = open()) {
      applyFeedback(runner, alert, Opinion.EXPECTED);
      applyFeedback(runner, alert, Opinion.OBJECTED);
      pass(runner, 16 * DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
      applyFeedback(runner, alert, Opinion.EXPECTED);
      pass(runner, DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
    }
  }

  @Test
  void whatIsTakenBackIsAsIfNobodyHadSaidAnything() throws IOException {
    String alert = alerted();
    try (LocalRunner runner = open()) {
      applyFeedback(runner, alert, Opinion.EXPECTED);
      applyFeedback(runner, alert, Opinion.WITHDRAWN);
    }
    try (LocalRunner runner = open()) {
      pass(runner, DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
      applyFeedback(runner, alert, Opinion.OBJECTED);
      applyFeedback(runner, alert, Opinion.WITHDRAWN);
      pass(runner, 16 * DAY);
      rclone(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
    }
  }

  @Test
  void anOpinionOnACorrelationReachesTheBaselineBelowIt() throws IOException {
    String alert;
    try (LocalRunner runner = open()) {
      learn(runner);
      explore(runner);
      alert = alert(runner, LISTING);
      pass(runner, DAY);
      explore(runner);
      assertThat(alerts(runner, LISTING)).hasSize(2);
    }
    try (LocalRunner runner = open()) {
      applyFeedback(runner, alert, Opinion.EXPECTED);
      pass(runner, DAY);
      explore(runner);
      assertThat(alerts(runner, LISTING)).hasSize(2);
      assertThat(runner.counters()).containsEntry(Counters.OPINIONS_WITHOUT_EFFECT, 0L);
    }
  }

  @Test
  void anAlertThatThereIsNotIsRefusedByName() throws IOException {
    try (LocalRunner runner = open()) {
      assertThatThrownBy(() -> runner.runner.applyFeedback("0123", Opinion.EXPECTED))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no alert 0123: it never was, or it has expired");
      assertThatThrownBy(() -> runner.push(Opinions.SOURCE, now, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
