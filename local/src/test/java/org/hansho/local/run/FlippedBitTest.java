package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.epoch.Committed;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One flipped bit in the database of a real run: reported or refused, never another alert. */
class FlippedBitTest {
  /** How many bits are flipped, one at a time; more in the profile {@code long-proofs}. */
  private static final int FLIPS = Integer.getInteger("hansho.flips", 400);

  /** Every so many flips a whole runner goes on with the folder. */
  private static final int RUNNER_EVERY = 20;

  private static final Engine ENGINE = Workload.engine();

  @TempDir private Path folder;
  private Path database = Path.of("");
  private byte[] whole = {};
  private final Map<String, StoredAlert> alerts = new HashMap<>();
  private Map<String, Long> counters = Map.of();

  private LocalRunner open() throws IOException {
    return new LocalRunner(folder, ENGINE, LocalSettings.of("test", 1), () -> Workload.time(400));
  }

  @BeforeEach
  void run() throws IOException {
    database = folder.resolve("epochs.db");
    try (LocalRunner runner = open()) {
      for (int push = 0; push < 6; push++) {
        runner.push(
            Workload.source(push), Workload.time(400), WorkloadRunner.number(push).payload());
        runner.push("unknown", Workload.time(400), new byte[] {0, 1, 2, 3});
        runner.settle();
      }
      counters = runner.counters();
    }
    try (EpochView view = EpochView.open(database)) {
      view.changedSince(0, Integer.MAX_VALUE).forEach(alert -> alerts.put(alert.id(), alert));
    }
    assertThat(alerts).isNotEmpty();
    whole = Files.readAllBytes(database);
  }

  private void flip(Random random) throws IOException {
    byte[] damaged = whole.clone();
    int bit = random.nextInt(damaged.length * 8);
    damaged[bit / 8] ^= (byte) (1 << bit % 8);
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().startsWith("epochs.db-")) {
          Files.delete(file);
        }
      }
    }
    Files.write(database, damaged);
  }

  @Test
  void aFlippedBitIsReportedOrRefusedAndChangesNoAlertAndNoCounter() throws IOException {
    Random random = new Random(21);
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int flip = 0; flip < FLIPS; flip++) {
      flip(random);
      String outcome = flip % RUNNER_EVERY == 0 ? goOn() : look();
      outcomes.merge(outcome, 1, Integer::sum);
    }
    System.out.println("flipped bits: " + outcomes);
    assertThat(outcomes.keySet()).contains("refused", "set aside");
  }

  /** Opens, reads everything, and says what came of it. */
  private String look() throws IOException {
    viewed(0);
    Map<String, Long> damage = new HashMap<>();
    try (EpochStore store = EpochStore.open(database, folder)) {
      store.forEachDamage((table, rows, first) -> damage.put(table, rows));
      Committed committed = store.load(chunk -> {});
      long missing =
          counters.entrySet().stream()
              .filter(one -> !one.getValue().equals(committed.counters().get(one.getKey())))
              .count();
      assertThat(missing).isLessThanOrEqualTo(damage.getOrDefault("counters", 0L));
    } catch (IOException refused) {
      assertRefusal(refused);
      return "refused";
    }
    viewed(damage.getOrDefault("alerts", 0L));
    return damage.isEmpty() ? "harmless" : "set aside";
  }

  private static void assertRefusal(IOException refused) {
    assertThat(refused.getMessage()).contains("epochs.db").hasSizeGreaterThan(40);
  }

  /** Reads all alerts: each is one that was written, and none is missing without being counted. */
  private void viewed(long setAside) {
    try (EpochView view = EpochView.open(database)) {
      List<StoredAlert> now = view.changedSince(0, Integer.MAX_VALUE);
      for (StoredAlert alert : now) {
        assertThat(alert).isEqualTo(alerts.get(alert.id()));
      }
      assertThat(now.size() + view.damaged() + setAside).isEqualTo(alerts.size());
      view.deadLetters(100);
      view.alarms();
    } catch (IOException refused) {
      assertRefusal(refused);
    }
  }

  /** Alerts that have not grown are those that were written. */
  private void assertUnchanged() throws IOException {
    try (EpochView view = EpochView.open(database)) {
      for (StoredAlert alert : view.changedSince(0, Integer.MAX_VALUE)) {
        StoredAlert before = alerts.get(alert.id());
        if (before != null && alert.epoch() == before.epoch()) {
          assertThat(alert).isEqualTo(before);
        }
      }
    }
  }

  /** Opens a runner and commits another epoch. */
  private String goOn() throws IOException {
    try (LocalRunner runner = open()) {
      boolean damaged =
          runner.runner.alarms().stream().map(Alarm::kind).anyMatch(AlarmKind.DAMAGED_ROWS::equals);
      runner.push(Workload.source(1), Workload.time(400), WorkloadRunner.number(9).payload());
      runner.settle();
      assertUnchanged();
      return damaged ? "set aside" : "harmless";
    } catch (IOException refused) {
      assertRefusal(refused);
      return "refused";
    }
  }
}
