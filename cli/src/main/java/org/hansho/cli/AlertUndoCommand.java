package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho alert undo}: takes back what was done with many alerts at once. */
@Command(name = "undo", separator = " ", sortOptions = false)
final class AlertUndoCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "NUMBER", descriptionKey = "triage-action")
  private long number;

  AlertUndoCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    byte[] answer = client.change("POST", "/api/v1/actions/" + number + "/undo");
    ActionEnd.of(client, answer, environment, texts);
    return ExitCode.CLEAN.code();
  }
}
