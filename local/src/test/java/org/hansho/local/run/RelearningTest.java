package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detection that is to learn anew does so the same way with any workers and restarts. */
class RelearningTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String APPLICATION = "storage/unusual-application";

  private static Engine engine;

  @TempDir private Path folder;

  private Instant now = START;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private LocalRunner open(int workers) throws IOException {
    return new LocalRunner(
        Files.createDirectories(folder.resolve("data-" + workers)),
        engine,
        LocalSettings.of("relearning", workers),
        () -> nanos(now));
  }

  private void push(LocalRunner runner, String agent) {
    String line = StorageRecord.of(now, "GetBlob", "1", agent, "/orders");
    runner.push("storage", nanos(now), line.getBytes(StandardCharsets.UTF_8));
  }

  private void days(LocalRunner runner, int days) throws IOException {
    for (int hour = 0; hour < days * 24; hour += 3) {
      push(runner, StorageRecord.USUAL);
      now = now.plus(Duration.ofHours(3));
    }
    runner.settle();
  }

  private void other(LocalRunner runner, String agent) throws IOException {
    push(runner, agent);
    for (int minute = 0; minute < 4; minute++) {
      now = now.plusSeconds(60);
      push(runner, StorageRecord.USUAL);
      runner.settle();
    }
  }

  private static List<Outcome> alerts(LocalRunner runner) throws IOException {
    return runner.alerts().stream().filter(one -> one.detection().equals(APPLICATION)).toList();
  }

  private static Relearning relearn(LocalRunner runner) throws IOException {
    return runner
        .runner
        .learning()
        .relearn(APPLICATION, "ann", "It learned while somebody was there.");
  }

  /** Learns, forgets, and learns again; what it finds then, and in between nothing. */
  private List<Outcome> learnedTwice(int workers, boolean restarted) throws IOException {
    now = START;
    LocalRunner runner = open(workers);
    try {
      days(runner, 16);
      other(runner, "rclone/v1.65.2");
      assertThat(alerts(runner)).hasSize(1);
      Relearning done = relearn(runner);
      assertThat(done.states()).isPositive();
      if (restarted) {
        runner.close();
        runner = open(workers);
      }
      assertThat(runner.runner.learning().relearned()).containsExactly(done);
      other(runner, "curl/8.5.0");
      days(runner, 5);
      other(runner, "wget/1.21");
      assertThat(alerts(runner)).hasSize(1);
      days(runner, 7);
      other(runner, "restic/0.16.4");
      assertThat(alerts(runner)).hasSize(2);
      assertThat(runner.bodies(APPLICATION).toString()).contains("restic");
      return runner.alerts();
    } finally {
      runner.close();
    }
  }

  @Test
  void itFindsTheSameWithAnyWorkersAndBehindARestart() throws IOException {
    List<Outcome> found = learnedTwice(2, false);
    assertThat(learnedTwice(1, true)).isEqualTo(found);
    assertThat(learnedTwice(3, true)).isEqualTo(found);
  }

  private static Engine newValues(String field) {
    String yaml =
        """
        ---
        title: New value
        name: new-value
        baseline:
            type: first_seen
            rules: [read]
            group-by: [user]
            condition: {field: %s}
        ---
        alert:
            title: A user has a new value
            sentence: '{user} on {host}'
            entities: [{type: account, name: user}]
            dedup: {key: [user], period: 1d}
        """
            .formatted(field);
    return Workload.engine(List.of(Workload.file("k/new-value.yml", Workload.rule("read") + yaml)));
  }

  private static long forgotten(LocalRunner runner) throws IOException {
    return runner.runner.learning().relearn("k/new-value", "ann", "Again.").states();
  }

  @Test
  void whatOtherContentHadTaughtItIsForgottenToo() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (LocalRunner runner =
        new LocalRunner(
            data, newValues("host"), LocalSettings.of("relearning", 2), () -> nanos(now))) {
      for (int visit = 0; visit < 9; visit++) {
        String line = Workload.line(nanos(now), "read", "u" + visit, "desk");
        runner.push("shop", nanos(now), line.getBytes(StandardCharsets.UTF_8));
        now = now.plus(Duration.ofHours(1));
      }
      runner.settle();
      runner.goOnWith(newValues("kind"));
      assertThat(runner.runner.setAside()).isNotEmpty();
      assertThat(forgotten(runner)).isZero();
      assertThat(runner.runner.setAside()).isEmpty();
      runner.goOnWith(newValues("host"));
      assertThat(runner.runner.setAside()).isEmpty();
      assertThat(forgotten(runner)).isZero();
    }
  }
}
