package org.hansho.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Screen;
import org.hansho.content.Content;
import org.hansho.files.output.WholeFile;
import org.hansho.files.source.SourceFile;
import org.hansho.library.BuiltinFiles;
import org.hansho.pipeline.Engine;
import org.hansho.report.Masking;
import org.hansho.report.text.Texts;
import org.hansho.scan.Scan;
import org.hansho.scan.ScanRequest;
import org.hansho.scan.ScanResult;
import org.hansho.scan.TimeBounds;
import org.hansho.yaml.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hansho scan}: reads files and says what was found in them. */
@Command(name = "scan", separator = " ", sortOptions = false)
final class ScanCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;
  private final BuiltinFiles builtin;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "paths")
  private List<String> paths = new ArrayList<>();

  @Mixin private RuleOptions ruleOptions = new RuleOptions();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Mixin private ReadingOptions readingOptions = new ReadingOptions();

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

  @Option(names = "--show-secrets")
  private boolean showSecrets;

  @Option(names = "--quiet")
  private boolean quiet;

  @Option(names = "--verbose")
  private boolean verbose;

  ScanCommand(Environment environment, Texts texts, BuiltinFiles builtin) {
    this.environment = environment;
    this.texts = texts;
    this.builtin = builtin;
  }

  @Override
  public Integer call() throws IOException {
    long begin = environment.clock().getAsLong();
    Screen.Color color = CommonOptions.color(spec, texts);
    ScanOutput.View view = view();
    Severity least = SeverityOption.of("--min-severity", minSeverity, texts);
    Severity gate = failOn.isEmpty() ? null : SeverityOption.of("--fail-on", failOn, texts);
    ScanRequest request = request();
    ScanOutput.requireWritable(report, texts);
    Content content = engineOptions.content(ruleOptions.library(builtin, texts), texts);
    EngineOptions.Prepared prepared =
        engineOptions.engine(content, readingOptions.formats(texts), texts);
    Engine engine = prepared.engine();
    if (engine.ruleSet().rules().isEmpty()) {
      throw new Refusal(ExitCode.RULES, noRules(engine));
    }
    ScanResult all = scan(engine, request);
    ScanResult result = all.showing(atLeast(least, all.alerts()));
    long nanos = environment.clock().getAsLong() - begin;
    Talk talk = new Talk(environment, texts, color, quiet, verbose);
    boolean letters = !deadLetters.isEmpty();
    talk.problems(content.problems());
    if (view != ScanOutput.View.TABLE) {
      talk.head(result, letters);
      talk.verdict(result);
    }
    ScanOutput written =
        new ScanOutput(environment, texts, result, engine, request, new Masking(!showSecrets));
    written.write(view, environment.screen().output(color), letters);
    if (!report.isEmpty()) {
      written.writeReport(report);
      talk.next(texts.get("summary.report-written", report));
    }
    remarks(talk, prepared, result);
    talk.memory(result.memory());
    talk.speed(result, nanos);
    return exitCode(all, gate, content).code();
  }

  /** What to know of rules, lists and options; behind what was found. */
  private void remarks(Talk talk, EngineOptions.Prepared prepared, ScanResult result) {
    talk.notArmed(prepared.engine());
    if (ruleOptions.hasRules()) {
      talk.notOffered(prepared.engine().content(), readingOptions.formats(texts));
      talk.remarks(ruleOptions.remarks());
    }
    talk.damaged(prepared.geography().damagedRecords());
    talk.costly(result.costly());
    talk.remarks(prepared.remarks());
    talk.remarks(readingOptions.remarks());
  }

  private String noRules(Engine engine) {
    String lacking = Talk.lacking(engine);
    return lacking.isEmpty()
        ? texts.get("error.no-rules")
        : texts.get("error.no-rules") + ": " + texts.get("list.lacks", lacking);
  }

  private ScanOutput.View view() {
    if (output.isEmpty()) {
      return environment.screen().outputWatched() ? ScanOutput.View.TABLE : ScanOutput.View.NDJSON;
    }
    return Choice.of("--output", output, ScanOutput.View.values(), texts);
  }

  private ScanRequest request() {
    TimeBounds bounds = new TimeBounds(bound("--since", since), bound("--until", until));
    if (bounds.needNewest() && paths.contains(SourceFile.STANDARD_INPUT)) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.since-stdin"));
    }
    Path letters = deadLetters.isEmpty() ? null : Path.of(deadLetters);
    return readingOptions.request(paths, environment.in(), bounds, letters, texts);
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

  private ScanResult scan(Engine engine, ScanRequest request) throws IOException {
    if (deadLetters.isEmpty()) {
      return scan(engine, request, OutputStream.nullOutputStream());
    }
    try (WholeFile letters = letters()) {
      ScanResult result = scan(engine, request, letters);
      letters.keep();
      return result;
    }
  }

  private ScanResult scan(Engine engine, ScanRequest request, OutputStream letters)
      throws IOException {
    try (ScanProgress progress = new ScanProgress(environment, texts, quiet)) {
      return Scan.run(engine, request, letters, progress);
    }
  }

  private WholeFile letters() {
    try {
      return WholeFile.at(Path.of(deadLetters));
    } catch (IOException e) {
      throw Refusal.unwritable(deadLetters, e, texts);
    }
  }

  private static List<Alert> atLeast(Severity least, List<Alert> alerts) {
    return alerts.stream().filter(alert -> alert.severity().compareTo(least) >= 0).toList();
  }

  /**
   * The first that applies; an alert counts for the gate whether it is shown or not.
   *
   * @param all with all alerts
   */
  private static ExitCode exitCode(ScanResult all, @Nullable Severity gate, Content content) {
    if (all.stopped()) {
      return ExitCode.STOPPED;
    }
    if (gate != null && !atLeast(gate, all.alerts()).isEmpty()) {
      return ExitCode.FINDINGS;
    }
    if (all.isInputTrouble()) {
      return ExitCode.INPUT;
    }
    boolean bad =
        content.problems().stream()
            .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    if (bad) {
      return ExitCode.RULES;
    }
    return all.coverage().unwatchedSources() > 0 ? ExitCode.UNWATCHED : ExitCode.CLEAN;
  }
}
