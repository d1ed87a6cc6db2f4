package org.hansho.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.cli.report.SummaryTable;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Printable;
import org.hansho.cli.terminal.Screen;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;
import org.hansho.yaml.Problem;
import org.jspecify.annotations.Nullable;

/** What a scan says on standard error; all that may differ from run to run is here. */
final class Talk {
  private static final int SHOWN_PROBLEMS = 10;

  private final PrintStream out;
  private final Texts texts;
  private final SummaryTable table;
  private final boolean quiet;

  Talk(Surroundings surroundings, Texts texts, Screen.Color color, boolean quiet) {
    this.out = surroundings.talk();
    this.texts = texts;
    this.quiet = quiet;
    Paint paint = surroundings.screen().talk(color);
    this.table = new SummaryTable(texts, paint, surroundings.screen().columns());
  }

  /** Rules that are refused; said even where all else is quiet. */
  void problems(List<Problem> problems) {
    List<Problem> errors =
        problems.stream().filter(one -> one.severity() == Problem.Severity.ERROR).toList();
    for (Problem error : errors.subList(0, Math.min(SHOWN_PROBLEMS, errors.size()))) {
      error.rendered().lines().map(Printable::line).forEach(out::println);
    }
    if (errors.size() > SHOWN_PROBLEMS) {
      String more = Numbers.grouped(errors.size() - SHOWN_PROBLEMS);
      out.println(texts.get("summary.more-problems", more));
    }
    long lists =
        problems.stream().filter(one -> one.severity() == Problem.Severity.MISSING_LIST).count();
    if (lists > 0 && !quiet) {
      out.println(texts.get("summary.missing-lists", Numbers.grouped(lists)));
    }
  }

  /** What was left out of lists. */
  void remarks(List<String> remarks) {
    if (!quiet) {
      remarks.stream().limit(SHOWN_PROBLEMS).forEach(out::println);
    }
  }

  void head(ScanResult result, boolean deadLetters) {
    if (!quiet) {
      table.head(result, deadLetters).forEach(out::println);
      out.println(
          table.labelledLine("summary.found", texts.count("alerts", result.alerts().size())));
    }
  }

  void speed(ScanResult result, long nanos) {
    if (quiet) {
      return;
    }
    long events = result.tally().events();
    String rate = Numbers.grouped(Math.round(events * 1e9 / Math.max(1, nanos)));
    String line =
        texts.get(
            "summary.rate",
            texts.count("events", events),
            Numbers.seconds(nanos),
            rate,
            Numbers.bytes(peakMemory()));
    out.println(table.labelledLine("summary.speed", line));
    out.flush();
  }

  void next(String text) {
    if (!quiet) {
      out.println(table.labelledLine("summary.next", text));
    }
  }

  /** Most memory the process had, in bytes: what Linux says, elsewhere what the heap holds. */
  private static long peakMemory() {
    String line = peakLine();
    if (line != null) {
      return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static @Nullable String peakLine() {
    Path status = Path.of("/proc/self/status");
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return line;
        }
      }
    } catch (IOException e) {
      return null;
    }
    return null;
  }
}
