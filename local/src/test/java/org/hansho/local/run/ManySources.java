package org.hansho.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.hansho.testkit.runner.Workload;

/**
 * A process with a small heap and many sources: two waves, in each a record of every source, of
 * which every tenth is of auditd and has its event cut between the waves.
 */
final class ManySources {
  private static final long SECOND = 1_000_000_000L;
  private static final int PUSHES_AT_ONCE = 5_000;
  private static final int CUT = 10;

  private ManySources() {}

  /** Takes a folder and the number of sources; says what became of them. */
  public static void main(String[] arguments) throws IOException {
    int sources = Integer.parseInt(arguments[1]);
    long peak = 0;
    try (LocalRunner runner =
        new LocalRunner(
            Path.of(arguments[0]),
            AuditLog.engine(),
            LocalSettings.of("test", 1).withBatchBytes(1 << 20),
            () -> AuditLog.END)) {
      for (int wave = 0; wave < 2; wave++) {
        for (int source = 0; source < sources; source++) {
          byte[] record = record(source, wave).getBytes(StandardCharsets.UTF_8);
          runner.push("source-" + source, Workload.START + wave * SECOND, record);
          if (source % PUSHES_AT_ONCE == PUSHES_AT_ONCE - 1) {
            runner.settle();
          }
        }
        runner.settle();
        Runtime heap = Runtime.getRuntime();
        peak = Math.max(peak, heap.totalMemory() - heap.freeMemory());
      }
      say(runner, sources, peak);
    }
  }

  private static String record(int source, int wave) {
    if (source % CUT != 0) {
      return Workload.line(Workload.START + wave * SECOND, "read", "user-" + source, "host");
    }
    String[] event = AuditLog.of(0).lines().limit(2L * AuditLog.HOSTS).toArray(String[]::new);
    return (wave == 0 ? event[0] : event[AuditLog.HOSTS]) + "\n";
  }

  private static void say(LocalRunner runner, int sources, long peak) throws IOException {
    System.out.println("listed " + runner.runner.sources().size());
    long position = runner.runner.sources().stream().mapToLong(SourceStatus::position).sum();
    long written = 0;
    for (int source = 0; source < sources; source++) {
      for (int wave = 0; wave < 2; wave++) {
        written += record(source, wave).length();
      }
    }
    System.out.println("unread " + (written - position));
    System.out.println("memory " + (peak >> 20) + " MiB");
    runner.drain();
    Map<String, Long> counters = runner.counters();
    System.out.println("events " + counters.getOrDefault("events.read", 0L));
    System.out.println("malformed " + counters.getOrDefault("records.malformed", 0L));
    System.out.println("broken " + new Counters(counters).broken());
  }
}
