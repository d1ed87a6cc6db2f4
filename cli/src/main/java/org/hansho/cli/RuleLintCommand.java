package org.hansho.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.cli.terminal.Paint;
import org.hansho.content.Content;
import org.hansho.files.output.JsonLines;
import org.hansho.files.output.Printable;
import org.hansho.library.Library;
import org.hansho.pipeline.Vocabulary;
import org.hansho.report.EngineWords;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problem.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hansho rule lint}: says everything that is wrong with files of rules. */
@Command(name = "lint", separator = " ", sortOptions = false)
final class RuleLintCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "rule-paths")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--list", paramLabel = "NAME=FILE")
  private List<String> lists = new ArrayList<>();

  @Option(names = "--output", paramLabel = "text|json", descriptionKey = "lint-output")
  private String output = "text";

  /** Most problems that are written; the numbers below them are of all. */
  private static final int SHOWN = 1_000;

  RuleLintCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  /** How the problems are written. */
  private enum View {
    TEXT,
    JSON
  }

  /** The numbers under the list of problems. */
  private record Summary(
      int files, int rules, int active, int refused, long errors, int correlations, int baselines) {
    static Summary of(Content content) {
      int rules = content.sigma().documents();
      int refused = content.sigma().refused();
      long errors =
          content.problems().stream().filter(one -> one.severity() != Severity.WARNING).count();
      return new Summary(
          content.sigma().files(),
          rules,
          rules - refused,
          refused,
          errors,
          content.sigma().correlations().size(),
          content.sigma().baselines().size());
    }
  }

  @Override
  public Integer call() throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    View view = Choice.of("--output", output, View.values(), texts);
    Library library = new Library().withBuiltinLists();
    ContentOptions.addRules(library, paths, texts).forEach(environment.talk()::println);
    ContentOptions.addLists(library, lists, texts);
    Content read = library.read();
    if (read.sigma().documents() == 0 && read.detections().isEmpty()) {
      throw new Refusal(ExitCode.RULES, texts.get("error.rules-empty", String.join(", ", paths)));
    }
    Content content = read.withProblems(warnings(library, read));
    if (view == View.JSON) {
      writeJson(content);
    } else {
      writeText(content, paint);
    }
    boolean bad = content.problems().stream().anyMatch(one -> one.severity() == Severity.ERROR);
    return (bad ? ExitCode.RULES : ExitCode.CLEAN).code();
  }

  /** Rules that no event can reach, and names of fields that look like a slip. */
  private static List<Problem> warnings(Library library, Content content) {
    Map<String, List<Rule>> rulesOf = new HashMap<>();
    for (Rule rule : content.sigma().rules()) {
      rulesOf.computeIfAbsent(rule.place().file(), file -> new ArrayList<>()).add(rule);
    }
    Vocabulary vocabulary = new Vocabulary();
    return library.ownTexts().stream()
        .flatMap(
            text ->
                vocabulary.warnings(text, rulesOf.getOrDefault(text.file(), List.of())).stream())
        .toList();
  }

  private void writeText(Content content, Paint paint) {
    List<Problem> shown = shown(content);
    for (Problem problem : shown) {
      Paint.Style style =
          problem.severity() == Severity.ERROR ? Paint.Style.RED : Paint.Style.YELLOW;
      String kind = texts.get("lint." + problem.severity().name());
      environment.out().println(paint.paint(style, kind));
      EngineWords.of(problem, texts.language())
          .rendered()
          .lines()
          .map(Printable::line)
          .forEach(environment.out()::println);
    }
    int more = content.problems().size() - shown.size();
    if (more > 0) {
      environment.out().println(texts.get("lint.more-problems", Numbers.grouped(more)));
    }
    Summary summary = Summary.of(content);
    environment
        .out()
        .println(
            texts.get(
                "lint.summary",
                summary.files(),
                summary.rules(),
                summary.active(),
                summary.refused(),
                summary.errors(),
                summary.correlations(),
                summary.baselines()));
  }

  private void writeJson(Content content) throws IOException {
    try (JsonGenerator json = JsonLines.generator(environment.out())) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("problems");
      for (Problem problem : shown(content)) {
        write(problem, json);
      }
      json.writeEndArray();
      json.writeNumberField("problems_left_out", content.problems().size() - shown(content).size());
      Summary summary = Summary.of(content);
      json.writeObjectFieldStart("summary");
      json.writeNumberField("files", summary.files());
      json.writeNumberField("rules", summary.rules());
      json.writeNumberField("active", summary.active());
      json.writeNumberField("correlations", summary.correlations());
      json.writeNumberField("baselines", summary.baselines());
      json.writeNumberField("refused", summary.refused());
      json.writeNumberField("errors", summary.errors());
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static List<Problem> shown(Content content) {
    return content.problems().subList(0, Math.min(SHOWN, content.problems().size()));
  }

  private static void write(Problem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", problem.place().file());
    json.writeNumberField("line", problem.place().line());
    json.writeNumberField("column", problem.place().column());
    json.writeStringField("rule_id", problem.rule());
    json.writeStringField(
        "severity", problem.severity().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("reason", problem.message());
    json.writeStringField("remedy", problem.remedy());
    json.writeEndObject();
  }
}
