package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho view remove}: forgets a view. */
@Command(name = "remove", separator = " ", sortOptions = false)
final class ViewRemoveCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "view-id")
  private String id = "";

  ViewRemoveCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    client().call("DELETE", "/api/v1/views/" + PathPart.of(id), "");
    environment.talk().println(texts.get("view.removed"));
    return ExitCode.CLEAN.code();
  }
}
