package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hansho.local.journal.Push;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.database.JoinedAudit;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The file of 5.5 kB that once stopped the runner, or lost the alerts of other sources, pushed
 * amidst busy ones to the built-in detections.
 */
class JoinedAuditTest {
  private static final String SOURCE = "sql-audit";
  private static final Instant START = Instant.parse("2026-11-24T02:06:00Z");

  private static Engine engine;

  @TempDir private Path parent;

  @BeforeAll
  static void compile() {
    engine = HostileRecords.sound();
  }

  private List<Outcome> run(String folder, List<byte[]> audit, boolean restarts)
      throws IOException {
    HostileRecords neighbours = HostileRecords.withoutGuilty();
    LocalRunner runner = open(folder);
    try {
      for (long number = 0; number < neighbours.pushes(); number++) {
        runner.runner.push(neighbours.push(number)).join();
        if (number < audit.size()) {
          long arrival = neighbours.push(number).time();
          runner.runner.push(new Push(SOURCE, arrival, "", audit.get((int) number))).join();
        }
        if (number % 3 == 2) {
          runner.settle();
        }
        if (restarts && number < audit.size()) {
          runner.close();
          runner = open(folder);
        }
      }
      runner.drain();
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      assertThat(runner.counters())
          .containsEntry(Counters.PUSHES_READ, neighbours.pushes() + audit.size());
      assertThat(runner.runner.deadLetters().list("", 0, 1)).isEmpty();
      return runner.alerts();
    } finally {
      runner.close();
    }
  }

  private LocalRunner open(String folder) throws IOException {
    return new LocalRunner(
        parent.resolve(folder), engine, HostileRunner.settings(), HostileRunner.clock());
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "true, true"})
  void nothingIsLostOfTheFileAndItsNeighbours(boolean rowByRow, boolean restarts)
      throws IOException {
    String audit = JoinedAudit.text(START);
    List<String> pushes = rowByRow ? Arrays.asList(audit.split("(?<=\n)")) : List.of(audit);
    List<byte[]> bytes =
        pushes.stream().map(push -> push.getBytes(StandardCharsets.UTF_8)).toList();
    List<Outcome> neighbours = run("neighbours", List.of(), false);
    List<Outcome> found = run("all", bytes, restarts);
    assertThat(neighbours).hasSizeGreaterThan(14);
    assertThat(found).hasSize(neighbours.size() + 1).containsAll(neighbours);
    assertThat(found)
        .filteredOn(alert -> alert.summary().contains(JoinedAudit.SERVER))
        .singleElement()
        .satisfies(alert -> assertThat(alert.detection()).isEqualTo("sql/brute-force"));
  }
}
