package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho incident show}: one incident of a running server, whole, as JSON. */
@Command(name = "show", separator = " ", sortOptions = false)
final class IncidentShowCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  IncidentShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    String path = "/api/v1/incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    environment.out().write(client.get(path));
    environment.out().println();
    return ExitCode.CLEAN.code();
  }
}
