package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.crash.ChildProcess;
import org.hansho.local.folder.DataFolder;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all detections of the project have learned outlives restarts: each in a process of its own,
 * where maps and sets have another order.
 */
class KeptLearningTest {
  private static final int STARTS = Integer.getInteger("hansho.starts", 3);
  private static final int KEYS = 200;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingDiffersFromProcessToProcess() throws Exception {
    Path project = ShippedEngine.project();
    Engine engine = ShippedEngine.of(project);
    RestartedContent.fill(folder, engine, KEYS);
    Map<String, Integer> learned = states(engine);
    assertThat(learned.values().stream().filter(keys -> keys >= KEYS)).hasSizeGreaterThan(60);
    String plan = "";
    String bytes = "";
    for (int start = 0; start < STARTS; start++) {
      ChildProcess child =
          ChildProcess.start(RestartedContent.class, project.toString(), folder.toString(), "20");
      List<String> lines = child.lines();
      assertThat(child.exitCode()).as(lines.toString()).isZero();
      assertThat(states(lines)).isEqualTo(learned);
      assertThat(lines).contains(RestartedContent.SET_ASIDE + "0");
      plan = same(plan, RestartedContent.PLAN, lines);
      bytes = same(bytes, RestartedContent.BYTES, lines);
    }
  }

  private Map<String, Integer> states(Engine engine) throws IOException {
    try (DataFolder data = DataFolder.open(folder);
        Runner runner =
            Runner.open(
                data, engine, LocalSettings.of("kept", 1), ArrivalClock.of(() -> Workload.START))) {
      assertThat(runner.setAside()).isEmpty();
      return RestartedContent.states(engine.detectors(), runner);
    }
  }

  private static Map<String, Integer> states(List<String> lines) {
    Map<String, Integer> states = new TreeMap<>();
    for (String line : lines) {
      if (line.startsWith(RestartedContent.STATES)) {
        int space = line.lastIndexOf(' ');
        states.put(
            line.substring(RestartedContent.STATES.length(), space),
            Integer.valueOf(line.substring(space + 1)));
      }
    }
    return states;
  }

  private static String same(String before, String what, List<String> lines) {
    String line = lines.stream().filter(one -> one.startsWith(what)).findFirst().orElseThrow();
    assertThat(line).isEqualTo(before.isEmpty() ? line : before);
    return line;
  }
}
