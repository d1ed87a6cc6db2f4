package org.hansho.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.server.job.Job.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs run beside each other within bounds, say how far they are, and end when they are to. */
@Timeout(60)
class JobsTest {
  private static final long NOW = 7;

  /** Runs until somebody ends it. */
  private static final Jobs.Work<String> ENDLESS =
      run -> {
        run.at(3, 10);
        while (!run.isCancelled()) {
          LockSupport.parkNanos(1_000_000);
        }
        return null;
      };

  private static Job<String, String> until(Jobs<String, String> jobs, String name, State state) {
    Job<String, String> job = jobs.of(name).orElseThrow();
    while (job.state() != state) {
      Thread.onSpinWait();
      job = jobs.of(name).orElseThrow();
    }
    return job;
  }

  @Test
  void aJobSaysHowFarItIsAndWhatCameOfIt() {
    CountDownLatch go = new CountDownLatch(1);
    try (Jobs<String, String> jobs = new Jobs<>("test", 1, 9)) {
      assertThat(jobs.of("a")).isEmpty();
      assertThat(jobs.begin("a", "asked", NOW, run -> reported(run, go))).isTrue();
      Job<String, String> running = jobs.of("a").orElseThrow();
      while (running.done() == 0) {
        running = jobs.of("a").orElseThrow();
      }
      assertThat(running).isEqualTo(new Job<>(State.RUNNING, "asked", NOW, 2, 5, null, null));
      go.countDown();
      assertThat(until(jobs, "a", State.DONE))
          .isEqualTo(new Job<>(State.DONE, "asked", NOW, 2, 5, null, "report"));
      assertThat(jobs.cancel("a")).isFalse();
    }
  }

  private static String reported(Run run, CountDownLatch go) throws IOException {
    run.at(2, 5);
    try {
      go.await();
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
    assertThat(run.isTimeOver()).isFalse();
    return "report";
  }

  @Test
  void soManyRunAtATimeAndWhoeverBeganOneEndsIt() {
    try (Jobs<String, String> jobs = new Jobs<>("test", 2, 9)) {
      assertThat(jobs.begin("a", "", NOW, ENDLESS)).isTrue();
      assertThat(jobs.begin("a", "", NOW, ENDLESS)).as("the same name").isFalse();
      assertThat(jobs.begin("b", "", NOW, ENDLESS)).isTrue();
      assertThat(jobs.begin("c", "", NOW, run -> "c")).as("too many").isFalse();
      assertThat(jobs.cancel("a")).isTrue();
      assertThat(until(jobs, "a", State.CANCELLED).report()).isNull();
      assertThat(jobs.begin("c", "", NOW, run -> "c")).isTrue();
      until(jobs, "c", State.DONE);
      assertThat(jobs.of("b").orElseThrow().state()).isEqualTo(State.RUNNING);
    }
  }

  @Test
  void whatWasAskedWronglyOrFailsSaysWhyAndTheNextOneRuns() {
    try (Jobs<String, String> jobs = new Jobs<>("test", 1, 9)) {
      jobs.begin("a", "", NOW, run -> refused());
      assertThat(trouble(until(jobs, "a", State.FAILED))).isEqualTo("リストを指定してください。");
      jobs.begin("a", "", NOW, run -> unreadable());
      until(jobs, "a", State.FAILED);
      assertThat(trouble(jobs.of("a").orElseThrow())).contains("disk");
      assertThat(jobs.begin("a", "", NOW, run -> "well")).isTrue();
      assertThat(until(jobs, "a", State.DONE).report()).isEqualTo("well");
    }
  }

  private static String trouble(Job<?, ?> job) {
    return Objects.requireNonNull(job.trouble()).in(Language.JAPANESE);
  }

  private static String refused() throws JobRefusedException {
    throw new JobRefusedException(Message.inEnglish("Name a list.").inJapanese("リストを指定してください。"));
  }

  private static String unreadable() throws IOException {
    throw new IOException("The disk is gone.");
  }

  @Test
  void onlyTheLastOnesAreKeptButNoneIsForgottenThatRuns() {
    try (Jobs<String, String> jobs = new Jobs<>("test", 2, 3)) {
      jobs.begin("long", "", NOW, ENDLESS);
      for (int i = 0; i < 10; i++) {
        jobs.begin("short " + i, "", NOW, run -> "done");
        until(jobs, "short " + i, State.DONE);
      }
      assertThat(jobs.of("short 7")).isEmpty();
      assertThat(jobs.of("short 8")).isPresent();
      assertThat(jobs.of("short 9")).isPresent();
      assertThat(jobs.of("long").orElseThrow().state()).isEqualTo(State.RUNNING);
    }
  }

  @Test
  void closingEndsThoseThatRunAndBeginsNoMore() {
    Jobs<String, String> jobs = new Jobs<>("test", 2, 9);
    jobs.begin("a", "", NOW, ENDLESS);
    jobs.close();
    assertThat(jobs.of("a").orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(jobs.begin("b", "", NOW, ENDLESS)).isFalse();
  }
}
