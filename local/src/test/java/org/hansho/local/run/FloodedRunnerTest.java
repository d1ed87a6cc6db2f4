package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.local.crash.ChildProcess;
import org.hansho.testkit.decoy.Decoy;
import org.hansho.testkit.decoy.DecoyLog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody invents things by the hundred thousand while a runner with a small heap and the built-in
 * detections looks on, and starts anew in the middle: the attacks among them are found, one on a
 * cluster too, and evictions are reported.
 */
class FloodedRunnerTest {
  private static final int INVENTED = Integer.getInteger("hansho.invented", 60_000);
  private static final String HEAP = System.getProperty("hansho.heap", "96m");

  @TempDir private Path parent;

  @ParameterizedTest
  @EnumSource(Decoy.class)
  void r113AFloodHidesNoAttackFromARunnerThatStartsAnew(Decoy decoy) throws IOException {
    ChildProcess process =
        ChildProcess.withHeap(
            HEAP,
            FloodedRunner.class,
            parent.resolve("data").toString(),
            decoy.name(),
            Integer.toString(INVENTED));
    List<String> said = process.lines();
    List<String> attackers = new ArrayList<>(DecoyLog.ATTACKERS);
    attackers.add(FloodedRunner.ATTACKER_OF_CLUSTER);
    assertThat(said).contains("broken {}", "failed 0");
    assertThat(said)
        .filteredOn(line -> line.startsWith("found "))
        .containsExactlyElementsOf(attackers.stream().map(one -> "found " + one).toList());
    assertReported(said, "states 0", "states-evicted ", ofStates(decoy));
    assertReported(said, "values 0", "values-evicted ", decoy == Decoy.IMAGES);
  }

  private static boolean ofStates(Decoy decoy) {
    return decoy == Decoy.ADDRESSES || decoy == Decoy.VISITORS;
  }

  /** What is counted is an alarm too. */
  private static void assertReported(
      List<String> said, String none, String alarm, boolean expected) {
    boolean counted = !said.contains(none);
    assertThat(said.stream().anyMatch(line -> line.startsWith(alarm))).isEqualTo(counted);
    assertThat(counted || !expected).as(alarm).isTrue();
  }
}
