package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.hansho.testkit.decoy.Decoy;
import org.hansho.testkit.decoy.DecoyLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Names, addresses, paths, user agents, sites and images are invented by the hundred thousand in a
 * small heap, and attacks are planted among them: early, in the middle, late, and slowly all along.
 * They are found with the shipped content, and evictions are reported.
 */
class FloodedScanTest {
  private static final int INVENTED = Integer.getInteger("hansho.invented", 120_000);
  private static final String HEAP = System.getProperty("hansho.heap", "80m");

  @TempDir private Path folder;

  private Path log(Decoy decoy) throws IOException {
    Path log = folder.resolve("flood.log");
    DecoyLog flood = new DecoyLog(decoy, INVENTED);
    try (Writer out = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
      for (int second = 0; second < flood.seconds(); second++) {
        out.write(flood.second(second));
      }
    }
    return log;
  }

  private List<String> scan(Path log, String... options) throws IOException {
    return SmallHeap.scan(HEAP, log, folder.resolve("said"), options);
  }

  @ParameterizedTest
  @EnumSource(Decoy.class)
  void aFloodOfInventedThingsHidesNoAttackAndIsReported(Decoy decoy) throws IOException {
    List<String> lines = scan(log(decoy), "--output", "ndjson");
    TreeSet<String> found = new TreeSet<>();
    for (String line : lines) {
      for (String address : DecoyLog.ATTACKERS) {
        if (line.startsWith("{\"id\"") && line.contains(address)) {
          found.add(address);
        }
      }
    }
    assertThat(lines.get(lines.size() - 1)).contains("\"kind\":\"coverage\"");
    assertThat(found)
        .as("early, in the middle, late, slow")
        .containsExactlyElementsOf(DecoyLog.ATTACKERS);
    if (decoy == Decoy.ADDRESSES || decoy == Decoy.VISITORS) {
      assertThat(lines.get(lines.size() - 1)).doesNotContain("\"states_evicted\":0");
    }
    if (decoy == Decoy.IMAGES) {
      assertThat(lines.get(lines.size() - 1)).doesNotContain("\"values_evicted\":0");
    }
  }

  @Test
  void whatIsEvictedDoesNotDependOnTheNumberOfThreads() throws IOException {
    Path log = log(Decoy.ADDRESSES);
    assertThat(scan(log, "--output", "ndjson", "--jobs", "1"))
        .isEqualTo(scan(log, "--output", "ndjson", "--jobs", "2"));
  }
}
