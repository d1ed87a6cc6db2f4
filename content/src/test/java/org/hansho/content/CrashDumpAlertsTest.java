package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.bytes.SourceBytes;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

/** What the shipped detections say of every combination of evidence in a dump. */
class CrashDumpAlertsTest {
  private static final Engine ENGINE = Engine.compile(ShippedContent.read());
  private static final Format MINIDUMP =
      Objects.requireNonNull(Formats.named("windows-minidump"), "windows-minidump");
  private static final Path RECORDED =
      Path.of(System.getProperty("hansho.shared", "../../shared"), "telemetry", "minidump");

  private static final String INJECTION = "windows-crash-dump/code-injection";
  private static final String SEGMENT = "windows-crash-dump/suspicious-code-segment";
  private static final String FILELESS = "windows-fileless/attack-technique";

  /** The alerts of a dump with their severity. */
  private static Map<String, String> alerts(byte[] dump) {
    AlertFold fold = new AlertFold("test");
    ReadingSession reading = ENGINE.reading(Output.into(fold));
    OpenSource source = reading.open(MINIDUMP, "crash.dmp");
    reading.readWhole(source, SourceBytes.of(dump));
    reading.end(source);
    Map<String, String> alerts = new TreeMap<>();
    for (Alert alert : fold.alerts()) {
      alerts.put(alert.detection(), alert.severity().key());
    }
    return alerts;
  }

  private static String described(int image, int threads, boolean imports, boolean writable) {
    String memory = writable ? "RWX" : "R-X";
    StringBuilder lines = new StringBuilder(512);
    lines.append(
        """
        dump L3 x64 time 1790000000
        process C:\\Apps\\report.exe pid 4242
        module C:\\Windows\\System32\\kernel32.dll at 7ff800000000 exports LoadLibraryA,LoadLibraryW,GetProcAddress,VirtualAlloc,VirtualProtect,Sleep,CloseHandle,ExitProcess
        """);
    lines.append("memory at 2a0000 size 8000 private ").append(memory).append('\n');
    lines.append(image == 1 ? "  image tool.dll\n" : image == 2 ? "  image tool.dll wiped\n" : "");
    lines.append(imports ? "  pointers kernel32.dll at 900\n" : "");
    lines.append("  call at 1800\n");
    lines.append("thread 7 at ").append((threads & 1) != 0 ? "2a1000" : "7ff800001000");
    lines.append((threads & 2) != 0 ? " started 2a1000" : "");
    lines.append((threads & 4) != 0 ? " returns 2a1805\n" : "\n");
    return lines.toString();
  }

  @Test
  void everyCombinationOfEvidenceRaisesExactlyItsAlerts() {
    for (int image = 0; image < 3; image++) {
      for (int rest = 0; rest < 32; rest++) {
        int threads = rest & 7;
        boolean imports = (rest & 8) != 0;
        boolean writable = (rest & 16) != 0;
        String described = described(image, threads, imports, writable);
        assertThat(alerts(MINIDUMP.described(described)))
            .as(described)
            .isEqualTo(expected(image, threads, imports, writable));
      }
    }
  }

  private static Map<String, String> expected(
      int image, int threads, boolean imports, boolean writable) {
    int score = image == 1 ? 60 : image == 2 ? 40 : 0;
    score += Math.min(50, 25 * Integer.bitCount(threads));
    score += (imports ? 25 : 0) + (writable ? 10 : 0);
    Map<String, String> alerts = new TreeMap<>();
    if (score >= 60) {
      alerts.put(SEGMENT, score >= 90 ? "high" : "medium");
    }
    if (image > 0) {
      boolean suspicious = image == 2 || threads != 0 || imports;
      alerts.put(INJECTION, suspicious ? (score >= 90 ? "high" : "medium") : "low");
      if ((threads & 3) != 0) {
        alerts.put(FILELESS, "high");
      }
    }
    return alerts;
  }

  @Test
  void recordedCrashesOfOrdinaryProgramsRaiseNothing() throws IOException {
    assumeTrue(Files.isDirectory(RECORDED), "recorded minidumps are absent: " + RECORDED);
    try (Stream<Path> walk = Files.walk(RECORDED)) {
      for (Path dump : walk.filter(path -> path.toString().endsWith(".dmp")).toList()) {
        assertThat(alerts(Files.readAllBytes(dump))).as(dump.toString()).isEmpty();
      }
    }
  }
}
