package org.hansho.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.cli.table.SummaryTable;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Screen;
import org.hansho.content.Content;
import org.hansho.files.output.Printable;
import org.hansho.match.CostlyRule;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Vocabulary;
import org.hansho.record.Format;
import org.hansho.report.CostlyLine;
import org.hansho.report.EngineWords;
import org.hansho.report.MemoryLine;
import org.hansho.report.Verdict;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Memory;
import org.hansho.scan.ScanResult;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Problem;
import org.jspecify.annotations.Nullable;

/** What a scan says on standard error; all that may differ from run to run is here. */
final class Talk {
  private static final int SHOWN_PROBLEMS = 10;

  private final PrintStream out;
  private final Texts texts;
  private final SummaryTable table;
  private final boolean quiet;
  private final boolean verbose;

  /**
   * Talk on the standard error of these environment.
   *
   * @param quiet whether only what is wrong is said
   * @param verbose whether memory and speed are said too
   */
  Talk(Environment environment, Texts texts, Screen.Color color, boolean quiet, boolean verbose) {
    this.out = environment.talk();
    this.texts = texts;
    this.quiet = quiet;
    this.verbose = verbose && !quiet;
    Paint paint = environment.screen().talk(color);
    this.table = new SummaryTable(texts, paint, environment.screen().columns());
  }

  /** Rules that are refused; said even where all else is quiet. */
  void problems(List<Problem> problems) {
    List<Problem> errors =
        problems.stream().filter(one -> one.severity() == Problem.Severity.ERROR).toList();
    for (Problem error : errors.subList(0, Math.min(SHOWN_PROBLEMS, errors.size()))) {
      EngineWords.of(error, texts.language())
          .rendered()
          .lines()
          .map(Printable::line)
          .forEach(out::println);
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

  /** Detections that lack a capability, such as the country of addresses. */
  void notArmed(Engine engine) {
    long detections =
        engine.content().detections().stream()
            .filter(detection -> !engine.lacks(detection).isEmpty())
            .count();
    if (detections > 0 && !quiet) {
      String number = Numbers.grouped(detections);
      table.remark(texts.get("summary.lacking", number, lacking(engine))).forEach(out::println);
    }
  }

  /**
   * Rules of the user that are never tried, since no format offers their log source.
   *
   * @param own formats that the user has described
   */
  void notOffered(Content content, List<Format> own) {
    Vocabulary vocabulary = new Vocabulary();
    List<Rule> rules =
        content.sigma().rules().stream()
            .filter(rule -> !vocabulary.isOffered(rule.logSource()) && !isOffered(rule, own))
            .toList();
    if (!rules.isEmpty() && !quiet) {
      String first = rules.get(0).logSource().toString();
      out.println(texts.get("summary.not-offered", Numbers.grouped(rules.size()), first));
    }
  }

  private static boolean isOffered(Rule rule, List<Format> own) {
    return own.stream()
        .flatMap(format -> format.eventClasses().stream())
        .anyMatch(events -> events.admittedBy(rule.logSource()));
  }

  /** The capabilities that some detection lacks, joined by commas. */
  static String lacking(Engine engine) {
    return engine.content().detections().stream()
        .flatMap(detection -> engine.lacks(detection).stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * Files of geography that are damaged inside; said even where all else is quiet.
   *
   * @param records look-ups that had no answer for it, by file
   */
  void damaged(Map<String, Long> records) {
    records.forEach(
        (file, number) ->
            out.println(
                texts.get("summary.geo-damaged", Printable.line(file), Numbers.grouped(number))));
  }

  /** Rules that left values undecided; said even where all else is quiet. */
  void costly(List<CostlyRule> rules) {
    for (CostlyRule rule : rules.subList(0, Math.min(SHOWN_PROBLEMS, rules.size()))) {
      out.println(CostlyLine.of(rule, texts));
    }
    if (rules.size() > SHOWN_PROBLEMS) {
      String more = Numbers.grouped(rules.size() - SHOWN_PROBLEMS);
      out.println(texts.get("summary.more-costly", more));
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
      table.warnings(result).forEach(out::println);
      table.head(result, deadLetters).forEach(out::println);
      out.println(
          table.labelledLine("summary.found", texts.count("alerts", result.alerts().size())));
    }
  }

  /** That what was found is no all-clear, where it is none; said even where all else is quiet. */
  void verdict(ScanResult result) {
    if (result.alerts().isEmpty() && Verdict.of(result) != Verdict.CLEAR) {
      table.nothing(result).forEach(out::println);
    } else if (quiet && result.coverage().unwatchedSources() > 0) {
      String events = texts.count("events", result.coverage().unwatchedEvents());
      out.println(table.labelledLine("coverage.label", texts.get("report.unwatched", events)));
    }
  }

  /** What the detectors remember, if there are any. */
  void memory(Memory memory) {
    if (quiet || memory.detectors() == 0) {
      return;
    }
    if (verbose) {
      out.println(table.labelledLine("summary.memory", MemoryLine.of(memory, texts)));
    }
    if (!memory.evicted().isEmpty()) {
      out.println("  " + texts.get("summary.evicted", documents(memory.evicted())));
      String states = texts.count("states", memory.allEvicted());
      out.println("  " + texts.get("summary.evicted.meaning", states));
    }
    if (!memory.values().isEmpty()) {
      out.println("  " + texts.get("summary.values-evicted", documents(memory.values())));
      out.println("  " + texts.get("summary.values-evicted.meaning"));
    }
  }

  private static String documents(Map<String, Long> numbers) {
    List<String> documents = new ArrayList<>();
    numbers.forEach(
        (name, number) -> documents.add(Printable.line(name) + " " + Numbers.grouped(number)));
    return shown(documents);
  }

  private static String shown(List<String> all) {
    String shown = String.join(", ", all.subList(0, Math.min(SHOWN_PROBLEMS, all.size())));
    return all.size() > SHOWN_PROBLEMS ? shown + ", …" : shown;
  }

  void speed(ScanResult result, long nanos) {
    if (!verbose) {
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
