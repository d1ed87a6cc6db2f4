package org.hansho.benchmark.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.benchmark.quality.SimulatedWorld;
import org.hansho.content.ContentReader;
import org.hansho.detect.Observation;
import org.hansho.detect.SavedState;
import org.hansho.format.azure.AzureJsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.scan.ScanResult;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.tenant.Settings;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.directory.Size;
import org.hansho.testkit.tenant.record.LogKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generated month with all built-in detections: the alerts are the same in whatever order and on
 * however many threads it is read, and after restarts.
 *
 * <p>The normal build takes a month in which machines do little; {@code hansho.month.load} makes it
 * larger.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GeneratedMonthTest {
  private static final double LOAD =
      Double.parseDouble(System.getProperty("hansho.month.load", "0.01"));
  private static final int PARTS = 8;
  private static final int RESTARTS = 7;

  @TempDir private static Path folder = Path.of("");
  private final Map<LogKind, List<String>> lines = new TreeMap<>();
  private Engine engine = Engine.compile(ContentReader.read(List.of(), List.of()));
  private List<Alert> expected = List.of();

  @BeforeAll
  void readAsItStands() throws IOException {
    Settings month = Settings.MONTH.of(new Size(1, 20, 16, 24));
    Settings settings =
        new Settings(month.seed(), month.start(), month.size(), LOAD, month.attacks(), 1, 1);
    Simulation simulation = new Simulation(settings);
    engine = SimulatedWorld.engine(ContentFolder.read(Path.of("../content")), simulation);
    simulation.run(
        (kind, time, bytes, length) ->
            lines
                .computeIfAbsent(kind, unseen -> new ArrayList<>())
                .add(new String(bytes, 0, length, StandardCharsets.UTF_8)));
    Path whole = Files.createDirectory(folder.resolve("whole"));
    for (Map.Entry<LogKind, List<String>> log : lines.entrySet()) {
      Files.writeString(
          whole.resolve(log.getKey().fileName() + ".ndjson"), String.join("", log.getValue()));
    }
    expected = scan(whole, 1, 1 << 20);
    assertThat(expected).hasSizeGreaterThan(15);
  }

  private List<Alert> scan(Path logs, int jobs, long piece) throws IOException {
    ScanResult result = WallClock.scan(engine, logs, jobs, piece);
    assertThat(result.unreadable()).isEmpty();
    return result.alerts();
  }

  private static List<String> outcomes(List<Alert> alerts) {
    return alerts.stream()
        .map(
            alert ->
                alert.id() + " " + alert.severity() + " " + alert.count() + " " + alert.numbers())
        .toList();
  }

  @Test
  void oneToEightThreadsGiveTheSameAlertsToTheLastByte() throws IOException {
    int step = LOAD < 0.1 ? 3 : 1;
    for (int jobs = 2; jobs <= 8; jobs += step) {
      List<Alert> found = scan(folder.resolve("whole"), jobs, (1L << 18) * jobs);
      assertThat(outcomes(found)).containsExactlyElementsOf(outcomes(expected));
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void shuffledRecordsInManyFilesGiveTheSameAlerts() throws IOException {
    Path shuffled = Files.createDirectory(folder.resolve("shuffled"));
    Random random = new Random(11);
    for (Map.Entry<LogKind, List<String>> log : lines.entrySet()) {
      List<String> records = new ArrayList<>(log.getValue());
      Collections.shuffle(records, random);
      for (int part = 0; part < PARTS; part++) {
        int from = records.size() * part / PARTS;
        int to = records.size() * (part + 1) / PARTS;
        Files.writeString(
            shuffled.resolve(part + "-" + log.getKey().fileName() + ".ndjson"),
            String.join("", records.subList(from, to)));
      }
    }
    for (int jobs : new int[] {1, 3}) {
      assertThat(outcomes(scan(shuffled, jobs, 1 << 20))).isEqualTo(outcomes(expected));
    }
  }

  @Test
  void restartsGiveTheSameAlerts() throws IOException {
    AlertFold fold = new AlertFold("default");
    List<Observation> observations = new ArrayList<>();
    ReadingSession reading = engine.reading(new Gathering(fold, observations));
    for (Map.Entry<LogKind, List<String>> log : lines.entrySet()) {
      byte[] bytes = String.join("", log.getValue()).getBytes(StandardCharsets.UTF_8);
      OpenSource source = reading.open(new AzureJsonFormat(), log.getKey().fileName());
      reading.read(source, bytes, 0, bytes.length, 0, true);
      reading.end(source);
    }
    observations.sort(Observation.ORDER);
    Map<String, SavedState> saved = new TreeMap<>();
    KeyedSession keyed = engine.keyed(KeyedOutput.into(fold));
    int[] restarts = new Random(5).ints(RESTARTS, 0, observations.size()).sorted().toArray();
    for (int i = 0; i < observations.size(); i++) {
      if (Arrays.binarySearch(restarts, i) >= 0) {
        keyed.saveChanged().forEach(state -> saved.put(state.name() + " " + state.group(), state));
        KeyedSession next = engine.keyed(KeyedOutput.into(fold));
        assertThat(saved.values()).noneMatch(state -> next.restore(state).isSetAside());
        keyed = next;
      }
      keyed.accept(observations.get(i));
    }
    keyed.end();
    assertThat(outcomes(fold.alerts())).isEqualTo(outcomes(expected));
  }

  private record Gathering(AlertFold fold, List<Observation> observations) implements Output {
    @Override
    public void finding(Finding finding) {
      fold.add(finding);
    }

    @Override
    public void observed(Observation observation) {
      observations.add(observation);
    }
  }
}
