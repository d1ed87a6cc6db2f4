package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.testkit.database.JoinedAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of 5.5 kB that once stopped everything costs nothing, and no neighbour of it either. */
class JoinedAuditTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void nothingIsLostOfTheFileAndItsNeighbours() throws IOException {
    String audit = JoinedAudit.text(Instant.parse("2026-11-24T02:06:00Z"));
    assertThat(audit.length()).isBetween(5_000, 6_000);
    String file = Files.writeString(folder.resolve("audit.csv"), audit).toString();
    Run neighbours = Run.of("scan", Run.SAMPLES);
    Run alone = Run.of("scan", file);
    Run together = Run.of("scan", Run.SAMPLES, file);
    assertThat(alone.alerts()).contains("sql/brute-force", JoinedAudit.SERVER).hasLineCount(1);
    assertThat(together.code()).isEqualTo(alone.code());
    assertThat(together.out()).contains("\"records_not_read\":0");
    assertThat(ids(together)).containsExactlyInAnyOrderElementsOf(both(neighbours, alone));
    assertThat(ids(neighbours)).hasSize(15);
  }

  private static List<String> both(Run one, Run other) {
    List<String> ids = new ArrayList<>(ids(one));
    ids.addAll(ids(other));
    return ids;
  }

  private static List<String> ids(Run run) {
    return Arrays.stream(run.alerts().split("\n"))
        .map(line -> line.substring(line.indexOf("\"id\":"), line.indexOf("\"rule_id\"")))
        .toList();
  }
}
