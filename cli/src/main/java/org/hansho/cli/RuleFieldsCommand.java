package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Width;
import org.hansho.content.Detection;
import org.hansho.files.output.Printable;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hansho rule fields}: the fields that detections read, and how many read each. */
@Command(name = "fields", separator = " ", sortOptions = false)
final class RuleFieldsCommand implements Callable<Integer> {
  private static final int NAME = 48;

  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rules", paramLabel = "PATH")
  private List<String> rules = new ArrayList<>();

  RuleFieldsCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  @Override
  public Integer call() throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    Library library = new Library().withBuiltin();
    ContentOptions.addRules(library, rules, texts).forEach(environment.talk()::println);
    Map<String, Integer> readers = new TreeMap<>();
    Engine engine = Engine.compile(library.read());
    for (Detection detection : engine.content().detections()) {
      for (String field : engine.fieldsOf(detection)) {
        readers.merge(field, 1, Integer::sum);
      }
    }
    String head = Width.left(texts.get("fields.field"), NAME) + texts.get("fields.detections");
    environment.out().println(paint.paint(Paint.Style.BOLD, head));
    readers.forEach(
        (field, detections) ->
            environment
                .out()
                .println(Width.left(Printable.line(field), NAME) + Numbers.grouped(detections)));
    return ExitCode.CLEAN.code();
  }
}
