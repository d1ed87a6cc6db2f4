package org.hansho.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.cli.content.Library;
import org.hansho.cli.geography.GeographyFiles;
import org.hansho.cli.scan.Cuts;
import org.hansho.cli.scan.Progress;
import org.hansho.cli.scan.Reading;
import org.hansho.cli.scan.Scan;
import org.hansho.cli.scan.ScanRequest;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.scan.TimeBounds;
import org.hansho.cli.source.SourceFile;
import org.hansho.cli.source.Unreadable;
import org.hansho.cli.terminal.ProgressLine;
import org.hansho.cli.terminal.Screen;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;
import org.hansho.content.Content;
import org.hansho.format.UnstatedTime;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hansho scan}: reads files and says what was found in them. */
@Command(name = "scan", separator = " ", sortOptions = false)
final class ScanCommand implements Callable<Integer> {
  private static final int MOST_JOBS = 64;
  private static final long MILLIS = 1_000_000;

  private final Surroundings surroundings;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "paths")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--rules", paramLabel = "PATH")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--no-builtin")
  private boolean noBuiltin;

  @Option(names = "--list", paramLabel = "NAME=FILE")
  private List<String> lists = new ArrayList<>();

  @Option(names = "--geo", paramLabel = "FILE.mmdb")
  private List<String> geo = new ArrayList<>();

  @Option(names = "--intel", paramLabel = "[CATEGORY:][NAME=]FILE")
  private List<String> intel = new ArrayList<>();

  @Option(names = "--home-net", paramLabel = "CIDR[,CIDR]")
  private List<String> homeNet = new ArrayList<>();

  @Option(names = "--learn", paramLabel = "PERIOD")
  private String learn = "";

  @Option(names = "--format", paramLabel = "NAME")
  private String format = "";

  @Option(names = "--year", paramLabel = "YYYY")
  private String year = "";

  @Option(names = "--since", paramLabel = "TIME")
  private String since = "";

  @Option(names = "--until", paramLabel = "TIME")
  private String until = "";

  @Option(names = "--min-severity", paramLabel = "SEVERITY")
  private String minSeverity = "informational";

  @Option(names = "--fail-on", paramLabel = "SEVERITY")
  private String failOn = "";

  @Option(names = "--output", paramLabel = "table|ndjson|csv|html")
  private String output = "";

  @Option(names = "--report", paramLabel = "FILE.html")
  private String report = "";

  @Option(names = "--dead-letters", paramLabel = "FILE")
  private String deadLetters = "";

  @Option(names = "--jobs", paramLabel = "N")
  private String jobs = "";

  @Option(names = "--quiet")
  private boolean quiet;

  ScanCommand(Surroundings surroundings, Texts texts) {
    this.surroundings = surroundings;
    this.texts = texts;
  }

  @Override
  public Integer call() throws IOException {
    long begin = surroundings.clock().getAsLong();
    Screen.Color color = CommonOptions.color(spec, texts);
    ScanOutput.View view = view();
    Severity least = SeverityOption.of("--min-severity", minSeverity, texts);
    Severity gate = failOn.isEmpty() ? null : SeverityOption.of("--fail-on", failOn, texts);
    ScanRequest request = request();
    Content content = content();
    GeographyFiles geography = ContentOptions.geography(geo, texts);
    IntelligenceOptions intelligence = new IntelligenceOptions(texts);
    Engine engine =
        Engine.compile(content, geography.analyzers(), intelligence.read(intel, content));
    if (engine.ruleSet().rules().isEmpty()) {
      throw new Refusal(ExitCode.RULES, noRules(engine));
    }
    ScanResult all = scan(engine, request);
    ScanResult result = all.withAlerts(atLeast(least, all.alerts()));
    long nanos = surroundings.clock().getAsLong() - begin;
    Talk talk = new Talk(surroundings, texts, color, quiet);
    talk.problems(content.problems());
    talk.notArmed(engine);
    talk.damaged(geography.damagedRecords());
    talk.remarks(intelligence.remarks());
    boolean letters = !deadLetters.isEmpty();
    if (view != ScanOutput.View.TABLE) {
      talk.head(result, letters);
    }
    talk.memory(result.memory());
    talk.speed(result, nanos);
    ScanOutput written = new ScanOutput(surroundings, texts, result, engine);
    written.write(view, surroundings.screen().output(color), letters);
    if (!report.isEmpty()) {
      written.writeReport(report);
      talk.next(texts.get("summary.report-written", report));
    }
    return exitCode(result, gate, content).code();
  }

  private String noRules(Engine engine) {
    String lacking = Talk.lacking(engine);
    return lacking.isEmpty()
        ? texts.get("error.no-rules")
        : texts.get("error.no-rules") + ": " + texts.get("list.lacks", lacking);
  }

  private ScanOutput.View view() {
    if (output.isEmpty()) {
      return surroundings.screen().outputWatched() ? ScanOutput.View.TABLE : ScanOutput.View.NDJSON;
    }
    return Choice.of("--output", output, ScanOutput.View.values(), texts);
  }

  private ScanRequest request() {
    TimeBounds bounds = new TimeBounds(bound("--since", since), bound("--until", until));
    if (bounds.needNewest() && paths.contains(SourceFile.STANDARD_INPUT)) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.since-stdin"));
    }
    return new ScanRequest(
        paths,
        surroundings.in(),
        new Reading(format.isEmpty() ? null : ContentOptions.format(format, texts), unstatedTime()),
        bounds,
        texts.language(),
        jobs(),
        Cuts.PIECE,
        deadLetters.isEmpty() ? null : Path.of(deadLetters));
  }

  private UnstatedTime unstatedTime() {
    if (year.isEmpty()) {
      return UnstatedTime.UNKNOWN;
    }
    try {
      return new UnstatedTime(Integer.parseInt(year), 0);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.year", year));
    }
  }

  private TimeBounds.@Nullable Bound bound(String option, String text) {
    if (text.isEmpty()) {
      return null;
    }
    TimeBounds.Bound bound = TimeBounds.Bound.of(text);
    if (bound == null) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.time", option + " " + text));
    }
    return bound;
  }

  private int jobs() {
    int processors = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
    try {
      int asked = jobs.isEmpty() ? processors : Integer.parseInt(jobs);
      if (asked >= 1 && asked <= MOST_JOBS) {
        return asked;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new Refusal(ExitCode.USAGE, texts.get("error.jobs", jobs));
  }

  private Content content() throws IOException {
    Library library = new Library();
    if (noBuiltin) {
      library.withBuiltinLists();
    } else {
      library.withBuiltinFor(texts.language());
    }
    ContentOptions.addRules(library, rules, texts);
    ContentOptions.addLists(library, lists, texts);
    library.withHomeNetworks(IntelligenceOptions.homeNetworks(homeNet, texts));
    return ContentOptions.learning(library.read(), learn, texts);
  }

  private ScanResult scan(Engine engine, ScanRequest request) throws IOException {
    ProgressLine line =
        new ProgressLine(
            surroundings.talk(),
            surroundings.screen().talkWatched() && !quiet,
            surroundings.screen().columns(),
            surroundings.clock().getAsLong() / MILLIS);
    try (OutputStream letters = deadLetters()) {
      return Scan.run(engine, request, letters, new Watcher(line));
    } finally {
      line.clear();
    }
  }

  private OutputStream deadLetters() {
    if (deadLetters.isEmpty()) {
      return OutputStream.nullOutputStream();
    }
    try {
      return new BufferedOutputStream(Files.newOutputStream(Path.of(deadLetters)));
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.write", deadLetters, e));
    }
  }

  private final class Watcher implements Progress {
    private final ProgressLine line;

    Watcher(ProgressLine line) {
      this.line = line;
    }

    @Override
    public void read(long read, long total) {
      String words =
          total == 0
              ? Numbers.bytes(read)
              : texts.get("summary.progress", Numbers.bytes(read), Numbers.bytes(total));
      line.show(surroundings.clock().getAsLong() / MILLIS, read, total, words);
    }

    @Override
    public boolean isStopped() {
      return surroundings.stopped().getAsBoolean();
    }
  }

  private static List<Alert> atLeast(Severity least, List<Alert> alerts) {
    return alerts.stream().filter(alert -> alert.severity().compareTo(least) >= 0).toList();
  }

  private static ExitCode exitCode(ScanResult result, @Nullable Severity gate, Content content) {
    if (result.stopped()) {
      return ExitCode.STOPPED;
    }
    if (gate != null && !atLeast(gate, result.alerts()).isEmpty()) {
      return ExitCode.FINDINGS;
    }
    if (result.unreadable().stream().anyMatch(Unreadable::named)) {
      return ExitCode.INPUT;
    }
    boolean bad =
        content.problems().stream()
            .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    return bad ? ExitCode.RULES : ExitCode.CLEAN;
  }
}
