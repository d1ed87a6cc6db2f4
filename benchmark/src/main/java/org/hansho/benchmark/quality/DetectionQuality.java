package org.hansho.benchmark.quality;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Language;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.tenant.Settings;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.directory.Size;

/**
 * Measures the built-in detections on simulated tenants and prints a table: of the attacks meant
 * for each detection how many it finds and how soon, and how many alerts without a cause it raises
 * for a thousand entities and week.
 *
 * <p>{@code benchmark/quality.sh} builds and calls it.
 */
public final class DetectionQuality {
  private static final int DAYS_OF_A_WEEK = 7;

  private final Map<String, String> options = new HashMap<>();

  private DetectionQuality(String[] arguments) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
  }

  /**
   * Options: {@code --content DIR}, {@code --days}, {@code --people}, {@code --resources}, {@code
   * --tenants}, {@code --seed}, {@code --repeats}, {@code --only SECTION}, {@code --show N} (false
   * alerts shown for each detection), {@code --write FILE} (puts the table between the marks in a
   * file).
   */
  public static void main(String[] arguments) throws IOException {
    new DetectionQuality(arguments).measure();
  }

  private void measure() throws IOException {
    int days = number("--days", 60);
    Size size =
        new Size(number("--tenants", 1), number("--people", 100), number("--resources", 80), days);
    Settings settings =
        new Settings(
            number("--seed", 1),
            LocalDate.of(2026, 3, 2),
            size,
            1,
            List.of("all"),
            number("--repeats", 1),
            1);
    Simulation simulation = new Simulation(settings);
    Path content = Path.of(options.getOrDefault("--content", "content"));
    Engine engine = SimulatedWorld.engine(ContentFolder.read(content), simulation);
    QualityRun run = new QualityRun(engine);
    long begin = processorTime();
    run.run(simulation);
    double seconds = (processorTime() - begin) / 1e9;
    String table = table(run, simulation, days);
    System.out.println(table);
    System.out.printf(
        Locale.ROOT,
        "%,d records, %,d facts in %.1f s of processor time with the simulation; left out: %s%n",
        run.records(),
        run.facts(),
        seconds,
        simulation.omitted());
    show(run, simulation);
    if (options.containsKey("--write")) {
      write(Path.of(options.getOrDefault("--write", "")), table);
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private String table(QualityRun run, Simulation simulation, int days) {
    StringBuilder table = new StringBuilder();
    table.append("| detection | attacks | found | median delay, min | false alerts |");
    table.append(" per 1,000 entities and week | on oddities | the others |\n");
    table.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
    double weeks = (double) days / DAYS_OF_A_WEEK;
    Judgement.all(run.findings(), run.alerts(), simulation)
        .forEach(
            (detection, judgement) -> {
              double entities = Math.max(1, Population.of(detection, simulation));
              int others = judgement.falseAlerts() - judgement.onOddities();
              table.append(
                  String.format(
                      Locale.ROOT,
                      "| `%s` | %d | %d | %.1f | %d | %.2f | %d | %.2f |%n",
                      detection,
                      judgement.attacks(),
                      judgement.found(),
                      judgement.medianMinutes(),
                      judgement.falseAlerts(),
                      judgement.falseAlerts() * 1_000 / entities / weeks,
                      judgement.onOddities(),
                      others * 1_000 / entities / weeks));
            });
    return table.toString();
  }

  /** Shows some false alerts, to find out why they were raised. */
  private void show(QualityRun run, Simulation simulation) {
    int most = number("--show", 0);
    Map<String, Integer> shown = new HashMap<>();
    run.alerts()
        .forEach(
            alert -> {
              boolean caused = Judgement.isCaused(alert, simulation.labels());
              if (!caused && shown.merge(alert.detection(), 1, Integer::sum) <= most) {
                String odd = Judgement.isOdd(alert, simulation.oddities()) ? " (oddity)" : "";
                System.out.println(
                    alert.detection()
                        + odd
                        + " at "
                        + at(alert.time())
                        + ": "
                        + alert.summary(Language.ENGLISH));
                System.out.println("    " + alert.reason(Language.ENGLISH) + " " + alert.numbers());
              }
            });
  }

  private static Instant at(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  private static void write(Path file, String table) throws IOException {
    String text = Files.readString(file);
    String begin = "<!-- table of detections: begin -->\n";
    String end = "<!-- table of detections: end -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(file + " has no marks for the table");
    }
    String changed = text.substring(0, from + begin.length()) + table + text.substring(to);
    Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
  }

  private int number(String option, int otherwise) {
    return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
  }
}
