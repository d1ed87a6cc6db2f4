package org.hansho.benchmark.month;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.benchmark.quality.SimulatedWorld;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;

/**
 * Scans generated logs with all built-in detections and prints events a CPU second, stage by stage,
 * as one thread does it; then the wall clock of {@code scan} with one thread and with two, and
 * whether all of them found the same alerts.
 *
 * <p>{@code benchmark/month.sh} builds and calls it.
 */
public final class Month {
  private final Map<String, String> options = new HashMap<>();

  private Month(String[] arguments) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
  }

  /**
   * Options: {@code --data DIR} (logs are made there unless they are there), {@code --content DIR},
   * {@code --days}, {@code --people}, {@code --resources}, {@code --rounds}, {@code --warm-up},
   * {@code --threads} (0: no scans by the wall clock).
   */
  public static void main(String[] arguments) throws IOException {
    new Month(arguments).measure();
  }

  private void measure() throws IOException {
    MonthLogs logs =
        MonthLogs.in(
            Path.of(options.getOrDefault("--data", "benchmark/target/month")),
            number("--days", 30),
            number("--people", 30),
            number("--resources", 24));
    Path content = Path.of(options.getOrDefault("--content", "content"));
    Engine engine = SimulatedWorld.engine(ContentFolder.read(content), logs.simulation());
    List<Stages> rounds = new ArrayList<>();
    for (int round = -number("--warm-up", 1); round < number("--rounds", 3); round++) {
      Stages stages = new StagedScan(engine, logs.files()).run();
      System.out.printf(Locale.ROOT, "%s %s%n", round < 0 ? "warm-up" : "round", stages.line());
      if (round >= 0) {
        rounds.add(stages);
      }
    }
    System.out.println();
    System.out.println(Stages.table(rounds));
    int threads = number("--threads", 2);
    if (threads > 0 && !rounds.isEmpty()) {
      WallClock.print(engine, logs.folder(), threads, rounds.get(0).alertIds());
    }
  }

  private int number(String option, int otherwise) {
    return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
  }
}
