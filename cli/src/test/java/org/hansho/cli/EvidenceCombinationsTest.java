package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hansho.format.Formats;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every combination of evidence in one piece of private memory, and the alerts it must raise. */
class EvidenceCombinationsTest {
  private static final Format DUMPS =
      Objects.requireNonNull(Formats.named("windows-minidump"), "windows-minidump");
  private static final String[] IMAGES = {"none", "header", "wiped"};
  private static final String[] PROTECTIONS = {"R-X", "RWX", "R-X allocated RWX"};
  private static final int[] PROTECTION_POINTS = {0, 10, 5};
  private static final int[] IMAGE_POINTS = {0, 60, 40};

  @TempDir private Path folder;

  /**
   * What speaks against the memory.
   *
   * @param image none, header or wiped, by index
   * @param protection by index
   */
  private record Combination(
      int image,
      boolean running,
      boolean started,
      boolean returns,
      boolean imports,
      int protection) {
    static Combination of(int number) {
      return new Combination(
          number / 48,
          (number & 1) != 0,
          (number & 2) != 0,
          (number & 4) != 0,
          (number & 8) != 0,
          number / 16 % 3);
    }

    int score() {
      int threads = (running ? 25 : 0) + (started ? 25 : 0) + (returns ? 25 : 0);
      return IMAGE_POINTS[image]
          + Math.min(50, threads)
          + (imports ? 25 : 0)
          + PROTECTION_POINTS[protection];
    }

    String dump() {
      String kernel = "7ff800001000";
      StringBuilder lines = new StringBuilder("dump L3 x64 time 1772442000\n");
      lines.append("process C:\\Apps\\report.exe version 1.2.3.4 pid 4242\n");
      lines.append("module C:\\Windows\\System32\\kernel32.dll at 7ff800000000 exports ");
      lines.append("Beep,CloseHandle,GetTickCount,MulDiv,lstrcmpA,lstrlenA,GetACP,GetOEMCP\n");
      lines.append("memory at 2a0000 size 8000 private ").append(PROTECTIONS[protection]);
      lines.append("\n  call at 6000\n");
      if (image != 0) {
        lines.append("  image tool.dll exports Start").append(image == 2 ? " wiped\n" : "\n");
      }
      if (imports) {
        lines.append("  pointers kernel32.dll at 7000\n");
      }
      lines.append("thread 7 at ").append(running ? "2a6005" : kernel);
      lines.append(" started ").append(started ? "2a6000" : kernel);
      lines.append(returns ? " returns 2a6005\n" : "\n");
      return lines.toString();
    }

    /**
     * The severities of A.4: of the segment by points, of the injection by behaviour and points.
     */
    Map<String, String> alerts() {
      Map<String, String> alerts = new TreeMap<>();
      String byPoints = score() >= 90 ? "high" : "medium";
      boolean run = running && started && protection != 0;
      if (score() >= 60 || run) {
        alerts.put("windows-crash-dump/suspicious-code-segment", byPoints);
      }
      if (image != 0) {
        boolean thread = running || started || returns;
        boolean suspicious = thread || imports || image == 2;
        alerts.put("windows-crash-dump/code-injection", suspicious ? byPoints : "low");
      }
      return alerts;
    }
  }

  @Test
  void everyCombinationRaisesExactlyItsAlertsAtTheirSeverity() throws IOException {
    Map<String, Map<String, String>> expected = new TreeMap<>();
    for (int i = 0; i < IMAGES.length * 48; i++) {
      Combination combination = Combination.of(i);
      String file = "%03d.dmp".formatted(i);
      Files.write(folder.resolve(file), DUMPS.described(combination.dump()));
      if (!combination.alerts().isEmpty()) {
        expected.put(file + " " + combination, combination.alerts());
      }
    }
    assertThat(raised()).containsExactlyInAnyOrderEntriesOf(expected).hasSizeGreaterThan(100);
  }

  private Map<String, Map<String, String>> raised() throws IOException {
    Run run = Run.of("scan", "--output", "ndjson", folder.toString());
    Map<String, Map<String, String>> raised = new TreeMap<>();
    for (String line : run.alerts().lines().toList()) {
      JsonNode alert = new ObjectMapper().readTree(line);
      String detection = alert.get("detection").asText();
      if (detection.startsWith("windows-crash-dump/")) {
        String path = alert.get("evidence").get(0).get("file").asText();
        String file = Objects.requireNonNull(Path.of(path).getFileName()).toString();
        Combination combination = Combination.of(Integer.parseInt(file.substring(0, 3)));
        raised
            .computeIfAbsent(file + " " + combination, unseen -> new TreeMap<>())
            .put(detection, alert.get("severity").asText());
      }
    }
    return raised;
  }
}
