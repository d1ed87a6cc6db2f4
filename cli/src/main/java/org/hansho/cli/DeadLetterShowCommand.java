package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho dead-letter show}: one record that a running server left out, as JSON. */
@Command(name = "show", separator = " ", sortOptions = false)
final class DeadLetterShowCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "NUMBER", descriptionKey = "letter-number")
  private long number;

  DeadLetterShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    environment.out().write(client().get("/api/v1/dead-letters/" + number));
    environment.out().println();
    return ExitCode.CLEAN.code();
  }
}
