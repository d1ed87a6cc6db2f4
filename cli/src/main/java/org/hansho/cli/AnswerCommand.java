package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Option;

/** A command that shows one answer of the server, as a table or as the JSON that it is. */
abstract class AnswerCommand extends ClientCommand {
  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  AnswerCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** What is asked for. */
  abstract String path();

  /** Shows the answer to people. */
  abstract void table(byte[] answer) throws IOException;

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
