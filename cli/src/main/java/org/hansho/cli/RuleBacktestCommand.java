package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.hansho.cli.terminal.Screen;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.files.source.SourceFile;
import org.hansho.library.BuiltinFiles;
import org.hansho.library.Library;
import org.hansho.library.TextFiles;
import org.hansho.pipeline.Engine;
import org.hansho.report.text.Texts;
import org.hansho.scan.Backtest;
import org.hansho.scan.ScanRequest;
import org.hansho.scan.ScanResult;
import org.hansho.yaml.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hansho rule backtest}: says which alerts a version of a rule raises over files, and the
 * rule that is built in does not, and what it costs.
 */
@Command(name = "backtest", separator = " ", sortOptions = false)
final class RuleBacktestCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "RULE", descriptionKey = "backtest-rule")
  private String rule = "";

  @Parameters(index = "1..*", paramLabel = "PATH", arity = "1..*", descriptionKey = "paths")
  private List<String> paths = new ArrayList<>();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Mixin private ReadingOptions readingOptions = new ReadingOptions();

  @Option(names = "--fail-on-difference")
  private boolean failOnDifference;

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "backtest-output")
  private String output = "table";

  RuleBacktestCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  /** How the difference is written. */
  private enum View {
    TABLE,
    JSON
  }

  /** The two engines, and which detections they run. */
  private record Trial(Engine before, Engine after, List<String> versions, List<String> replaced) {}

  @Override
  public Integer call() throws IOException {
    Screen.Color color = CommonOptions.color(spec, texts);
    View view = Choice.of("--output", output, View.values(), texts);
    if (paths.contains(SourceFile.STANDARD_INPUT)) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.backtest-stdin"));
    }
    ScanRequest request = readingOptions.request(paths, environment.in(), texts);
    Talk talk = new Talk(environment, texts, color, false, false);
    Trial trial = trial(talk);
    Backtest backtest = run(trial, request);
    talk.head(backtest.after().result(), false);
    BacktestView written = new BacktestView(environment, texts, backtest);
    switch (view) {
      case TABLE ->
          written.table(trial.versions(), trial.replaced(), environment.screen().output(color));
      case JSON -> written.json(trial.versions(), trial.replaced());
    }
    return exitCode(backtest).code();
  }

  private Backtest run(Trial trial, ScanRequest request) throws IOException {
    try (ScanProgress progress = new ScanProgress(environment, texts, false)) {
      return Backtest.run(trial.before(), trial.after(), request, progress);
    }
  }

  private Trial trial(Talk talk) throws IOException {
    Path path = Path.of(rule);
    if (!Files.exists(path)) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.missing-path", rule));
    }
    BuiltinFiles builtin = new BuiltinFiles(texts.language());
    Library library = new Library().with(builtin);
    Content before = engineOptions.content(library, texts);
    Library changed = new Library().with(builtin);
    List<String> replaced;
    Set<String> files = new TreeSet<>();
    try {
      replaced = changed.withVersions(path);
      TextFiles.below(path, new ArrayList<>()).stream().map(SourceText::file).forEach(files::add);
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.USAGE, rule, e, texts);
    }
    Content after = engineOptions.content(changed, texts);
    List<String> versions = versions(after, files);
    EngineOptions.Prepared prepared =
        engineOptions.engine(after.only(versions), readingOptions.formats(texts), texts);
    talk.problems(
        after.problems().stream().filter(one -> files.contains(one.place().file())).toList());
    talk.notArmed(prepared.engine());
    talk.remarks(prepared.remarks());
    if (prepared.engine().ruleSet().rules().isEmpty()) {
      throw new Refusal(ExitCode.RULES, texts.get("error.no-rules"));
    }
    Engine current =
        engineOptions.engine(before.only(replaced), readingOptions.formats(texts), texts).engine();
    return new Trial(current, prepared.engine(), versions, replaced);
  }

  private static List<String> versions(Content after, Set<String> files) {
    return after.detections().stream()
        .filter(detection -> files.contains(detection.place().file()))
        .map(Detection::id)
        .toList();
  }

  private ExitCode exitCode(Backtest backtest) {
    ScanResult result = backtest.after().result();
    if (result.stopped()) {
      return ExitCode.STOPPED;
    }
    if (failOnDifference && backtest.difference().differs()) {
      return ExitCode.FINDINGS;
    }
    return ExitCode.ofReading(result);
  }
}
