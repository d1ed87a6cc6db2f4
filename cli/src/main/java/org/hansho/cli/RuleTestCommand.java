package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.files.output.Printable;
import org.hansho.library.Library;
import org.hansho.pipeline.DetectionTests;
import org.hansho.pipeline.TestResult;
import org.hansho.pipeline.TestWorld;
import org.hansho.report.EngineWords;
import org.hansho.report.text.Texts;
import org.hansho.yaml.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hansho rule test}: runs the tests that stand in files of detections. */
@Command(name = "test", separator = " ", sortOptions = false)
final class RuleTestCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "0..*", descriptionKey = "test-paths")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--list", paramLabel = "NAME=FILE")
  private List<String> lists = new ArrayList<>();

  @Option(names = "--quiet", descriptionKey = "test-quiet")
  private boolean quiet;

  RuleTestCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  @Override
  public Integer call() throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    Library library = new Library();
    if (paths.isEmpty()) {
      library.withBuiltin();
    } else {
      library.withBuiltinLists();
      ContentOptions.addRules(library, paths, texts).forEach(environment.talk()::println);
    }
    ContentOptions.addLists(library, lists, texts);
    Content content = library.read();
    int errors = 0;
    for (Problem problem : content.problems()) {
      if (problem.severity() == Problem.Severity.ERROR) {
        errors++;
        EngineWords.of(problem, texts.language())
            .rendered()
            .lines()
            .map(Printable::line)
            .forEach(environment.talk()::println);
      }
    }
    int failed = run(content, paint);
    return (errors + failed > 0 ? ExitCode.RULES : ExitCode.CLEAN).code();
  }

  private int run(Content content, Paint paint) {
    DetectionTests tests = new DetectionTests(TestWorld.engine(content));
    int passed = 0;
    int failed = 0;
    for (Detection detection : content.detections()) {
      for (TestResult result : tests.run(detection)) {
        if (result.passed()) {
          passed++;
        } else {
          failed++;
        }
        show(result, paint);
      }
      if (detection.tests().isEmpty()) {
        environment.talk().println(texts.get("error.no-tests", Printable.line(detection.id())));
      }
    }
    environment.out().println(texts.get("test.summary", passed, failed));
    return failed;
  }

  private void show(TestResult result, Paint paint) {
    if (result.passed() && quiet) {
      return;
    }
    String mark = result.passed() ? paint.paint(Style.GREEN, "✓") : paint.paint(Style.RED, "✗");
    String name = result.detection().id() + ": " + result.test().name();
    environment.out().println(mark + " " + Printable.line(name));
    for (String failure : result.failures()) {
      environment.out().println("    " + Printable.line(failure));
    }
  }
}
