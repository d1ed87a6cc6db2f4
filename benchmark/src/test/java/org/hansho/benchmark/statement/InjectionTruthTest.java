package org.hansho.benchmark.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The bars of recall, with every so many of the recorded attacks; runs with the longer proofs. */
class InjectionTruthTest {
  private static final String EVERY = System.getProperty("hansho.truth.every", "");
  private static final Path SHARED = Path.of(System.getProperty("hansho.shared", "../shared"));

  @Test
  void whatPostgresqlFindsChangedOrBrokenIsFound() throws IOException {
    Assumptions.assumeFalse(EVERY.isEmpty(), "is one of the longer proofs");
    Assumptions.assumeTrue(
        Files.isDirectory(SHARED.resolve("telemetry/sql-injection")),
        "needs the recorded attacks in " + SHARED.toAbsolutePath());
    Engine engine = Engine.compile(ContentFolder.read(Path.of("../content")));
    InjectionTruth truth = new InjectionTruth(engine);
    truth.measure(RecordedStatements.attacks(SHARED, Integer.parseInt(EVERY)));
    assertThat(truth.found(InjectionTruth.OTHER_STRUCTURE, InjectionTruth.INJECTION))
        .isGreaterThanOrEqualTo(98);
    assertThat(truth.found(InjectionTruth.SYNTAX_ERROR, InjectionTruth.VULNERABILITY))
        .isGreaterThanOrEqualTo(95);
  }
}
