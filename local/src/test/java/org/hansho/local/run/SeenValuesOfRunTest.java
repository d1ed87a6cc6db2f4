package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.decoy.Decoy;
import org.hansho.testkit.decoy.DecoyLog;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of many values an alert lists depends on the secret of its folder, and on nothing else. */
class SeenValuesOfRunTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String DETECTION = "aks/privileged-container";
  private static final int CONTAINERS = 300;

  private static Engine engine;

  @TempDir private Path parent;

  /** What came of a run. */
  private record Found(List<Outcome> alerts, List<String> bodies) {}

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private Found run(String name, int workers, int restarts) throws IOException {
    Path folder = parent.resolve(name);
    LocalRunner runner = open(folder, workers);
    for (int number = 0; number < CONTAINERS; number++) {
      String address = "198.51." + number / 250 + "." + (1 + number % 250);
      String record = Decoy.privileged(number, address).replaceAll("from-[0-9-]+", "shop");
      runner.push("cluster", DecoyLog.START * SECOND, record.getBytes(StandardCharsets.UTF_8));
      if (restarts > 0 && number % (CONTAINERS / restarts) == 0) {
        runner.settle();
        runner.close();
        runner = open(folder, workers);
      }
    }
    runner.drain();
    Found found = new Found(runner.alerts(), runner.bodies(DETECTION));
    runner.close();
    return found;
  }

  private static LocalRunner open(Path folder, int workers) throws IOException {
    return new LocalRunner(
        folder, engine, LocalSettings.of("seen", workers), () -> DecoyLog.START * SECOND);
  }

  /** A folder with the same secret as another one that has seen nothing. */
  private void copy(String from, String to) throws IOException {
    Path copy = Files.createDirectory(parent.resolve(to));
    for (String file : List.of("epochs.db", "format")) {
      Files.copy(parent.resolve(from).resolve(file), copy.resolve(file));
    }
  }

  @Test
  void foldersWithOneSecretListTheSameAndOthersOtherValuesOfTheSameAlerts() throws IOException {
    open(parent.resolve("one"), 1).close();
    copy("one", "same");
    Found one = run("one", 1, 0);
    Found same = run("same", 2, 3);
    Found other = run("other", 1, 0);
    assertThat(one.bodies()).singleElement().asString().contains("\"exact\":false");
    assertThat(same).isEqualTo(one);
    assertThat(other.alerts()).isEqualTo(one.alerts());
    assertThat(other.bodies()).isNotEqualTo(one.bodies());
  }
}
