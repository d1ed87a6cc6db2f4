package org.hansho.benchmark.month;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.testkit.tenant.Generate;
import org.hansho.testkit.tenant.Settings;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.directory.Size;

/**
 * The generated logs in a folder, a file for each kind.
 *
 * @param folder holds nothing but logs
 * @param simulation has the addresses; has not run
 */
record MonthLogs(Path folder, List<Path> files, Simulation simulation) {

  /** The logs of a size, made below the folder unless they are there. */
  static MonthLogs in(Path data, int days, int people, int resources) throws IOException {
    Path made = data.resolve(days + "-" + people + "-" + resources);
    Path logs = made.resolve("logs");
    if (!Files.isDirectory(logs)) {
      generate(made, logs, days, people, resources);
    }
    try (Stream<Path> files = Files.list(logs)) {
      Settings settings = Settings.MONTH.of(new Size(1, people, resources, days));
      return new MonthLogs(logs, files.sorted().toList(), new Simulation(settings));
    }
  }

  private static void generate(Path made, Path logs, int days, int people, int resources)
      throws IOException {
    Path all = Files.createDirectories(made.resolve("all"));
    Generate.main(
        new String[] {
          all.toString(),
          "--days",
          Integer.toString(days),
          "--people",
          Integer.toString(people),
          "--resources",
          Integer.toString(resources)
        });
    Path unfinished = Files.createDirectories(made.resolve("unfinished"));
    try (Stream<Path> files = Files.list(all)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".ndjson")).toList()) {
        Files.move(file, unfinished.resolve(file.getFileName()));
      }
    }
    Files.move(unfinished, logs);
  }
}
