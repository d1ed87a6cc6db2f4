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

  DeadLetterShowCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    super(surroundings, texts, environment);
  }

  @Override
  public Integer call() throws IOException {
    surroundings.out().write(client().get("/api/v1/dead-letters/" + number));
    surroundings.out().println();
    return ExitCode.CLEAN.code();
  }
}
