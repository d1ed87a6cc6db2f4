package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.hansho.report.Reason;
import org.hansho.report.Reasons;
import org.hansho.report.text.Texts;
import org.hansho.sigma.Rule;
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
    for (Rule one : rules) {
      show(one, RuleTrial.of(one, engine, named, record), paint);
      Listening.to(one, content, texts).forEach(line -> environment.out().println(line));
    }
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
        content.problems().forEach(one -> environment.talk().println(one.rendered()));
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
      throw new Refusal(ExitCode.USAGE, texts.get("error.rule-unknown", rule));
    }
    return named;
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
        String said =
            texts.get("trouble." + trouble) + (detail.isEmpty() ? "" : " (" + detail + ")");
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
    String reason = ((Recognition.Unrecognised) recognition).reason();
    throw new Refusal(ExitCode.INPUT, texts.get("error.event", reason));
  }

  private void show(Rule one, RuleTrial trial, Paint paint) {
    String verdict = texts.get("explain." + trial.verdict().name());
    Style style = trial.verdict() == RuleTrial.Verdict.MATCHES ? Style.GREEN : Style.YELLOW;
    environment
        .out()
        .println(
            paint.paint(Style.BOLD, Printable.line(one.title()))
                + "  "
                + paint.paint(style, verdict));
    String sources = one.logSource() + " ← " + String.join(", ", trial.seenClasses());
    environment.out().println("  " + paint.paint(Style.DIM, Printable.line(sources)));
    trial.faults().forEach(fault -> show(texts.words(fault), paint));
    if (trial.explanation() == null) {
      return;
    }
    for (Reason reason : Reasons.of(trial.explanation(), texts, true)) {
      environment.out().println(line(reason, paint));
    }
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
