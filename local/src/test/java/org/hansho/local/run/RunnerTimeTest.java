package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.local.journal.Push;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How event time goes on where sources are slow, idle or wrong. */
class RunnerTimeTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_WAITING = 100;

  private final AtomicLong clock = new AtomicLong(Workload.START);

  @TempDir private Path folder;

  private LocalRunner open(RunnerSettings settings) throws IOException {
    return new LocalRunner(folder, Workload.engine(), settings, clock::get);
  }

  private void push(LocalRunner runner, String source, long second, String kind, String user) {
    clock.accumulateAndGet(Workload.START + second * SECOND, Math::max);
    pushClaim(runner, source, second, kind, user);
  }

  private void pushClaim(LocalRunner runner, String source, long second, String kind, String user) {
    String line = Workload.line(Workload.START + second * SECOND, kind, user, "host");
    runner.push(source, clock.get(), line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void moreFactsThanMayWaitPushTimeOnAndASlowSourceIsThenLate() throws IOException {
    try (LocalRunner runner = open(LocalSettings.of("test", 2).withMemory(MOST_WAITING, 20_000))) {
      push(runner, "slow", 0, "read", "erin");
      for (int second = 0; second < 2 * MOST_WAITING; second++) {
        push(runner, "busy", second, "denied", "user-" + second);
        if (second % 5 == 0) {
          pushClaim(runner, "slow", 0, "read", "erin");
        }
      }
      runner.settle();
      assertThat(runner.counters())
          .containsEntry(Counters.TIME_FORCED, 1L)
          .hasEntrySatisfying(
              Counters.FACTS_WAITING,
              waiting -> assertThat(waiting).isLessThanOrEqualTo((long) MOST_WAITING));
      pushClaim(runner, "slow", 1, "denied", "gus");
      runner.settle();
      assertThat(runner.counters()).containsEntry(Counters.EVENTS_LATE, 1L);
      assertThat(runner.alerts())
          .as("a detection of one event fires all the same")
          .extracting(Outcome::summary)
          .contains("gus was denied on host");
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void aClockThatStandsStillHidesNothingAndHoldsNobodyUp() throws IOException {
    try (LocalRunner runner = open(LocalSettings.of("test", 2))) {
      for (int second = 0; second < 600; second++) {
        clock.set(Workload.START + second * SECOND);
        pushClaim(runner, "frozen", 0, "denied", second < 300 ? "erin" : "gus");
        runner.settle();
      }
      assertThat(runner.alerts())
          .as("both are found while it goes on, the one as claimed and the other as it arrived")
          .extracting(Outcome::summary)
          .contains("erin: many-denied", "gus: many-denied");
      assertThat(runner.runner.watermark()).isGreaterThan(Workload.START + 400 * SECOND);
      assertThat(runner.counters().get(Counters.FACTS_WAITING)).isLessThan(200L);
      assertThat(runner.counters().get(Counters.EVENTS_LATE)).isLessThan(60L);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void anOldRecordThatIsSentAgainAndAgainKeepsItsTime() throws IOException {
    try (LocalRunner runner = open(LocalSettings.of("test", 2))) {
      for (int second = 0; second < 600; second++) {
        clock.set(Workload.START + 86_400 * SECOND + second * SECOND);
        pushClaim(runner, "again", 0, "denied", "erin");
        runner.settle();
      }
      assertThat(runner.alerts())
          .extracting(Outcome::summary)
          .containsOnlyOnce("erin was denied on host");
      assertThat(runner.counters().get(Counters.FACTS_WAITING)).isLessThan(200L);
    }
  }

  @Test
  void aSourceThatRepeatsItselfDoesNotKeepWhatItSaysWaiting() throws IOException {
    try (LocalRunner runner = open(LocalSettings.of("test", 2))) {
      for (int second = 0; second < 1_200; second++) {
        clock.set(Workload.START + second * SECOND);
        pushClaim(runner, "again", second % 50, "denied", "erin");
        runner.settle();
      }
      assertThat(runner.counters().get(Counters.FACTS_WAITING)).isLessThan(200L);
      assertThat(runner.runner.watermark()).isGreaterThanOrEqualTo(Workload.START + 49 * SECOND);
    }
  }

  @Test
  void idleSourcesLetTimePassWithoutInputAndOnlyOnce() throws IOException {
    try (LocalRunner runner = open(LocalSettings.of("test", 1))) {
      push(runner, "one", 0, "beat", "erin");
      push(runner, "two", 30, "beat", "erin");
      runner.settle();
      assertThat(runner.runner.watermark()).isLessThan(Workload.START);
      clock.addAndGet(31 * SECOND);
      runner.settle();
      assertThat(runner.runner.watermark()).isLessThan(Workload.START + 2 * SECOND);
      clock.addAndGet(61 * SECOND);
      runner.settle();
      assertThat(runner.runner.watermark()).isEqualTo(Workload.START + 30 * SECOND);
      assertThat(runner.runner.runEpoch()).isFalse();
    }
  }

  @Test
  void aRunnerToWhichOnlyTimeHappensWaitsBetweenItsEpochs() throws IOException {
    RunnerSettings settings = LocalSettings.of("test", 1);
    try (LocalRunner runner = open(settings)) {
      push(runner, "one", 0, "denied", "erin");
      push(runner, "two", 30, "denied", "erin");
      runner.settle();
      clock.addAndGet(92 * SECOND);
      assertThat(runner.runner.runEpoch()).as("time goes on").isTrue();
      assertThat(runner.runner.pause()).isEqualTo(settings.epoch());
      String line = Workload.line(clock.get(), "denied", "gus", "host");
      Push push = new Push("one", clock.get(), "", line.getBytes(StandardCharsets.UTF_8));
      runner.runner.push(push).join();
      assertThat(runner.runner.runEpoch()).isTrue();
      assertThat(runner.runner.pause()).as("there may be more").isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void theLastRecordOfAllIsReachedThoughItIsAheadOfItsArrival() throws IOException {
    try (LocalRunner runner = open(LocalSettings.of("test", 1))) {
      push(runner, "one", 0, "beat", "erin");
      pushClaim(runner, "one", 2, "beat", "erin");
      runner.settle();
      clock.addAndGet(100 * SECOND);
      runner.settle();
      assertThat(runner.runner.watermark()).isEqualTo(Workload.START + 2 * SECOND);
      assertThat(runner.counters()).containsEntry(Counters.FACTS_WAITING, 0L);
    }
  }

  @Test
  void aClockDaysAheadIsReportedWithItsSourceAlsoAfterARestart() throws IOException {
    long days = 3 * 86_400;
    try (LocalRunner runner = open(LocalSettings.of("test", 2))) {
      push(runner, "right", 0, "read", "erin");
      pushClaim(runner, "wrong", days, "read", "erin");
      pushClaim(runner, "wrong", days + 1, "read", "erin");
      runner.settle();
    }
    try (LocalRunner runner = open(LocalSettings.of("test", 3))) {
      assertThat(runner.runner.sources())
          .extracting(SourceStatus::id, SourceStatus::skewed, SourceStatus::skew)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("right", 0L, Duration.ZERO),
              org.assertj.core.groups.Tuple.tuple("wrong", 2L, Duration.ofSeconds(days + 1)));
      assertThat(runner.counters()).containsEntry(Counters.EVENTS_SKEWED, 2L);
      assertThat(runner.runner.watermark()).isLessThan(Workload.START + SECOND);
    }
  }
}
