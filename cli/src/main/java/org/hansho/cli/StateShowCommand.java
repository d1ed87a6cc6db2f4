package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hansho.cli.terminal.Screen;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.files.source.SourceFile;
import org.hansho.library.BuiltinFiles;
import org.hansho.pipeline.Engine;
import org.hansho.report.text.Texts;
import org.hansho.scan.KeyNames;
import org.hansho.scan.Scan;
import org.hansho.scan.ScanRequest;
import org.hansho.scan.ScanResult;
import org.hansho.yaml.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hansho state show}: lets the detectors of one detection learn from files, and says what
 * they know of a key.
 *
 * <p>The words between the detection and the first path that exists are the key.
 */
@Command(name = "show", separator = " ", sortOptions = false)
final class StateShowCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DETECTION", descriptionKey = "state-detection")
  private String detection = "";

  @Parameters(
      index = "1..*",
      paramLabel = "KEY... PATH",
      arity = "1..*",
      descriptionKey = "state-words")
  private List<String> words = new ArrayList<>();

  @Option(names = "--key", paramLabel = "VALUE")
  private List<String> keyOption = new ArrayList<>();

  @Mixin private RuleOptions ruleOptions = new RuleOptions();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Mixin private ReadingOptions readingOptions = new ReadingOptions();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "state-output")
  private String output = "table";

  StateShowCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  /** How the state is written. */
  private enum View {
    TABLE,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    Screen.Color color = CommonOptions.color(spec, texts);
    View view = Choice.of("--output", output, View.values(), texts);
    List<String> key = key();
    ScanRequest request = readingOptions.request(paths(), environment.in(), texts);
    Content content =
        engineOptions.content(
            ruleOptions.library(new BuiltinFiles(texts.language()), texts), texts);
    Detection shown = detection(content);
    EngineOptions.Prepared prepared =
        engineOptions.engine(
            content.only(List.of(shown.id())), readingOptions.formats(texts), texts);
    Engine engine = prepared.engine();
    check(shown, engine, key);
    KeyNames names = new KeyNames(engine.detectors(), key);
    ScanResult result = scan(engine, request, names);
    Talk talk = new Talk(environment, texts, color, false, true);
    talk.remarks(prepared.remarks());
    talk.head(result, false);
    talk.memory(result.memory());
    StateView written = new StateView(environment, texts, shown, engine.detectors(), names);
    switch (view) {
      case TABLE -> written.table(key, environment.screen().output(color));
      case JSON -> written.json(key);
    }
    return ExitCode.ofReading(result).code();
  }

  private ScanResult scan(Engine engine, ScanRequest request, KeyNames names) throws IOException {
    try (ScanProgress progress = new ScanProgress(environment, texts, false)) {
      return Scan.observed(engine, request, progress, names);
    }
  }

  private List<String> key() {
    List<String> key = new ArrayList<>(keyOption);
    key.addAll(words.subList(0, firstPath()));
    return key;
  }

  private List<String> paths() {
    List<String> paths = words.subList(firstPath(), words.size());
    if (paths.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE, texts.get("error.missing-path", words.get(words.size() - 1)));
    }
    return paths;
  }

  private int firstPath() {
    int first = 0;
    while (keyOption.isEmpty() && first < words.size() && !isPath(words.get(first))) {
      first++;
    }
    return first;
  }

  private static boolean isPath(String word) {
    try {
      return word.equals(SourceFile.STANDARD_INPUT) || Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Detection detection(Content content) {
    Detection known = content.detection(detection);
    if (known != null) {
      return known;
    }
    List<String> ids = content.detections().stream().map(Detection::id).toList();
    String nearest = Suggestion.nearest(detection, ids);
    if (nearest.isEmpty()) {
      nearest = ids.stream().filter(id -> id.endsWith("/" + detection)).findFirst().orElse("");
    }
    String message = texts.get("error.detection-unknown", detection);
    throw new Refusal(
        ExitCode.USAGE,
        nearest.isEmpty() ? message : message + ";" + texts.get("error.suggestion", nearest));
  }

  private void check(Detection shown, Engine engine, List<String> key) {
    if (!engine.isArmed(shown)) {
      String why = new Arming(texts).reason(shown, engine);
      throw new Refusal(ExitCode.RULES, shown.id() + ": " + texts.get("list.not-armed", why));
    }
    if (shown.keyed().isEmpty()) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.remembers-nothing", shown.id()));
    }
    List<List<String>> groupings = StateView.groupings(engine.detectors());
    if (!key.isEmpty() && groupings.stream().noneMatch(by -> by.size() == key.size())) {
      List<String> shownGroupings =
          groupings.stream().map(by -> String.join(", ", by)).distinct().toList();
      throw new Refusal(
          ExitCode.USAGE,
          texts.get("error.key", shown.id(), String.join(" | ", shownGroupings), key.size()));
    }
  }
}
