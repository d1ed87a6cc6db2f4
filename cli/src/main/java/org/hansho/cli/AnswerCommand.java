package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.cli.terminal.Paint;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that shows one answer of the server, as a table or as the JSON that it is. */
abstract class AnswerCommand extends ClientCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  AnswerCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** What is asked for. */
  abstract String path();

  /** Shows the answer to people. */
  abstract void table(byte[] answer) throws IOException;

  /** The colours that the options and the terminal allow. */
  private Paint paint() {
    return environment.screen().output(CommonOptions.color(spec, texts));
  }

  /** Shows the rows of a list. */
  final ListedRow listedRow() {
    return new ListedRow(environment, texts, paint());
  }

  /** Shows one thing as a whole, part by part. */
  final WholeView wholeView() {
    return new WholeView(environment, texts, paint());
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer = client().get(path());
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else {
      table(answer);
    }
    return ExitCode.CLEAN.code();
  }
}
