package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.files.output.Printable;
import org.hansho.files.source.Caps;
import org.hansho.files.source.Opened;
import org.hansho.files.source.Opening;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.library.GeographyFiles;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.report.EngineWords;
import org.hansho.report.Reason;
import org.hansho.report.Reasons;
import org.hansho.report.text.Texts;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hansho rule explain}: says which conditions of a rule an event satisfies, and where. */
@Command(name = "explain", separator = " ", sortOptions = false)
final class RuleExplainCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "RULE", descriptionKey = "explain-rule")
  private String rule = "";

  @Parameters(index = "1", paramLabel = "EVENT", descriptionKey = "explain-event")
  private String event = "";

  @Option(names = "--list", paramLabel = "NAME=FILE")
  private List<String> lists = new ArrayList<>();

  @Option(names = "--format", paramLabel = "NAME")
  private String format = "";

  RuleExplainCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  @Override
  public Integer call() throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    Content content = content();
    List<Rule> rules = rules(content);
    byte[] record = record();
    Format named = format(record);
    Engine engine = Engine.compile(content, GeographyFiles.beside(Main.class).analyzers());
    Map<Rule, RuleTrial> trials = new LinkedHashMap<>();
    rules.forEach(one -> trials.put(one, RuleTrial.of(one, engine, named, record)));
    boolean isOneTried = trials.values().stream().anyMatch(RuleTrial::isTried);
    trials.forEach((one, trial) -> show(one, trial, isOneTried, content, paint));
    return ExitCode.CLEAN.code();
  }

  private Content content() throws IOException {
    Library library = new Library();
    if (Files.exists(Path.of(rule))) {
      library.withBuiltinLists();
      ContentOptions.addRules(library, List.of(rule), texts);
    } else {
      library.withBuiltin();
    }
    ContentOptions.addLists(library, lists, texts);
    return library.read();
  }

  /** The rules of a file or a detection, or the one whose id or name was given. */
  private List<Rule> rules(Content content) {
    if (Files.exists(Path.of(rule))) {
      if (content.sigma().rules().isEmpty()) {
        content.problems().stream()
            .map(one -> EngineWords.of(one, texts.language()).rendered())
            .forEach(environment.talk()::println);
        throw new Refusal(ExitCode.RULES, texts.get("error.no-rules"));
      }
      return content.sigma().rules();
    }
    Detection detection = content.detection(rule);
    if (detection != null) {
      return Engine.rulesBehind(detection, content);
    }
    List<Rule> named =
        content.sigma().rules().stream()
            .filter(one -> rule.equals(one.id()) || rule.equals(one.name()))
            .toList();
    if (named.isEmpty()) {
      String nearest = nearest(content);
      String unknown = texts.get("error.rule-unknown", rule);
      String said =
          nearest.isEmpty() ? unknown : unknown + "\n" + texts.get("error.suggestion", nearest);
      throw Refusal.ofFile(language -> said);
    }
    return named;
  }

  /** The detection that was probably meant; empty where none is near. */
  private String nearest(Content content) {
    List<String> known = content.detections().stream().map(Detection::id).toList();
    return known.stream()
        .filter(id -> id.startsWith(rule) || id.endsWith("/" + rule))
        .findFirst()
        .orElseGet(() -> Suggestion.nearest(rule, known));
  }

  private byte[] record() {
    try (InputStream in =
        event.equals(SourceFile.STANDARD_INPUT)
            ? environment.in()
            : Files.newInputStream(Path.of(event))) {
      FirstContent content = new FirstContent();
      new Opening(Caps.DEFAULT).open(event, in, content);
      return content.bytes;
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.INPUT, event, e, texts);
    }
  }

  /** The beginning of the first content found in a file; a record is never longer. */
  private final class FirstContent implements Opened {
    private byte[] bytes = {};

    @Override
    public void opened(String name, InputStream content) throws IOException {
      if (bytes.length == 0) {
        bytes = content.readNBytes(Limits.DEFAULT.recordBytes());
      }
    }

    @Override
    public void failed(String name, Trouble trouble, String detail) {
      if (bytes.length == 0) {
        String why = EngineWords.of(detail, texts.language());
        String said = texts.get("trouble." + trouble) + (why.isEmpty() ? "" : " (" + why + ")");
        throw new Refusal(ExitCode.INPUT, texts.get("error.read", name, said));
      }
    }
  }

  private Format format(byte[] record) {
    if (!format.isEmpty()) {
      return ContentOptions.format(format, texts);
    }
    Recognition recognition = FormatRecognition.recognise(record, record.length);
    if (recognition instanceof Recognition.Recognised recognised) {
      return recognised.format();
    }
    String said = ((Recognition.Unrecognised) recognition).reason();
    String reason = EngineWords.of(said, texts.language());
    throw new Refusal(ExitCode.INPUT, texts.get("error.event", reason));
  }

  /** A rule and its trial; only in a line where it is for other logs and another rule is not. */
  private void show(Rule one, RuleTrial trial, boolean isOneTried, Content content, Paint paint) {
    String verdict = texts.get("explain." + trial.verdict().name());
    Style style = trial.verdict() == RuleTrial.Verdict.MATCHES ? Style.GREEN : Style.YELLOW;
    environment
        .out()
        .println(
            paint.paint(Style.BOLD, Printable.line(one.title()))
                + "  "
                + paint.paint(style, verdict));
    String seen = String.join(", ", trial.seenClasses());
    String sources = texts.get("explain.sources", one.logSource(), seen);
    environment.out().println("  " + paint.paint(Style.DIM, Printable.line(sources)));
    if (isOneTried && !trial.isTried()) {
      return;
    }
    trial.faults().forEach(fault -> show(texts.words(fault), paint));
    if (trial.explanation() != null) {
      for (Reason reason : Reasons.of(trial.explanation(), texts, true)) {
        environment.out().println(line(reason, paint));
      }
    }
    Listening.to(one, content, texts).forEach(environment.out()::println);
  }

  private void show(Fault.Words fault, Paint paint) {
    environment.out().println("  " + paint.paint(Style.YELLOW, fault.reason()));
    environment.out().println("  " + texts.get("fault.field", fault.field()));
    environment.out().println("  " + texts.get("fault.remedy", fault.remedy()));
  }

  private static String line(Reason reason, Paint paint) {
    String mark = reason.held() ? paint.paint(Style.GREEN, "✓") : paint.paint(Style.RED, "✗");
    StringBuilder line = new StringBuilder("  ".repeat(reason.depth() + 1));
    line.append(mark).append(' ').append(Printable.line(reason.condition()));
    if (!reason.value().isEmpty()) {
      String value = reason.value();
      line.append("   ").append(Printable.line(value.substring(0, reason.from())));
      if (reason.to() > reason.from()) {
        String matched = Printable.line(value.substring(reason.from(), reason.to()));
        line.append(paint.paint(Style.CYAN, "[" + matched + "]"));
      }
      line.append(Printable.line(value.substring(reason.to())));
    }
    return line.append(reason.place().isEmpty() ? "" : "   " + reason.place()).toString();
  }
}
