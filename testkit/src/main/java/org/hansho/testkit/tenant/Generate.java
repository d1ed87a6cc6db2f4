package org.hansho.testkit.tenant;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.Logs;

/**
 * Writes the logs of a simulation into a folder, with the labels of its attacks, the geography of
 * its addresses and the lists of bad ones; prints totals.
 */
public final class Generate {
  private Generate() {}

  /** Reads the command line and generates; what is wrong with it is printed, exit status 2. */
  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = Options.parse(List.of(arguments));
      generate(options, System.out);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  static void generate(Options options, PrintStream out) throws IOException {
    Simulation simulation = new Simulation(options.settings());
    Files.createDirectories(options.out());
    long begin = processorTime();
    Logs logs;
    try (LogFiles files = new LogFiles(options.out(), options.mixed())) {
      logs = simulation.run(files);
    }
    double seconds = (processorTime() - begin) / 1e9;
    Truth.write(options.out(), simulation);
    report(simulation, logs, seconds, out);
  }

  /** Nanoseconds that this thread has run; what other programs do does not count. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void report(Simulation simulation, Logs logs, double seconds, PrintStream out) {
    for (LogKind kind : LogKind.values()) {
      line(out, "%-16s %,12d records", kind.fileName(), logs.count(kind));
    }
    line(
        out,
        "%-16s %,12d records, %,d MB, %.1f s of processor time: %,.0f records a second",
        "all",
        logs.count(),
        logs.bytes() / 1_000_000,
        seconds,
        logs.count() / seconds);
    line(
        out,
        "%-16s %,12d, at most %,d activities at a time",
        "attacks",
        simulation.labels().size(),
        simulation.mostActivities());
    if (!simulation.omitted().isEmpty()) {
      line(out, "left out, since they need more days: %s", simulation.omitted());
    }
  }

  private static void line(PrintStream out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
