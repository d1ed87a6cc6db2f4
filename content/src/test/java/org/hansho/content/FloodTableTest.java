package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.flood.FlowCache;
import org.hansho.testkit.flood.Onslaught;
import org.hansho.testkit.traffic.ExportedFlows;
import org.hansho.testkit.traffic.FlowRecord;
import org.junit.jupiter.api.Test;

/**
 * Each kind of flood through each exporter, with no history and with up to 30 days of it. A normal
 * build tries every kind with some exporters; {@code -Plong-proofs} tries all.
 */
class FloodTableTest {
  private static final long START = 1_772_409_600_000_000L;
  private static final long DAY = 86_400_000_000L;
  private static final int[] TIMEOUTS = {1, 15, 60, 300};
  private static final int[] SAMPLINGS = {1, 100, 1_000};
  private static final int[] HISTORIES = {0, 1, 9, 30};

  /** Fewest sampled packets in the best window by which a flood can be detected. */
  private static final int FEWEST = 8;

  /** From here on chance does not decide any more. */
  private static final int ENOUGH = 24;

  private static final int WINDOW = 60;
  private static final int STRIDE = Integer.getInteger("hansho.floods", 11);

  private final Engine engine = FloodField.engine(List.of());

  /** What became of a flood. */
  private enum Outcome {
    FOUND,
    BY_CHANCE,
    NOT_DETECTABLE,
    MISSED
  }

  @Test
  void everyFloodThatCanBeDetectedIsDetected() throws IOException {
    Map<Onslaught, Map<String, List<Outcome>>> table = new LinkedHashMap<>();
    List<String> missed = new ArrayList<>();
    int cell = 0;
    for (Onslaught kind : Onslaught.values()) {
      Map<String, List<Outcome>> row = new LinkedHashMap<>();
      for (int timeout : TIMEOUTS) {
        for (int sampling : SAMPLINGS) {
          for (int variant = 0; variant < 2 * HISTORIES.length; variant++, cell++) {
            FlowCache cache = new FlowCache(timeout, sampling, variant % 2 == 0);
            int history = HISTORIES[variant / 2];
            if (cell % STRIDE == 0) {
              Outcome outcome = outcome(kind, cache, history, cell);
              row.computeIfAbsent(timeout + "/" + sampling, any -> new ArrayList<>()).add(outcome);
              if (outcome == Outcome.MISSED) {
                missed.add(kind + " " + cache + " history " + history);
              }
            }
          }
        }
      }
      table.put(kind, row);
    }
    write(table);
    assertThat(missed).isEmpty();
  }

  private Outcome outcome(Onslaught kind, FlowCache cache, int history, int seed) {
    FloodField field = new FloodField(engine);
    ExportedFlows exporter =
        new ExportedFlows(
            cache.sampling(), bytes -> field.accept("router", new ExportsFormat(), bytes));
    int target = FlowRecord.address(10, 1, 2, kind.isCarpet() ? 0 : 10);
    ordinary(exporter, target, history);
    long onset = START + history * DAY + 36_000_000_000L + seed * 1_237_000L;
    cache.export(kind.talks(target, onset, seed), seed, exporter);
    exporter.flush();
    field.catchUp(600_000_000_000L);
    String named = kind.isCarpet() ? "10.1.2.0/24" : "10.1.2.10";
    boolean found =
        field.raised().stream()
            .anyMatch(one -> one.target().equals(named) && one.severity() == null);
    double expected = kind.rate() * (double) Math.min(WINDOW, kind.longest()) / cache.sampling();
    if (cache.sampling() > 1 && expected < ENOUGH && !found) {
      return expected < FEWEST ? Outcome.NOT_DETECTABLE : Outcome.BY_CHANCE;
    }
    return found ? Outcome.FOUND : Outcome.MISSED;
  }

  /** A little business each day, so that the detectors have a past. */
  private static void ordinary(ExportedFlows exporter, int target, int days) {
    for (int day = 0; day < days; day++) {
      for (int hour = 8; hour < 18; hour += 3) {
        long end = START + day * DAY + hour * 3_600_000_000L;
        int client = FlowRecord.address(198, 51, 100, 7);
        exporter.accept(record(end, client, target, 40_000, 443, FlowRecord.TCP, 27));
        exporter.accept(record(end, target, client, 443, 40_000, FlowRecord.TCP, 27));
        exporter.accept(record(end, target, client, 40_001, 53, FlowRecord.UDP, 0));
        exporter.accept(record(end, client, target, 53, 40_001, FlowRecord.UDP, 0));
        exporter.flush();
      }
    }
  }

  private static FlowRecord record(
      long end, int source, int destination, int from, int to, int protocol, int flags) {
    return new FlowRecord(
        end - 1_000_000, end, source, destination, from, to, protocol, flags, 10, 4_000);
  }

  /** Writes the table where the build asks for it. */
  private static void write(Map<Onslaught, Map<String, List<Outcome>>> table) throws IOException {
    String file = System.getProperty("hansho.floods.write", "");
    if (file.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("| flood | packets/s | bytes |");
    List<String> columns = new ArrayList<>();
    for (int timeout : TIMEOUTS) {
      for (int sampling : SAMPLINGS) {
        columns.add(timeout + "/" + sampling);
        text.append(' ').append(timeout).append(" s, 1/").append(sampling).append(" |");
      }
    }
    text.append("\n|---|---:|---:|").append("---|".repeat(columns.size())).append('\n');
    table.forEach(
        (kind, row) -> {
          text.append("| ").append(kind.words()).append(" | ");
          text.append(String.format(Locale.ROOT, "%,d | %,d |", kind.rate(), kind.bytes()));
          columns.forEach(
              column -> text.append(' ').append(cell(row.getOrDefault(column, List.of()))));
          text.append('\n');
        });
    Files.write(Path.of(file), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(List<Outcome> outcomes) {
    long found = outcomes.stream().filter(one -> one == Outcome.FOUND).count();
    if (outcomes.isEmpty()) {
      return "– |";
    }
    if (outcomes.stream().allMatch(one -> one == Outcome.NOT_DETECTABLE)) {
      return "not detectable |";
    }
    return found + " of " + outcomes.size() + " |";
  }
}
